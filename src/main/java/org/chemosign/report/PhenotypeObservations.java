package org.chemosign.report;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.chemosign.expression.Gene;
import org.chemosign.prediction.PhenotypePrediction;
import org.chemosign.prediction.SensitivityCall;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.StringType;

/** The tumour's phenotype by each enabled signature: a class, or a gradient's value. */
record PhenotypeObservations(ReportScope scope, Function<String, Optional<Gene>> genes) {

  Observation of(PhenotypePrediction phenotype) {
    PartRole role = PartRole.phenotype(phenotype.signature());
    ObservationFrame frame =
        new ObservationFrame(scope, role, "tumour-phenotype", "molecular-biomarker");
    frame.biomarkerOf(phenotype.signature());
    Observation observation = frame.observation();
    observation.setCode(scope.concepts().own("phenotype", measure(phenotype)));
    observation.setMethod(new CodeableConcept().setText(Plain.text(phenotype.signature().title())));
    value(frame, phenotype);
    frame.coverage(phenotype.signature(), phenotype.genesUsed(), phenotype.genesMissing());
    details(frame, phenotype);
    frame.contributions(phenotype.topGenes(), genes);
    frame.reasons(phenotype.reasons());
    return observation;
  }

  /** What is measured: the gradient is one measure, whichever reference system computes it. */
  static String measure(PhenotypePrediction phenotype) {
    String code = phenotype.signature().phenotype().orElse("phenotype");
    return code.startsWith("pamg-") ? "pamg" : code;
  }

  /** A grade such as {@code strong classical} in a language, as it is if unknown. */
  static String grade(Messages messages, String grade) {
    int space = grade.indexOf(' ');
    String key = "phenotype.grade." + grade.substring(0, Math.max(space, 0));
    if (!messages.has(key)) {
      return Plain.text(grade);
    }
    String name = Concepts.textOf(messages, "phenotype", grade.substring(space + 1));
    return Plain.text(messages.text(key, name.toLowerCase(Locale.ROOT)));
  }

  /** The class of a phenotype; empty where there is none or it is not called. */
  static Optional<String> calledClass(PhenotypePrediction phenotype) {
    return phenotype.call().filter(call -> !call.equals(SensitivityCall.NO_CALL.code()));
  }

  private static boolean isGradient(PhenotypePrediction phenotype) {
    return phenotype.call().isEmpty() && phenotype.score().isPresent();
  }

  private void value(ObservationFrame frame, PhenotypePrediction phenotype) {
    Optional<String> called = calledClass(phenotype);
    if (called.isPresent()) {
      frame.observation().setValue(scope.concepts().own("phenotype", called.get()));
    } else if (isGradient(phenotype)) {
      frame.observation().setValue(Concepts.unity(phenotype.score().getAsDouble()));
    } else {
      frame.absent(phenotype.reasons());
    }
  }

  private void details(ObservationFrame frame, PhenotypePrediction phenotype) {
    if (phenotype.score().isPresent() && !isGradient(phenotype)) {
      frame.item("phenotype-score", Concepts.unity(phenotype.score().getAsDouble()));
    }
    phenotype
        .bounds()
        .ifPresent(
            bounds -> {
              frame.item("lowest-possible-score", Concepts.unity(bounds.low()));
              frame.item("highest-possible-score", Concepts.unity(bounds.high()));
            });
    phenotype
        .grade()
        .ifPresent(
            grade -> frame.item("phenotype-grade", new StringType(grade(scope.messages(), grade))));
  }
}
