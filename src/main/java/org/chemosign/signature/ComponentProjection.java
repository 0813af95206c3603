package org.chemosign.signature;

import java.util.ArrayList;
import java.util.List;

/**
 * Linear components of a signature's genes, as independent component analysis gives them: the value
 * of component k is the sum over the genes found of weight times z.
 *
 * @param components names of the components
 * @param weights one row a gene in card order, one column a component
 */
record ComponentProjection(List<String> components, double[][] weights) {

  /** Name of the file. */
  static final String FILE = "projection.tsv";

  /** Reads the file, whose rows have to be the genes of the numbers in their order. */
  static ComponentProjection read(NumbersTable table, List<SignatureGene> genes) {
    List<String> header = table.header();
    if (header.size() < 2 || !header.get(0).equals("gene")) {
      throw table.fault("the columns have to be gene and components");
    }
    List<String> components = new ArrayList<>(header.subList(1, header.size()));
    if (components.stream().anyMatch(String::isBlank)
        || components.stream().distinct().count() < components.size()) {
      throw table.fault("a component has no name, or two have the same");
    }
    if (table.size() != genes.size()) {
      throw table.fault("has " + table.size() + " genes, the numbers " + genes.size());
    }
    double[][] weights = new double[table.size()][components.size()];
    for (int row = 0; row < weights.length; row++) {
      if (!table.text(row, 0).equals(genes.get(row).symbol())) {
        throw table.fault("line " + (row + 2) + " is not the gene of the numbers in that line");
      }
      for (int k = 0; k < components.size(); k++) {
        weights[row][k] = table.number(row, k + 1);
      }
    }
    return new ComponentProjection(List.copyOf(components), weights);
  }

  /** The components of a sample, of the z of the genes found. */
  double[] of(double[] z, FoundGenes found) {
    double[] values = new double[components.size()];
    for (int i = 0; i < z.length; i++) {
      double[] row = weights[found.positions()[i]];
      for (int k = 0; k < values.length; k++) {
        values[k] += row[k] * z[i];
      }
    }
    return values;
  }
}
