package org.chemosign.operation.release;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.TimeZone;
import java.util.UUID;
import org.chemosign.operation.Changes;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.Refusal;
import org.chemosign.operation.lifecycle.Signatory;
import org.chemosign.operation.lifecycle.Versions;
import org.chemosign.report.Canonicals;
import org.chemosign.signature.CataloguedSignature;
import org.chemosign.signature.ReleaseRecord;
import org.chemosign.signature.ReleaseStatus;
import org.chemosign.signature.SignaturePackException;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/**
 * Releases and retires signatures: Library, record of release and Provenance in one transaction.
 */
public final class SignatureRelease {

  private static final String LIFECYCLE =
      "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle";
  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

  private final ClinicalRecord record;
  private final LiveCatalog catalog;

  public SignatureRelease(ClinicalRecord record, LiveCatalog catalog) {
    this.record = record;
    this.catalog = catalog;
  }

  /**
   * Takes a signature to its next status; predictions follow at once.
   *
   * @param practitioner who decides
   * @param reason why
   * @return the Library as stored
   */
  Library release(String id, ReleaseStatus status, IdType practitioner, String reason) {
    Library library = require(id);
    Signatory who = Signatory.read(record, practitioner);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    ReleaseRecord.Entry entry = new ReleaseRecord.Entry(status, who.name(), now, reason);
    CataloguedSignature signature = signature(library);
    LibraryPack.put(library, appended(library, signature, entry));
    if (status == ReleaseStatus.ACTIVE) {
      library.setApprovalDate(Date.from(now));
    }
    library.setDate(Date.from(now));
    Provenance provenance = provenance(library, signature, who, entry);
    try {
      record.transaction(new Changes().update(library).create(provenance).transaction());
    } catch (ResourceVersionConflictException e) {
      throw Refusal.CHANGED_MEANWHILE.at(
          name(library), name(library) + " was changed by another request");
    }
    catalog.refresh();
    return require(id);
  }

  private Library require(String id) {
    String name = "Library/" + id;
    Library library =
        record
            .read(Library.class, id)
            .orElseThrow(() -> Refusal.NOT_FOUND.at(name, name + " does not exist"));
    if (!LibraryPack.isCarriedBy(library)) {
      throw Refusal.UNUSABLE_RESOURCE.at(
          name, name + " carries no pack of a signature; such signatures come released");
    }
    return library;
  }

  private static CataloguedSignature signature(Library library) {
    try {
      return LibraryPack.read(library);
    } catch (SignaturePackException e) {
      throw Refusal.UNUSABLE_RESOURCE.at(name(library), e.getMessage());
    }
  }

  private static ReleaseRecord appended(
      Library library, CataloguedSignature signature, ReleaseRecord.Entry entry) {
    try {
      return signature.append(entry);
    } catch (IllegalArgumentException e) {
      throw Refusal.INVALID_TRANSITION.at(name(library), e.getMessage());
    }
  }

  private static Provenance provenance(
      Library library, CataloguedSignature signature, Signatory who, ReleaseRecord.Entry entry) {
    Provenance provenance = new Provenance();
    provenance.setId(UUID.randomUUID().toString());
    provenance.addTarget(new Reference(Versions.next(library)));
    provenance.setRecordedElement(
        new InstantType(Date.from(entry.at()), TemporalPrecisionEnum.MILLI, UTC));
    String act = entry.status() == ReleaseStatus.ACTIVE ? "attest" : "deprecate";
    provenance.setActivity(
        new CodeableConcept().addCoding(new Coding().setSystem(LIFECYCLE).setCode(act)));
    provenance.addReason().setText(entry.reason());
    provenance
        .addAgent()
        .setType(
            new CodeableConcept()
                .addCoding(
                    new Coding(
                        "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
                        "verifier",
                        "Verifier")))
        .setWho(who.asReference());
    provenance
        .addEntity()
        .setRole(ProvenanceEntityRole.SOURCE)
        .setWhat(
            new Reference()
                .setType("Library")
                .setIdentifier(
                    new Identifier()
                        .setSystem(Canonicals.PACK_SHA256)
                        .setValue(signature.signature().card().sha256()))
                .setDisplay(signature.signature().card().canonical()));
    return provenance;
  }

  private static String name(Library library) {
    return "Library/" + library.getIdElement().getIdPart();
  }
}
