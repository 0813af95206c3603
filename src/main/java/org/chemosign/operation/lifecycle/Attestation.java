package org.chemosign.operation.lifecycle;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Signature;

/**
 * What a person attests of a report at one moment, as a Provenance with an electronic signature: a
 * named attestation over digests, without a personal key.
 *
 * @param who the person
 * @param when the moment
 * @param act what was done
 * @param reason why, where a reason is needed
 */
record Attestation(Signatory who, Instant when, Act act, Optional<String> reason) {

  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

  /** What can be done to a report. */
  enum Act {
    SIGN("http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle", "attest"),
    AMEND("http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle", "amend"),
    NULLIFY("http://terminology.hl7.org/CodeSystem/v3-DataOperation", "NULLIFY");

    private final Coding coding;

    Act(String system, String code) {
      coding = new Coding(system, code, null);
    }
  }

  /**
   * The Provenance.
   *
   * @param attested report and results as they are about to be stored
   * @param replaced the report that the first of them takes the place of, as it is
   */
  Provenance provenance(List<? extends Resource> attested, Optional<? extends Resource> replaced) {
    Provenance provenance = new Provenance();
    provenance.setId(UUID.randomUUID().toString());
    attested.forEach(resource -> provenance.addTarget(new Reference(Versions.next(resource))));
    provenance.setOccurred(new DateTimeType(date(), TemporalPrecisionEnum.MILLI, UTC));
    provenance.setRecordedElement(instant());
    provenance.setActivity(new CodeableConcept().addCoding(act.coding.copy()));
    reason.ifPresent(text -> provenance.addReason().setText(text));
    provenance
        .addAgent()
        .setType(
            concept(
                "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
                "verifier",
                "Verifier"))
        .setWho(who.asReference());
    replaced.ifPresent(
        old ->
            provenance
                .addEntity()
                .setRole(ProvenanceEntityRole.REVISION)
                .setWhat(new Reference(Versions.current(old))));
    provenance.addSignature(signature(attested));
    return provenance;
  }

  private Signature signature(List<? extends Resource> attested) {
    Signature signature = new Signature();
    signature
        .addType()
        .setSystem("urn:iso-astm:E1762-95:2013")
        .setCode("1.2.840.10065.1.12.1.5")
        .setDisplay("Verification Signature");
    return signature
        .setWhenElement(instant())
        .setWho(who.asReference())
        .setTargetFormat("application/fhir+json")
        .setSigFormat("application/json")
        .setData(IntegrityManifest.of(attested));
  }

  InstantType instant() {
    return new InstantType(date(), TemporalPrecisionEnum.MILLI, UTC);
  }

  private Date date() {
    return Date.from(when);
  }

  private static CodeableConcept concept(String system, String code, String display) {
    return new CodeableConcept().addCoding(new Coding(system, code, display));
  }
}
