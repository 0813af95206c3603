package org.chemosign.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chemosign.prediction.PredictionRequest;
import org.chemosign.prediction.SpecimenFacts;
import org.chemosign.signature.Drug;
import org.chemosign.signature.SpecimenType;
import picocli.CommandLine.Option;

/** What is asked of the predictor. */
final class RequestOptions {

  @Option(
      names = "--specimen-type",
      paramLabel = "TYPE",
      description =
          "primary, metastasis, xenograft, organoid or cell-culture; picks the reference"
              + " distribution.")
  private SpecimenType specimenType;

  @Option(
      names = "--signature",
      paramLabel = "ID",
      description = "Signature id or id|version; repeatable; default all active ones.")
  private List<String> signatures = List.of();

  @Option(names = "--drug", paramLabel = "DRUG", description = "Drug; repeatable; default all.")
  private List<Drug> drugs = List.of();

  @Option(
      names = "--regimen",
      paramLabel = "REGIMEN",
      description = "Regimen; repeatable; default all whose drugs are predicted.")
  private List<String> regimens = List.of();

  @Option(
      names = "--no-phenotype",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Leave out phenotype signatures.")
  private boolean phenotype;

  PredictionRequest toRequest() {
    SpecimenFacts specimen =
        new SpecimenFacts(
            Optional.ofNullable(specimenType),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty());
    return new PredictionRequest(signatures, drugs, regimens, phenotype, specimen);
  }
}
