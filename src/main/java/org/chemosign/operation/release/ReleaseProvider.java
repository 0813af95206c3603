package org.chemosign.operation.release;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Set;
import org.chemosign.operation.CallParameters;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.Refusal;
import org.chemosign.operation.lifecycle.Signatory;
import org.chemosign.signature.ReleaseStatus;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;

/** The operation {@code Library/id/$release-signature}. */
public final class ReleaseProvider {

  private static final Set<String> PARAMETERS = Set.of("practitioner", "action", "reason");
  private static final int LONGEST_REASON = 1000;

  private final SignatureRelease release;

  public ReleaseProvider(SignatureRelease release) {
    this.release = release;
  }

  /** Releases or retires; answers the Library as stored. */
  @Operation(
      name = "$release-signature",
      typeName = "Library",
      canonicalUrl = "https://chemosign.example/fhir/OperationDefinition/release-signature")
  public IBaseResource release(@IdParam IdType id, ServletRequestDetails request) {
    CallParameters call =
        CallParameters.of(
            request.getResource(), PARAMETERS, new LocalReferences(request.getFhirServerBase()));
    IdType practitioner = call.requiredReference("practitioner", Signatory.TYPES);
    String reason = call.requiredText("reason");
    if (reason.length() > LONGEST_REASON) {
      throw Refusal.INVALID_PARAMETER.parameter("reason", "reason is over 1000 characters long");
    }
    return release.release(
        id.getIdPart(), status(call.requiredText("action")), practitioner, reason);
  }

  private static ReleaseStatus status(String action) {
    return switch (action) {
      case "release" -> ReleaseStatus.ACTIVE;
      case "retire" -> ReleaseStatus.RETIRED;
      default ->
          throw Refusal.UNKNOWN_CODE.parameter(
              "action",
              "unknown action '" + CallParameters.printable(action) + "'; known: release, retire");
    };
  }
}
