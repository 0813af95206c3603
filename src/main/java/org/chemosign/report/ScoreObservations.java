package org.chemosign.report;

import java.util.Optional;
import java.util.function.Function;
import org.chemosign.expression.Gene;
import org.chemosign.prediction.DomainPosition;
import org.chemosign.prediction.DrugPrediction;
import org.chemosign.prediction.ReferenceUsed;
import org.chemosign.signature.SignatureCard.CallCutoffs;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;

/** The score of each drug's signature: the raw, reproducible number and what it is made of. */
record ScoreObservations(ReportScope scope, Function<String, Optional<Gene>> genes) {

  Observation of(DrugPrediction drug) {
    Concepts concepts = scope.concepts();
    PartRole role = PartRole.score(drug.signature());
    ObservationFrame frame =
        new ObservationFrame(scope, role, "signature-score", "molecular-biomarker");
    frame.biomarkerOf(drug.signature());
    Observation observation = frame.observation();
    observation.setCode(concepts.item("signature-score"));
    observation.addInterpretation(concepts.call(drug.call()));
    observation.setMethod(new CodeableConcept().setText(Plain.text(drug.signature().title())));
    if (drug.score().isPresent()) {
      observation.setValue(Concepts.unity(drug.score().getAsDouble()));
    } else {
      frame.absent(drug.reasons());
    }
    frame.component(medicationCode(), concepts.drug(drug.drug()));
    frame.coverage(drug.signature(), drug.genesUsed(), drug.genesMissing());
    position(frame, drug);
    if (drug.score().isPresent()) {
      frame.contributions(drug.topGenes(), genes);
      frame.item("rest-contribution", Concepts.unity(drug.rest()));
    }
    frame.reasons(drug.reasons());
    return observation;
  }

  static CodeableConcept medicationCode() {
    return Concepts.foreign(Canonicals.LOINC, "51963-7", null);
  }

  private void position(ObservationFrame frame, DrugPrediction drug) {
    if (drug.percentile().isPresent()) {
      frame.item("percentile", Concepts.quantity(drug.percentile().getAsDouble(), "%"));
    }
    drug.reference().ifPresent(reference -> reference(frame, reference));
    drug.signature().cutoffs().ifPresent(cutoffs -> cutoffs(frame, cutoffs));
  }

  private void reference(ObservationFrame frame, ReferenceUsed reference) {
    CodeableConcept cohort = scope.concepts().own("specimen-kind", reference.specimenType().code());
    frame.item("reference-cohort", cohort.setText(Plain.text(reference.cohort())));
    frame.item("reference-size", new IntegerType(reference.size()));
    frame.item("reference-matches-specimen", new BooleanType(reference.matchesSpecimen()));
    reference.domain().ifPresent(position -> domain(frame, position));
  }

  private static void domain(ObservationFrame frame, DomainPosition position) {
    frame.item("reference-distance", Concepts.unity(position.distance()));
    frame.item("reference-distance-percentile", Concepts.quantity(position.percentile(), "%"));
    frame.item("reference-distance-warning", Concepts.unity(position.warnAbove()));
    frame.item("reference-distance-no-call", Concepts.unity(position.noCallAbove()));
    frame.item("outside-reference-cohort", new BooleanType(position.outside()));
  }

  private static void cutoffs(ObservationFrame frame, CallCutoffs cutoffs) {
    frame.item(
        "cutoff-sensitive",
        Concepts.quantity(cutoffs.sensitiveAtMost(), "%")
            .setComparator(QuantityComparator.LESS_OR_EQUAL));
    frame.item(
        "cutoff-resistant",
        Concepts.quantity(cutoffs.resistantAtLeast(), "%")
            .setComparator(QuantityComparator.GREATER_OR_EQUAL));
  }
}
