package org.chemosign.training;

import org.chemosign.signature.SpecimenType;

/**
 * A cell line of the open panel's data as one assay of expression saw it.
 *
 * @param id unique name of the row
 * @param cosmic COSMIC identifier, the same in every assay
 * @param tissue organ of origin
 * @param expression one value a gene of its table
 */
record CellLine(String id, String cosmic, String tissue, double[] expression) {

  static final String PANCREAS = "pancreas";
  static final String BLOOD = "haematopoietic_and_lymphoid_tissue";

  boolean solid() {
    return !tissue.equals(BLOOD);
  }

  boolean pancreatic() {
    return tissue.equals(PANCREAS);
  }

  CellLine named(String name, double[] values) {
    return new CellLine(name, cosmic, tissue, values);
  }

  TrainingSample sample(double response, double weight) {
    return new TrainingSample(
        id,
        cosmic,
        tissue,
        SpecimenType.CELL_CULTURE,
        TrainingSample.Role.PRIMARY,
        response,
        weight,
        Double.NaN,
        expression);
  }
}
