package org.chemosign.prediction;

import java.util.List;
import org.chemosign.signature.Drug;

/**
 * What is asked of the predictor beside the profile.
 *
 * @param signatures canonical identifiers ({@code id} or {@code id|version}) to restrict to; empty
 *     for all active ones
 * @param drugs drugs to predict; empty for all
 * @param regimens regimen codes to predict; empty for all whose drugs are predicted
 * @param phenotype whether enabled phenotype signatures are run
 * @param specimen what is known of the sample
 */
public record PredictionRequest(
    List<String> signatures,
    List<Drug> drugs,
    List<String> regimens,
    boolean phenotype,
    SpecimenFacts specimen) {

  public PredictionRequest {
    signatures = List.copyOf(signatures);
    drugs = List.copyOf(drugs);
    regimens = List.copyOf(regimens);
  }

  /** Everything, on a specimen of which nothing is known. */
  public static PredictionRequest everything() {
    return new PredictionRequest(List.of(), List.of(), List.of(), true, SpecimenFacts.unknown());
  }
}
