package org.chemosign.signature;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.expression.GeneIndex;
import org.chemosign.expression.GeneTable;

/**
 * Samples whose scores a pack states itself, so that anybody can see that this engine computes what
 * the trainer's did: {@code golden.tsv} (column {@code gene} with the symbols of the numbers, then
 * one column a synthetic sample, values in TPM) and {@code golden-scores.tsv} (columns {@code
 * sample} and {@code score}).
 */
final class GoldenSamples {

  static final String MATRIX = "golden.tsv";
  static final String SCORES = "golden-scores.tsv";

  private static final double TOLERANCE = 1e-8;

  private final NumbersTable matrix;
  private final NumbersTable scores;

  private GoldenSamples(NumbersTable matrix, NumbersTable scores) {
    this.matrix = matrix;
    this.scores = scores;
    if (!matrix.header().get(0).equals("gene") || matrix.header().size() < 2) {
      throw matrix.fault("the columns have to be gene and samples");
    }
    scores.requireHeader(List.of("sample", "score"));
    if (scores.size() != matrix.header().size() - 1) {
      throw scores.fault("has " + scores.size() + " samples, not those of " + MATRIX);
    }
  }

  /** The golden samples of a pack; empty when it has none. */
  static Optional<GoldenSamples> of(PackFiles files) {
    if (!files.has(MATRIX) && !files.has(SCORES)) {
      return Optional.empty();
    }
    return Optional.of(new GoldenSamples(files.table(MATRIX), files.table(SCORES)));
  }

  /**
   * Scores the samples.
   *
   * @throws SignaturePackException at the first score further than 1e-8 from the stated one
   */
  void check(Signature signature) {
    GeneIndex genes = genes();
    for (int sample = 0; sample < scores.size(); sample++) {
      String name = scores.text(sample, 0);
      if (!name.equals(matrix.header().get(sample + 1))) {
        throw scores.fault("line " + (sample + 2) + " is not the sample of " + MATRIX);
      }
      compare(signature.score(profile(name, genes, sample + 1)), sample, name);
    }
  }

  private GeneIndex genes() {
    Set<String> symbols = new LinkedHashSet<>();
    for (int row = 0; row < matrix.size(); row++) {
      if (!symbols.add(matrix.text(row, 0))) {
        throw matrix.fault("the gene of line " + (row + 2) + " is there twice");
      }
    }
    return GeneIndex.of(List.copyOf(symbols), GeneIdentifierType.SYMBOL, GeneTable.bundled());
  }

  private ExpressionProfile profile(String name, GeneIndex genes, int column) {
    double[] values = new double[matrix.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = matrix.notNegative(row, column);
    }
    return ExpressionProfile.of(name, ExpressionUnit.TPM, genes, values);
  }

  private void compare(SignatureScore score, int sample, String name) {
    double stated = scores.number(sample, 1);
    if (score.value().isEmpty() || !(Math.abs(score.value().getAsDouble() - stated) <= TOLERANCE)) {
      String computed =
          score.value().isPresent() ? Double.toString(score.value().getAsDouble()) : "no score";
      throw scores.fault(
          "the golden sample "
              + SignaturePackException.quoted(name)
              + " has "
              + computed
              + ", the pack says "
              + stated);
    }
  }
}
