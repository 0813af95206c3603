package org.chemosign.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chemosign.expression.ExpressionFormatException.Kind;
import org.chemosign.expression.ExpressionFormatException.Place;
import org.chemosign.expression.LayoutDetector.Header;

/** The quantification programs whose tables are known by their header line. */
enum ToolHeader {
  /** Patro 2017, doi:10.1038/nmeth.4197. Its counts go with effective lengths. */
  SALMON(
      ExpressionFormat.SALMON,
      List.of("Name", "Length", "EffectiveLength", "TPM", "NumReads"),
      "EffectiveLength",
      Map.of(ExpressionUnit.TPM, "TPM", ExpressionUnit.COUNTS, "NumReads")),
  /** Li and Dewey 2011, doi:10.1186/1471-2105-12-323. Its counts go with effective lengths. */
  RSEM(
      ExpressionFormat.RSEM,
      List.of(
          "gene_id",
          "transcript_id(s)",
          "length",
          "effective_length",
          "expected_count",
          "TPM",
          "FPKM"),
      "effective_length",
      Map.of(
          ExpressionUnit.TPM,
          "TPM",
          ExpressionUnit.FPKM,
          "FPKM",
          ExpressionUnit.COUNTS,
          "expected_count")),
  /** Liao 2014, doi:10.1093/bioinformatics/btt656. One count column a sample. */
  FEATURE_COUNTS(
      ExpressionFormat.FEATURE_COUNTS,
      List.of("Geneid", "Chr", "Start", "End", "Strand", "Length"),
      "Length",
      Map.of(ExpressionUnit.COUNTS, ""));

  private final ExpressionFormat format;
  private final List<String> header;
  private final String length;
  private final Map<ExpressionUnit, String> columns;

  ToolHeader(
      ExpressionFormat format,
      List<String> header,
      String length,
      Map<ExpressionUnit, String> columns) {
    this.format = format;
    this.header = header;
    this.length = length;
    this.columns = columns;
  }

  /** The program whose header the cells begin with. */
  static Optional<ToolHeader> recognise(List<String> cells) {
    return Stream.of(values())
        .filter(tool -> cells.size() >= tool.header.size())
        .filter(tool -> cells.subList(0, tool.header.size()).equals(tool.header))
        .findFirst();
  }

  /**
   * The layout for the stated unit.
   *
   * @throws ExpressionFormatException when the program's table does not hold the unit
   */
  TableLayout layout(Header found, ReadOptions options) {
    ExpressionUnit unit = options.unit();
    String column = columns.get(unit);
    if (column == null) {
      throw new ExpressionFormatException(
          Kind.UNIT,
          Place.line(found.line()),
          "%s holds %s, not %s".formatted(format.title(), units(), unit.code()));
    }
    return this == FEATURE_COUNTS ? counts(found, options) : single(found, unit);
  }

  private String units() {
    return columns.keySet().stream()
        .sorted()
        .map(ExpressionUnit::code)
        .collect(Collectors.joining(" and "));
  }

  private TableLayout single(Header found, ExpressionUnit unit) {
    OptionalInt lengths =
        unit == ExpressionUnit.COUNTS
            ? OptionalInt.of(header.indexOf(length))
            : OptionalInt.empty();
    return new TableLayout(
        format,
        found.delimiter(),
        found.cells().size(),
        new int[] {header.indexOf(columns.get(unit))},
        List.of(ExpressionReader.UNNAMED),
        lengths,
        OptionalLong.empty());
  }

  private TableLayout counts(Header found, ReadOptions options) {
    List<String> samples = found.cells().subList(header.size(), found.cells().size());
    SampleNames.check(samples, header.size(), found.line(), options.limits().maxSamples());
    return TableLayout.from(format, found.delimiter(), header.size(), samples)
        .withLengths(header.indexOf(length));
  }
}
