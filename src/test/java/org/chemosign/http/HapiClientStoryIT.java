package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.interceptor.CapturingInterceptor;
import ca.uhn.fhir.rest.gclient.ReferenceClientParam;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From the order to the amended report with HAPI's own client, as a Java integrator would write it:
 * every request goes through the client, which checks the server's statement first.
 */
@ExtendWith(SharedServer.class)
class HapiClientStoryIT {

  private final IGenericClient client;
  private final CapturingInterceptor wire = new CapturingInterceptor();

  HapiClientStoryIT(FhirHttp fhir) {
    FhirHttp.FHIR.getRestfulClientFactory().setSocketTimeout(300_000);
    client = FhirHttp.FHIR.newRestfulGenericClient(fhir.base());
    client.registerInterceptor(wire);
  }

  @Test
  void theStatementTellsTheClientWhatTheStoryNeeds() {
    CapabilityStatement statement =
        client.capabilities().ofType(CapabilityStatement.class).execute();
    assertThat(statement.getFhirVersion().toCode()).isEqualTo("4.0.1");
    assertThat(statement.getRestFirstRep().getResource())
        .filteredOn(resource -> resource.getType().equals("DiagnosticReport"))
        .singleElement()
        .satisfies(
            resource -> {
              assertThat(resource.getOperation())
                  .extracting(operation -> operation.getName())
                  .contains("sign", "amend");
              assertThat(resource.getSearchParam())
                  .extracting(parameter -> parameter.getName())
                  .contains("based-on", "replaces");
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = EncodingEnum.class,
      names = {"JSON", "XML"})
  void fromTheOrderToTheAmendedReport(EncodingEnum encoding) {
    client.setEncoding(encoding);
    ClientClinic clinic = clinic();
    IdType order = created(client.create().resource(clinic.order()).execute());
    assertThat(wire.getLastResponse().getHeaders("content-type"))
        .singleElement()
        .asString()
        .startsWith(encoding.getResourceContentTypeNonLegacy());
    assertThat(task(order).getStatus()).isEqualTo(TaskStatus.REQUESTED);

    DiagnosticReport report = predict(clinic, order, encoding.ordinal());
    assertThat(report.getStatus()).isEqualTo(DiagnosticReportStatus.PRELIMINARY);
    assertThat(task(order).getStatus()).isEqualTo(TaskStatus.INPROGRESS);
    assertFoundWithWhatItRestsOn(report, order, clinic);

    DiagnosticReport signed = operate(report, "$sign", by(clinic));
    assertThat(signed.getStatus()).isEqualTo(DiagnosticReportStatus.FINAL);
    assertThat(signed.getIdElement().getVersionIdPart()).isEqualTo("2");
    assertThat(task(order).getStatus()).isEqualTo(TaskStatus.COMPLETED);
    assertThat(reportsOf(order)).containsExactly(path(signed));
    assertNotOverwritten(signed);

    String before = text(read(signed));
    DiagnosticReport amended = operate(signed, "$amend", amendment(clinic));
    assertThat(amended.getStatus()).isEqualTo(DiagnosticReportStatus.AMENDED);
    assertThat(amended.getConclusion()).isEqualTo("Sensitive to gemcitabine; seen on the board.");
    assertThat(whatReplaces(signed)).containsExactly(path(amended));
    assertThat(text(read(signed))).isEqualTo(before);
    assertThat(reportsOf(order)).containsExactly(path(signed), path(amended));
  }

  @Test
  void ofTwoTechniciansOnlyTheFirstMovesTheTaskAndTheHistoryTellsIt() {
    IdType order = created(client.create().resource(clinic().order()).execute());
    Task first = task(order);
    Task second = task(order);
    client.update().resource(first.setStatus(TaskStatus.RECEIVED)).execute();
    PreconditionFailedException stale =
        refusal(
            PreconditionFailedException.class,
            () ->
                client
                    .update()
                    .resource(second.setStatus(TaskStatus.CANCELLED))
                    .withAdditionalHeader("If-Match", "W/\"1\"")
                    .execute());
    assertThat(diagnostics(stale)).contains("version");
    Bundle history =
        client
            .history()
            .onInstance(first.getIdElement().toUnqualifiedVersionless())
            .returnBundle(Bundle.class)
            .execute();
    assertThat(history.getEntry())
        .extracting(entry -> ((Task) entry.getResource()).getStatus())
        .containsExactly(TaskStatus.RECEIVED, TaskStatus.REQUESTED);
    assertThat(
            client
                .read()
                .resource(Task.class)
                .withIdAndVersion(first.getIdPart(), "1")
                .execute()
                .getStatus())
        .isEqualTo(TaskStatus.REQUESTED);
  }

  private ClientClinic clinic() {
    Bundle transaction = ClientClinic.transaction();
    return ClientClinic.stored(client.transaction().withBundle(transaction).execute());
  }

  private static IdType created(MethodOutcome outcome) {
    assertThat(outcome.getCreated()).isTrue();
    return (IdType) outcome.getId().toUnqualifiedVersionless();
  }

  private Task task(IdType order) {
    Bundle tasks =
        client
            .search()
            .forResource(Task.class)
            .where(Task.FOCUS.hasId(order))
            .returnBundle(Bundle.class)
            .execute();
    assertThat(tasks.getEntry()).hasSize(1);
    return (Task) tasks.getEntryFirstRep().getResource();
  }

  private List<String> reportsOf(IdType order) {
    return task(order).getOutput().stream()
        .map(output -> ((Reference) output.getValue()).getReference())
        .toList();
  }

  private DiagnosticReport predict(ClientClinic clinic, IdType order, int seed) {
    Parameters call = Requests.inline(SyntheticMatrix.tpm(8_300 + seed), "tpm");
    return client
        .operation()
        .onInstance(clinic.extract())
        .named("$predict-chemosensitivity")
        .withParameters(Requests.with(call, "order", new Reference(order)))
        .returnResourceType(DiagnosticReport.class)
        .execute();
  }

  private void assertFoundWithWhatItRestsOn(
      DiagnosticReport report, IdType order, ClientClinic clinic) {
    Bundle found =
        client
            .search()
            .forResource(DiagnosticReport.class)
            .where(DiagnosticReport.BASED_ON.hasId(order))
            .include(DiagnosticReport.INCLUDE_RESULT)
            .include(DiagnosticReport.INCLUDE_SPECIMEN)
            .include(new Include("Observation:derived-from", true))
            .revInclude(Provenance.INCLUDE_TARGET)
            .returnBundle(Bundle.class)
            .execute();
    List<String> paths =
        found.getEntry().stream().map(entry -> path(entry.getResource())).distinct().toList();
    assertThat(paths).contains(path(report), clinic.extract().getValue());
    assertThat(paths)
        .containsAll(report.getResult().stream().map(Reference::getReference).toList());
    assertThat(paths).anyMatch(path -> path.startsWith("MolecularSequence/"));
    assertThat(paths).anyMatch(path -> path.startsWith("Provenance/"));
  }

  private void assertNotOverwritten(DiagnosticReport signed) {
    DiagnosticReport changed = signed.copy().setConclusion("Something else.");
    ResourceVersionConflictException update =
        conflict(() -> client.update().resource(changed).execute());
    assertThat(diagnostics(update)).contains(path(signed), "$amend");
    assertThat(
            ((OperationOutcome) update.getOperationOutcome())
                .getIssueFirstRep()
                .getDetails()
                .getCodingFirstRep()
                .getCode())
        .isEqualTo("signed-report");
    conflict(() -> client.delete().resource(signed).execute());
  }

  private static ResourceVersionConflictException conflict(ThrowingCallable call) {
    return refusal(ResourceVersionConflictException.class, call);
  }

  private static <E extends BaseServerResponseException> E refusal(
      Class<E> kind, ThrowingCallable call) {
    E refusal = catchThrowableOfType(kind, call);
    assertThat(refusal).as("the server accepted it").isNotNull();
    return refusal;
  }

  private static String diagnostics(BaseServerResponseException refusal) {
    OperationOutcome outcome = (OperationOutcome) refusal.getOperationOutcome();
    return outcome.getIssueFirstRep().getDiagnostics();
  }

  private DiagnosticReport operate(DiagnosticReport report, String name, Parameters call) {
    return client
        .operation()
        .onInstance(report.getIdElement().toUnqualifiedVersionless())
        .named(name)
        .withParameters(call)
        .returnResourceType(DiagnosticReport.class)
        .execute();
  }

  private static Parameters by(ClientClinic clinic) {
    return Requests.with(new Parameters(), "practitioner", new Reference(clinic.pathologist()));
  }

  private static Parameters amendment(ClientClinic clinic) {
    Parameters call = Requests.with(by(clinic), "status", new CodeType("amended"));
    Requests.with(call, "reason", new StringType("Discussed on the tumour board."));
    return Requests.with(
        call, "conclusion", new StringType("Sensitive to gemcitabine; seen on the board."));
  }

  private List<String> whatReplaces(DiagnosticReport report) {
    return client
        .search()
        .forResource(DiagnosticReport.class)
        .where(new ReferenceClientParam("replaces").hasId(path(report)))
        .returnBundle(Bundle.class)
        .execute()
        .getEntry()
        .stream()
        .map(entry -> path(entry.getResource()))
        .toList();
  }

  private DiagnosticReport read(DiagnosticReport report) {
    return client.read().resource(DiagnosticReport.class).withId(report.getIdPart()).execute();
  }

  private static String text(DiagnosticReport report) {
    return FhirHttp.FHIR.newJsonParser().encodeResourceToString(report);
  }

  private static String path(Resource resource) {
    return resource.getIdElement().toUnqualifiedVersionless().getValue();
  }
}
