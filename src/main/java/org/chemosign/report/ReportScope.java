package org.chemosign.report;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.chemosign.prediction.ChemosensitivityPrediction;
import org.chemosign.prediction.SpecimenGate;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;

/** All that the builders of one report's parts share. */
record ReportScope(
    ChemosensitivityPrediction prediction,
    ReportContext context,
    Messages messages,
    ReportLinks links) {

  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

  Concepts concepts() {
    return new Concepts(messages);
  }

  /** Gates that the specimen fails, in order. */
  List<SpecimenGate> failedGates() {
    return prediction.gates().stream()
        .filter(gate -> gate.outcome() == SpecimenGate.Outcome.FAILED)
        .toList();
  }

  /** Whether nothing was predicted because the specimen fails a gate. */
  boolean withheld() {
    return !failedGates().isEmpty();
  }

  DateTimeType effective() {
    return new DateTimeType(
        Date.from(context.effective()), ca.uhn.fhir.model.api.TemporalPrecisionEnum.SECOND, UTC);
  }

  /** When the analysis was made, as precisely as the report's effective time. */
  DateTimeType performed() {
    return new DateTimeType(
        Date.from(context.issued()), ca.uhn.fhir.model.api.TemporalPrecisionEnum.SECOND, UTC);
  }

  InstantType issued() {
    return new InstantType(
        Date.from(context.issued()), ca.uhn.fhir.model.api.TemporalPrecisionEnum.MILLI, UTC);
  }

  Identifier partIdentifier(PartRole role) {
    return new Identifier()
        .setSystem(Canonicals.PREDICTION_PART)
        .setValue(context.identity() + "." + role.key());
  }

  /**
   * What the scores were derived from: the stored profile, else its matrix, else nothing stored.
   */
  List<Reference> source() {
    List<Reference> source = new ArrayList<>();
    Optional<Reference> stored = context.sequence().or(context::matrix);
    stored.ifPresent(reference -> source.add(reference.copy()));
    return source;
  }
}
