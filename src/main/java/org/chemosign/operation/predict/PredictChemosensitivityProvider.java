package org.chemosign.operation.predict;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.chemosign.operation.EmptyAnswers;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.Refusal;
import org.chemosign.report.ReportLanguage;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;

/**
 * The operation {@code $predict-chemosensitivity} on Patient, Specimen and MolecularSequence, by
 * type and by instance.
 */
public final class PredictChemosensitivityProvider {

  private static final String NAME = "$predict-chemosensitivity";
  private static final String DEFINITION =
      "https://chemosign.example/fhir/OperationDefinition/predict-chemosensitivity";

  private final PredictionExecutor executor;

  public PredictChemosensitivityProvider(PredictionExecutor executor) {
    this.executor = executor;
  }

  /** On a patient: the newest profile, or the one sent. */
  @Operation(name = NAME, typeName = "Patient", canonicalUrl = DEFINITION)
  public IBaseResource onPatient(
      @IdParam(optional = true) IdType id, ServletRequestDetails request) {
    return answer("Patient", id, request);
  }

  /** On a specimen: the newest profile of it or of what descends from it, or the one sent. */
  @Operation(name = NAME, typeName = "Specimen", canonicalUrl = DEFINITION)
  public IBaseResource onSpecimen(
      @IdParam(optional = true) IdType id, ServletRequestDetails request) {
    return answer("Specimen", id, request);
  }

  /** On a stored profile. */
  @Operation(name = NAME, typeName = "MolecularSequence", canonicalUrl = DEFINITION)
  public IBaseResource onSequence(
      @IdParam(optional = true) IdType id, ServletRequestDetails request) {
    return answer("MolecularSequence", id, request);
  }

  private IBaseResource answer(String type, IdType id, ServletRequestDetails request) {
    PredictParameters parameters =
        ParametersReader.read(body(request), new LocalReferences(request.getFhirServerBase()));
    PredictParameters call = id == null ? parameters : parameters.on(type, id.getIdPart());
    PredictionAnswer answer = executor.execute(call, language(request));
    if (answer.isStored()) {
      request
          .getServletResponse()
          .addHeader("Location", request.getFhirServerBase() + "/" + answer.location());
      EmptyAnswers.where(request);
    }
    return EmptyAnswers.prefers(request, "OperationOutcome") ? outcome(answer) : answer.report();
  }

  /** The body as HAPI has parsed it already, with the matrix that was detached before that. */
  private static Parameters body(ServletRequestDetails request) {
    IBaseResource body = request.getResource();
    if (body == null || body instanceof Parameters) {
      DetachedMatrix.attach(request, (Parameters) body);
      return (Parameters) body;
    }
    throw Refusal.CONFLICTING_INPUT.at(
        "Parameters", "the body is a " + body.fhirType() + "; a Parameters resource is needed");
  }

  private static ReportLanguage language(ServletRequestDetails request) {
    String header = request.getHeader("Accept-Language");
    return header == null ? ReportLanguage.EN : ReportLanguage.fromAcceptLanguage(header);
  }

  private static OperationOutcome outcome(PredictionAnswer answer) {
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(OperationOutcome.IssueSeverity.INFORMATION)
        .setCode(OperationOutcome.IssueType.INFORMATIONAL)
        .setDiagnostics(answer.report().getConclusion());
    return outcome;
  }
}
