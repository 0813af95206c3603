package org.chemosign.operation.consent;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chemosign.operation.ClinicalRecord;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Period;

/**
 * Whether a patient has denied something. An active Consent of the scope denies when its provision,
 * or a provision within it, is of type deny, or when its policy is an opt-out; what narrows a
 * denial is not looked at, so that a doubt never opens data. A Consent that denies holds against
 * others that permit, until it is no longer active or its period is over.
 */
public final class PatientConsents {

  private static final String ACT_CODES = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

  private final ClinicalRecord record;

  public PatientConsents(ClinicalRecord record) {
    this.record = record;
  }

  /**
   * Whether a patient has denied something as of now.
   *
   * @param patient logical id
   */
  public boolean denied(String patient, Denial what) {
    Map<String, String> criteria =
        Map.of("patient", "Patient/" + patient, "status", "active", "scope", what.token());
    return record.search(Consent.class, criteria).stream()
        .anyMatch(consent -> denies(consent, Instant.now()));
  }

  /**
   * Logical ids of the patients of this server who have denied something as of now. All Consents of
   * the scope are read.
   */
  public Set<String> deniers(Denial what) {
    Map<String, String> criteria = Map.of("status", "active", "scope", what.token());
    return record.search(Consent.class, criteria).stream()
        .filter(consent -> denies(consent, Instant.now()))
        .map(consent -> consent.getPatient().getReferenceElement())
        .filter(patient -> "Patient".equals(patient.getResourceType()) && !patient.isAbsolute())
        .map(IIdType::getIdPart)
        .collect(Collectors.toUnmodifiableSet());
  }

  static boolean denies(Consent consent, Instant now) {
    boolean optOut =
        consent.getPolicyRule().hasCoding(ACT_CODES, "OPTOUT")
            || consent.getPolicyRule().hasCoding(ACT_CODES, "OPTOUTE");
    return optOut || denies(consent.getProvision(), now);
  }

  private static boolean denies(ProvisionComponent provision, Instant now) {
    boolean own = provision.getType() == ConsentProvisionType.DENY;
    return holds(provision.getPeriod(), now)
        && (own || provision.getProvision().stream().anyMatch(within -> denies(within, now)));
  }

  private static boolean holds(Period period, Instant now) {
    boolean begun = !period.hasStart() || !period.getStart().toInstant().isAfter(now);
    return begun && (!period.hasEnd() || !lastInstant(period).isBefore(now));
  }

  /** A day lasts until its end. */
  private static Instant lastInstant(Period period) {
    return period.getEndElement().hasTime()
        ? period.getEnd().toInstant()
        : period.getEnd().toInstant().plusSeconds(24 * 60 * 60);
  }
}
