package org.chemosign.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chemosign.expression.ExpressionFormatException.Kind;
import org.chemosign.expression.ExpressionFormatException.Place;

/** What a header line may call samples. */
final class SampleNames {

  /** Columns that stand beside expression in many tables and must not pass for a sample. */
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "length",
          "gene_length",
          "effective_length",
          "effectivelength",
          "chr",
          "chromosome",
          "start",
          "end",
          "strand",
          "description",
          "gene_name",
          "gene_type",
          "gene_biotype",
          "entrezid",
          "transcript_id(s)");

  private SampleNames() {}

  /**
   * Checks the names of a header.
   *
   * @param names the samples, one a column
   * @param before number of columns before them
   * @param line the header's line
   * @param most most samples allowed
   * @throws ExpressionFormatException when a name is empty, occurs twice or is no sample's, or
   *     there are too many
   */
  static void check(List<String> names, int before, long line, int most) {
    if (names.isEmpty()) {
      throw refusal(Kind.STRUCTURE, Place.line(line), "the header names no sample");
    }
    if (names.size() > most) {
      throw refusal(
          Kind.TOO_LARGE,
          Place.line(line),
          names.size() + " samples; at most " + most + " are read");
    }
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      int column = before + i + 1;
      checkName(names.get(i), column, line);
      Integer earlier = seen.put(names.get(i), column);
      if (earlier != null) {
        throw refusal(
            Kind.DUPLICATE,
            Place.line(line).withValue(names.get(i)),
            "the sample name is in column " + earlier + " and in column " + column);
      }
    }
  }

  private static void checkName(String name, int column, long line) {
    if (name.isBlank()) {
      throw refusal(
          Kind.STRUCTURE, Place.line(line), "the sample name of column " + column + " is empty");
    }
    if (ANNOTATIONS.contains(name.toLowerCase(Locale.ROOT))) {
      throw refusal(
          Kind.STRUCTURE,
          Place.line(line).withValue(name),
          "column " + column + " annotates genes and is no sample; leave it out");
    }
  }

  private static ExpressionFormatException refusal(Kind kind, Place place, String problem) {
    return new ExpressionFormatException(kind, place, problem);
  }
}
