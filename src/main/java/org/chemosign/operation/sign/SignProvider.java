package org.chemosign.operation.sign;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Optional;
import java.util.Set;
import org.chemosign.operation.CallParameters;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.lifecycle.ReportSigning;
import org.chemosign.operation.lifecycle.Signatory;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;

/** The operation {@code DiagnosticReport/id/$sign}. */
public final class SignProvider {

  private static final Set<String> PARAMETERS = Set.of("practitioner", "comment");

  private final ReportSigning signing;

  public SignProvider(ReportSigning signing) {
    this.signing = signing;
  }

  /** Makes the report and its results final; answers with the report. */
  @Operation(
      name = "$sign",
      typeName = "DiagnosticReport",
      canonicalUrl = "https://chemosign.example/fhir/OperationDefinition/sign")
  public IBaseResource sign(@IdParam IdType id, ServletRequestDetails request) {
    CallParameters call =
        CallParameters.of(
            request.getResource(), PARAMETERS, new LocalReferences(request.getFhirServerBase()));
    return signing.sign(
        id.getIdPart(),
        call.requiredReference("practitioner", Signatory.TYPES),
        call.text("comment"),
        Optional.ofNullable(request.getHeader("If-Match")));
  }
}
