package org.chemosign.prediction;

import java.util.List;

/**
 * All that one tumour's profile says: drugs, regimens and phenotype, with what it rests on. Every
 * door of the product renders this one object.
 *
 * @param profile what was understood of the input
 * @param specimen what is known of the sample
 * @param gates the specimen conditions and how they came out
 * @param drugs one entry a drug asked for, in panel order
 * @param regimens one entry a regimen asked for, in rule order
 * @param phenotypes one entry an enabled phenotype signature
 * @param versions versions and hashes of all else that decided the result
 */
public record ChemosensitivityPrediction(
    ProfileSummary profile,
    SpecimenFacts specimen,
    List<SpecimenGate> gates,
    List<DrugPrediction> drugs,
    List<RegimenPrediction> regimens,
    List<PhenotypePrediction> phenotypes,
    PredictionVersions versions) {

  public ChemosensitivityPrediction {
    gates = List.copyOf(gates);
    drugs = List.copyOf(drugs);
    regimens = List.copyOf(regimens);
    phenotypes = List.copyOf(phenotypes);
  }
}
