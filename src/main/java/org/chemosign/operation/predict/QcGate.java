package org.chemosign.operation.predict;

import java.util.List;
import java.util.stream.Collectors;
import org.chemosign.operation.Refusal;
import org.chemosign.prediction.ChemosensitivityPrediction;
import org.chemosign.prediction.DrugPrediction;
import org.chemosign.prediction.NoCallReason;
import org.chemosign.prediction.SpecimenGate;

/**
 * With {@code qcPolicy=fail}: refuses a prediction whose specimen or gene coverage does not carry
 * it.
 */
final class QcGate {

  private static final int NAMED_GENES = 20;

  private QcGate() {}

  /**
   * Throws 422 unless every specimen condition is known to be met and every signature has its
   * genes.
   */
  static void require(ChemosensitivityPrediction prediction) {
    List<SpecimenGate> open =
        prediction.gates().stream()
            .filter(gate -> gate.outcome() != SpecimenGate.Outcome.MET)
            .toList();
    if (!open.isEmpty()) {
      throw Refusal.SPECIMEN_GATE.parameter("specimen", gates(open));
    }
    prediction.drugs().stream()
        .filter(drug -> drug.reasons().contains(NoCallReason.LOW_GENE_COVERAGE))
        .findFirst()
        .ifPresent(QcGate::refuseCoverage);
  }

  private static String gates(List<SpecimenGate> open) {
    return open.stream()
            .map(gate -> condition(gate.kind()) + " (recorded: " + gate.observed() + ")")
            .collect(Collectors.joining("; ", "the specimen is not known to meet: ", ""))
        + ". qcPolicy=report gives a report that says so";
  }

  private static String condition(SpecimenGate.Kind kind) {
    return switch (kind) {
      case RNA_MASS -> "at least 50 ng of RNA";
      case NEOPLASTIC_CELLS -> "at least 10 % neoplastic cells";
      case DIAGNOSIS -> "pancreatic adenocarcinoma";
    };
  }

  private static void refuseCoverage(DrugPrediction drug) {
    String missing =
        drug.genesMissing().stream().limit(NAMED_GENES).collect(Collectors.joining(", "));
    throw Refusal.GENES_MISSING.parameter(
        "expression",
        "signature "
            + drug.signature().canonical()
            + " needs "
            + drug.signature().minimumGenes()
            + " of its "
            + drug.signature().genes()
            + " genes and found "
            + drug.genesUsed()
            + "; missing "
            + drug.genesMissing().size()
            + ": "
            + missing
            + (drug.genesMissing().size() > NAMED_GENES ? ", ..." : ""));
  }
}
