package org.chemosign.signature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.GeneIndex;

/**
 * Which genes of a signature a file has, and in which rows.
 *
 * @param positions card positions of the genes found, ascending
 * @param rows the row of each gene found
 * @param missing symbols of the genes not found, in card order
 */
record FoundGenes(int[] positions, int[] rows, List<String> missing) {

  static FoundGenes among(List<SignatureGene> card, GeneMatching matching, GeneIndex genes) {
    int[] positions = new int[card.size()];
    int[] rows = new int[card.size()];
    List<String> missing = new ArrayList<>();
    int found = 0;
    for (int position = 0; position < card.size(); position++) {
      int row = matching.rowOf(card.get(position), genes);
      if (row < 0) {
        missing.add(card.get(position).symbol());
      } else {
        positions[found] = position;
        rows[found++] = row;
      }
    }
    return new FoundGenes(
        Arrays.copyOf(positions, found), Arrays.copyOf(rows, found), List.copyOf(missing));
  }

  int count() {
    return rows.length;
  }

  /** Values of the genes found, as the profile states them; negative zero becomes zero. */
  double[] values(ExpressionProfile profile) {
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = profile.value(rows[i]) + 0.0;
    }
    return values;
  }

  /** log2(x + 1) of the genes found. */
  double[] log2Values(ExpressionProfile profile) {
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = profile.log2(rows[i]);
    }
    return values;
  }
}
