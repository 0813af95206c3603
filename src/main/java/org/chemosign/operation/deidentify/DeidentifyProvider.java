package org.chemosign.operation.deidentify;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Set;
import org.chemosign.operation.CallParameters;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.Refusal;
import org.chemosign.operation.cohort.PatientGroup;
import org.chemosign.operation.consent.Denial;
import org.chemosign.operation.consent.PatientConsents;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;

/**
 * The operation {@code Group/id/$export-deidentified}. The answer is the only copy: nothing of it
 * is stored, and the same call gives other pseudonyms and other dates.
 */
public final class DeidentifyProvider {

  private static final int FEWEST = 5;
  private static final int MOST = 500;

  private final ClinicalRecord record;

  public DeidentifyProvider(ClinicalRecord record) {
    this.record = record;
  }

  /**
   * The Group's patients without those who deny research or disclosure; 422 when under 5 are left,
   * 413 when over 500.
   */
  @Operation(
      name = "$export-deidentified",
      typeName = "Group",
      idempotent = true,
      canonicalUrl = "https://chemosign.example/fhir/OperationDefinition/export-deidentified")
  public Bundle export(@IdParam IdType id, ServletRequestDetails request) {
    LocalReferences references = new LocalReferences(request.getFhirServerBase());
    CallParameters.of(request.getResource(), Set.of(), references);
    PatientGroup group = PatientGroup.read(record, references, id.getIdPart());
    List<String> patients = disclosing(group.patients());
    if (patients.size() < FEWEST) {
      throw Refusal.TOO_FEW.at(
          "Group/" + group.id(),
          "fewer than " + FEWEST + " patients of Group/" + group.id() + " can be handed out");
    }
    if (patients.size() > MOST) {
      throw Refusal.TOO_MANY.at(
          "Group/" + group.id(), "Group/" + group.id() + " has over " + MOST + " patients");
    }
    return new DeidentifiedSet(record, references).of(patients);
  }

  private List<String> disclosing(List<String> patients) {
    Set<String> deniers = new PatientConsents(record).deniers(Denial.DISCLOSURE);
    return patients.stream()
        .filter(name -> !deniers.contains(new IdType(name).getIdPart()))
        .toList();
  }
}
