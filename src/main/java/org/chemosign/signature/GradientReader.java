package org.chemosign.signature;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the numbers of a gradient.
 *
 * @param pack the card
 * @param table the numbers
 */
record GradientReader(PackCard pack, NumbersTable table) {

  Signature signature() {
    boolean byGene = pack.matching().mode() == GeneMatching.Mode.GENE;
    int first = byGene ? 2 : 1;
    List<String> header = table.header();
    if (!header
            .subList(0, Math.min(first, header.size()))
            .equals(List.of("gene", "entrez").subList(0, first))
        || header.size() == first) {
      throw table.fault(
          "the columns have to be gene" + (byGene ? ", entrez" : "") + ", components");
    }
    int components = header.size() - first;
    List<SignatureGene> genes = new ArrayList<>();
    double[][] weights = new double[table.size()][components];
    for (int row = 0; row < table.size(); row++) {
      genes.add(byGene ? table.gene(row, 0, 1) : SignatureGene.ofSymbol(table.text(row, 0)));
      for (int i = 0; i < components; i++) {
        weights[row][i] = table.number(row, first + i);
      }
    }
    return new GradientSignature(pack.card(), pack.matching(), system(genes, weights));
  }

  private ReferenceSystem system(List<SignatureGene> genes, double[][] weights) {
    StrictObject parameters = pack.parameters();
    int component = parameters.integer("component");
    int direction = parameters.integer("direction");
    double sd = parameters.number("sd");
    if (component < 1 || component > weights[0].length) {
      throw parameters.fault("component", "is not the number of a column, from 1");
    }
    if (Math.abs(direction) != 1) {
      throw parameters.fault("direction", "has to be 1 or -1");
    }
    if (sd <= 0) {
      throw parameters.fault("sd", "has to be positive");
    }
    ReferenceSystem.Gradient gradient =
        new ReferenceSystem.Gradient(component - 1, direction, parameters.number("mean"), sd);
    try {
      return new ReferenceSystem(genes, weights, gradient);
    } catch (IllegalArgumentException e) {
      throw table.fault(e.getMessage());
    }
  }
}
