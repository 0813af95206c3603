package org.chemosign.signature;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the numbers of gene pairs.
 *
 * @param pack the card
 * @param table the numbers
 */
record GenePairReader(PackCard pack, NumbersTable table) {

  Signature signature() {
    table.requireHeader(List.of("geneA", "entrezA", "geneB", "entrezB", "coefficient"));
    List<GenePairSignature.Pair> pairs = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      SignatureGene higher = table.gene(row, 0, 1);
      SignatureGene lower = table.gene(row, 2, 3);
      if (higher.equals(lower)) {
        throw table.fault("line " + (row + 2) + " pairs a gene with itself");
      }
      pairs.add(new GenePairSignature.Pair(higher, lower, table.number(row, 4)));
    }
    StrictObject parameters = pack.parameters();
    SubtypeClasses classes =
        new SubtypeClasses(parameters.text("highClass"), parameters.text("lowClass"));
    double intercept = parameters.number("intercept");
    return new GenePairSignature(
        pack.card(), pack.matching(), new GenePairSignature.Model(intercept, pairs, classes));
  }
}
