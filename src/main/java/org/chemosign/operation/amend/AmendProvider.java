package org.chemosign.operation.amend;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Optional;
import java.util.Set;
import org.chemosign.operation.CallParameters;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.Refusal;
import org.chemosign.operation.lifecycle.Amendment;
import org.chemosign.operation.lifecycle.ReportAmending;
import org.chemosign.operation.lifecycle.Signatory;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.IdType;

/** The operation {@code DiagnosticReport/id/$amend}. */
public final class AmendProvider {

  private static final Set<String> PARAMETERS =
      Set.of("status", "reason", "practitioner", "replacement", "conclusion");

  private final ReportAmending amending;

  public AmendProvider(ReportAmending amending) {
    this.amending = amending;
  }

  /** Answers with the new report, or with the report that is now entered in error. */
  @Operation(
      name = "$amend",
      typeName = "DiagnosticReport",
      canonicalUrl = "https://chemosign.example/fhir/OperationDefinition/amend")
  public IBaseResource amend(@IdParam IdType id, ServletRequestDetails request) {
    CallParameters call =
        CallParameters.of(
            request.getResource(), PARAMETERS, new LocalReferences(request.getFhirServerBase()));
    Amendment amendment =
        new Amendment(
            status(call.requiredText("status")),
            call.requiredText("reason"),
            call.requiredReference("practitioner", Signatory.TYPES),
            call.reference("replacement", Set.of("DiagnosticReport")),
            call.text("conclusion"));
    check(amendment);
    return amending.amend(
        id.getIdPart(), amendment, Optional.ofNullable(request.getHeader("If-Match")));
  }

  private static DiagnosticReportStatus status(String code) {
    return switch (code) {
      case "amended" -> DiagnosticReportStatus.AMENDED;
      case "corrected" -> DiagnosticReportStatus.CORRECTED;
      case "entered-in-error" -> DiagnosticReportStatus.ENTEREDINERROR;
      default ->
          throw Refusal.UNKNOWN_CODE.parameter(
              "status",
              "unknown status '"
                  + CallParameters.printable(code)
                  + "'; known: amended, corrected, entered-in-error");
    };
  }

  private static void check(Amendment amendment) {
    boolean replaced = amendment.replacement().isPresent();
    boolean concluded = amendment.conclusion().isPresent();
    if (amendment.status() == DiagnosticReportStatus.ENTEREDINERROR) {
      if (replaced || concluded) {
        throw Refusal.CONFLICTING_INPUT.parameter(
            "status", "entered-in-error takes neither replacement nor conclusion");
      }
    } else if (replaced == concluded) {
      throw (replaced ? Refusal.CONFLICTING_INPUT : Refusal.MISSING_INPUT)
          .parameter("replacement", "state either replacement or conclusion");
    }
  }
}
