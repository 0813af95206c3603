package org.chemosign.expression;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chemosign.expression.ExpressionFormatException.Kind;
import org.chemosign.expression.ExpressionFormatException.Place;
import org.chemosign.expression.LayoutDetector.Header;

/**
 * The first line of a two-column table or of a gene x sample matrix. A header may lack the name of
 * the gene column, as R writes it; a two-column table may lack the header.
 */
final class PlainHeader {

  private static final Set<String> GENE_COLUMN_NAMES =
      Set.of(
          "",
          "gene",
          "genes",
          "gene_id",
          "geneid",
          "gene_name",
          "genename",
          "gene_symbol",
          "genesymbol",
          "symbol",
          "hgnc_symbol",
          "hugo_symbol",
          "id",
          "name",
          "ensembl",
          "ensemblid",
          "ensembl_id",
          "ensembl_gene_id",
          "entrez",
          "entrezid",
          "entrez_id",
          "identifier",
          "feature",
          "feature_id");

  private static final int TRANSPOSED_FROM = 10;
  private static final int TRANSPOSED_PROBE = 200;

  private final LineReader lines;
  private final Fields fields;
  private final ReadOptions options;

  PlainHeader(LineReader lines, Fields fields, ReadOptions options) {
    this.lines = lines;
    this.fields = fields;
    this.options = options;
  }

  TableLayout read(Header header) {
    if (isRow(header.cells())) {
      return headless(header);
    }
    boolean unnamedGenes = lacksGeneColumn(header);
    List<String> cells = header.cells();
    List<String> samples = unnamedGenes ? cells : cells.subList(1, cells.size());
    refuseTransposed(samples, header.line());
    SampleNames.check(samples, unnamedGenes ? 0 : 1, header.line(), options.limits().maxSamples());
    return TableLayout.from(format(samples.size()), header.delimiter(), 1, samples);
  }

  private static ExpressionFormat format(int samples) {
    return samples == 1 ? ExpressionFormat.TWO_COLUMN : ExpressionFormat.MATRIX;
  }

  private TableLayout headless(Header header) {
    if (header.cells().size() > 2) {
      throw new ExpressionFormatException(
          Kind.STRUCTURE,
          Place.line(header.line()).withValue(header.cells().get(0)),
          "no header line with sample names stands before the first gene");
    }
    lines.pushBack();
    return TableLayout.from(
        ExpressionFormat.TWO_COLUMN, header.delimiter(), 1, List.of(ExpressionReader.UNNAMED));
  }

  /** Whether the first line is a gene with its values rather than names. */
  private boolean isRow(List<String> cells) {
    if (cells.size() < 2 || GENE_COLUMN_NAMES.contains(cells.get(0).toLowerCase(Locale.ROOT))) {
      return false;
    }
    long numbers = cells.stream().skip(1).filter(PlainHeader::isNumber).count();
    if (cells.size() == 2) {
      return numbers == 1 || isGene(cells.get(0));
    }
    return 2 * numbers >= cells.size() - 1 && isGene(cells.get(0));
  }

  private static boolean isNumber(String cell) {
    byte[] text = cell.getBytes(StandardCharsets.UTF_8);
    return !Double.isNaN(Decimal.parse(text, 0, text.length));
  }

  private boolean isGene(String cell) {
    return Arrays.stream(GeneIdentifierType.values()).anyMatch(type -> isGene(cell, type));
  }

  private boolean isGene(String cell, GeneIdentifierType type) {
    return !(options.table().resolve(cell, type) instanceof GeneResolution.Unknown);
  }

  /** Looks at the row after the header: one cell more means that the gene column has no name. */
  private boolean lacksGeneColumn(Header header) {
    if (!lines.next()) {
      return false;
    }
    fields.split(lines, header.delimiter());
    lines.pushBack();
    return fields.count() == header.cells().size() + 1;
  }

  private void refuseTransposed(List<String> samples, long line) {
    List<String> probe = samples.subList(0, Math.min(samples.size(), TRANSPOSED_PROBE));
    long genes =
        probe.stream()
            .filter(
                name ->
                    isGene(name, GeneIdentifierType.SYMBOL)
                        || isGene(name, GeneIdentifierType.ENSEMBL))
            .count();
    if (probe.size() >= TRANSPOSED_FROM && 2 * genes >= probe.size()) {
      throw new ExpressionFormatException(
          Kind.STRUCTURE,
          Place.line(line).withValue(probe.get(0)),
          "the header names genes, so the table is transposed; genes go in rows, samples in columns");
    }
  }
}
