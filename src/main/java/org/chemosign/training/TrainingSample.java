package org.chemosign.training;

import java.util.Arrays;
import org.chemosign.signature.SpecimenType;

/**
 * A model or line with its expression and its measured response.
 *
 * @param id identifier, unique in a set
 * @param patient who it comes from; samples of one patient are never split between training and
 *     test
 * @param tissue organ of origin; samples of one tissue are never split where tissues are held out
 * @param specimen kind of sample
 * @param role whether it may be tested on
 * @param response measured response, low = sensitive
 * @param weight how much it counts in training, positive; 1 is usual
 * @param otherDrugs mean response to the other drugs in standard deviations, NaN when unknown; used
 *     for the yardstick of general sensitivity and never as a feature
 * @param expression one value a gene of the set, in any unit that is corrected for gene length
 */
public record TrainingSample(
    String id,
    String patient,
    String tissue,
    SpecimenType specimen,
    Role role,
    double response,
    double weight,
    double otherDrugs,
    double[] expression) {

  /** What a sample is for. */
  public enum Role {
    /** Trained on and, in its own fold, tested on. */
    PRIMARY,
    /** Trained on only, as in transfer from another collection. */
    AUXILIARY
  }

  public TrainingSample {
    if (id.isBlank() || !Double.isFinite(response) || !(weight > 0) || weight > 1e9) {
      throw new TrainingDataException(
          "sample '" + id + "' needs a name, a finite response and a positive weight");
    }
    if (!Arrays.stream(expression).allMatch(Double::isFinite)) {
      throw new TrainingDataException("sample '" + id + "' has expression that is not finite");
    }
    expression = expression.clone();
  }

  /** A primary sample of weight one, of which no other drugs are known. */
  public static TrainingSample of(String id, String tissue, double response, double[] expression) {
    return new TrainingSample(
        id,
        id,
        tissue,
        SpecimenType.CELL_CULTURE,
        Role.PRIMARY,
        response,
        1,
        Double.NaN,
        expression);
  }

  /** The values themselves, not a copy: a set holds hundreds of thousands of them. */
  @Override
  public double[] expression() {
    return expression;
  }

  /** This sample with another patient. */
  public TrainingSample withPatient(String name) {
    return new TrainingSample(
        id, name, tissue, specimen, role, response, weight, otherDrugs, expression);
  }

  /** This sample as another kind of sample. */
  public TrainingSample withSpecimen(SpecimenType kind) {
    return new TrainingSample(
        id, patient, tissue, kind, role, response, weight, otherDrugs, expression);
  }

  /** This sample with another response. */
  public TrainingSample withResponse(double value) {
    return new TrainingSample(
        id, patient, tissue, specimen, role, value, weight, otherDrugs, expression);
  }

  /** This sample with another weight. */
  public TrainingSample withWeight(double value) {
    return new TrainingSample(
        id, patient, tissue, specimen, role, response, value, otherDrugs, expression);
  }

  /** This sample with the response to other drugs. */
  public TrainingSample withOtherDrugs(double value) {
    return new TrainingSample(
        id, patient, tissue, specimen, role, response, weight, value, expression);
  }

  /** This sample in another role. */
  public TrainingSample as(Role other) {
    return new TrainingSample(
        id, patient, tissue, specimen, other, response, weight, otherDrugs, expression);
  }

  /** This sample with the values of some of its genes, in the order given. */
  TrainingSample withGenes(int[] genes) {
    double[] chosen = Arrays.stream(genes).mapToDouble(gene -> expression[gene]).toArray();
    return new TrainingSample(
        id, patient, tissue, specimen, role, response, weight, otherDrugs, chosen);
  }
}
