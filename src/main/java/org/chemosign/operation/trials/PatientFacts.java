package org.chemosign.operation.trials;

import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.report.Canonicals;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;

/**
 * What the record holds of a patient.
 *
 * @param conditions that are neither refuted nor entered in error
 * @param statements Observations whose code is a criterion: what somebody has stated of the patient
 * @param procedures that were done or are being done
 */
record PatientFacts(
    Patient patient,
    List<Condition> conditions,
    List<Observation> statements,
    List<Procedure> procedures) {

  static final String CRITERION = Canonicals.codeSystem("eligibility-criterion");

  private static final Set<ObservationStatus> VALID =
      Set.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);
  private static final Set<Procedure.ProcedureStatus> DONE =
      Set.of(
          Procedure.ProcedureStatus.COMPLETED,
          Procedure.ProcedureStatus.INPROGRESS,
          Procedure.ProcedureStatus.STOPPED);

  static PatientFacts read(ClinicalRecord record, Patient patient) {
    String subject = reference(patient);
    return new PatientFacts(
        patient,
        record.findByReference(Condition.class, "subject", subject).stream()
            .filter(PatientFacts::isAsserted)
            .toList(),
        record
            .search(
                Observation.class, java.util.Map.of("subject", subject, "code", CRITERION + "|"))
            .stream()
            .filter(statement -> VALID.contains(statement.getStatus()))
            .toList(),
        record.findByReference(Procedure.class, "subject", subject).stream()
            .filter(procedure -> DONE.contains(procedure.getStatus()))
            .toList());
  }

  private static boolean isAsserted(Condition condition) {
    return condition.getVerificationStatus().getCoding().stream()
        .noneMatch(c -> Set.of("refuted", "entered-in-error").contains(c.getCode()));
  }

  /** The newest statement about a criterion. */
  Optional<Observation> statement(String criterion) {
    return statements.stream()
        .filter(statement -> statement.getCode().hasCoding(CRITERION, criterion))
        .max(Comparator.comparing(PatientFacts::time));
  }

  private static Date time(Observation statement) {
    return statement.hasEffectiveDateTimeType()
        ? statement.getEffectiveDateTimeType().getValue()
        : stored(statement);
  }

  /** When a resource was last stored; long ago where that is not known. */
  static Date stored(Resource resource) {
    return resource.getMeta().hasLastUpdated() ? resource.getMeta().getLastUpdated() : new Date(0);
  }

  /** {@code Type/id}. */
  static String reference(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }
}
