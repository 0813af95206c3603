package org.chemosign.security.consent;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.chemosign.operation.consent.Denial;
import org.chemosign.operation.consent.PatientConsents;
import org.chemosign.security.access.CallerScope;
import org.chemosign.security.audit.DataSubjects;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * Keeps the data of patients who deny research or disclosure out of bulk exports, and every Binary,
 * of which nobody can tell whose it is.
 */
@Interceptor
public final class ExportConsent {

  private final PatientConsents consents;
  private final DataSubjects subjects;

  public ExportConsent(PatientConsents consents, FhirContext fhir) {
    this.consents = consents;
    subjects = new DataSubjects(fhir);
  }

  /** Whether a resource may be in an export. */
  @Hook(Pointcut.STORAGE_BULK_EXPORT_RESOURCE_INCLUSION)
  public boolean include(IBaseResource resource) {
    return !"Binary".equals(resource.fhirType())
        && subjects.of(resource).stream()
            .noneMatch(patient -> CallerScope.asServer(() -> denies(patient)));
  }

  private boolean denies(String patient) {
    return consents.denied(patient, Denial.RESEARCH) || consents.denied(patient, Denial.DISCLOSURE);
  }
}
