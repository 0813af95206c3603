package org.chemosign.operation.validate;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.chemosign.operation.CallParameters;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.Refusal;
import org.chemosign.operation.cohort.PatientGroup;
import org.chemosign.operation.job.JobAnswers;
import org.chemosign.operation.job.JobControl;
import org.chemosign.operation.job.JobDesk;
import org.chemosign.operation.job.JobResult;
import org.chemosign.operation.job.ResearchJob;
import org.chemosign.operation.predict.StoredProfiles;
import org.chemosign.operation.release.LiveCatalog;
import org.chemosign.signature.CataloguedSignature;
import org.chemosign.signature.ReleaseStatus;
import org.chemosign.signature.Signature;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Reference;

/** The operation {@code Group/id/$validate-signature}, at once or as a job. */
public final class ValidateProvider {

  private static final Set<String> PARAMETERS = Set.of("signature", "endpoint", "description");
  private static final Set<String> ENDPOINTS = Set.of("overall-survival", "disease-free-survival");
  private static final int LARGEST_AT_ONCE = 500;
  private static final int LONGEST_DESCRIPTION = 200;

  private final ClinicalRecord record;
  private final StoredProfiles profiles;
  private final LiveCatalog catalog;
  private final JobDesk desk;

  public ValidateProvider(
      ClinicalRecord record, StoredProfiles profiles, LiveCatalog catalog, JobDesk desk) {
    this.record = record;
    this.profiles = profiles;
    this.catalog = catalog;
    this.desk = desk;
  }

  /** Validates; a large cohort only as a job. */
  @Operation(
      name = "$validate-signature",
      typeName = "Group",
      manualResponse = true,
      canonicalUrl = "https://chemosign.example/fhir/OperationDefinition/validate-signature")
  public void validate(@IdParam IdType id, ServletRequestDetails request) {
    LocalReferences references = new LocalReferences(request.getFhirServerBase());
    CallParameters call = CallParameters.of(request.getResource(), PARAMETERS, references);
    Signature signature = signature(call.requiredText("signature"));
    PatientGroup group = PatientGroup.read(record, references, id.getIdPart());
    ValidationRun.Question question =
        new ValidationRun.Question(endpoint(call), description(call, group));
    ValidationRun run = new ValidationRun(record, profiles, signature, group, question);
    if (JobAnswers.isAsync(request)) {
      JobAnswers.accepted(request, desk.submit(job(run)));
      return;
    }
    if (group.patients().size() > LARGEST_AT_ONCE) {
      throw Refusal.TOO_MANY.at(
          "Group/" + group.id(),
          "over " + LARGEST_AT_ONCE + " patients: send the header Prefer: respond-async");
    }
    JobAnswers.send(request, HttpServletResponse.SC_OK, stored(run.run(new AtOnce())));
  }

  private MeasureReport stored(JobResult result) {
    record.transaction(result.changes().transaction());
    String id = new IdType(result.outputs().get(0).getReference()).getIdPart();
    return record
        .read(MeasureReport.class, id)
        .orElseThrow(() -> new IllegalStateException("the stored report cannot be read"));
  }

  private static ResearchJob job(ValidationRun run) {
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("signature", run.signature().card().canonical());
    inputs.put("endpoint", run.question().endpoint());
    inputs.put("description", run.question().cohort());
    return new ResearchJob(
        "validate-signature",
        new Reference("Group/" + run.group().id()),
        inputs,
        "signature-validation-report",
        run);
  }

  private Signature signature(String canonical) {
    String name = canonical.substring(canonical.lastIndexOf('/') + 1);
    catalog.refresh();
    CataloguedSignature found =
        catalog
            .find(name)
            .orElseThrow(
                () ->
                    Refusal.NOT_FOUND.parameter(
                        "signature",
                        "there is no signature '" + CallParameters.printable(name) + "'"));
    if (found.status() == ReleaseStatus.RETIRED) {
      throw Refusal.SIGNATURE_NOT_RELEASED.parameter(
          "signature", found.signature().card().canonical() + " is retired");
    }
    boolean usable =
        found.signature().card().drug().isPresent() && catalog.get().allows(found.signature());
    if (!usable) {
      throw Refusal.NOT_SUPPORTED.parameter(
          "signature",
          found.signature().card().canonical()
              + " is no drug signature, or its licence does not allow its use here");
    }
    return found.signature();
  }

  private static String endpoint(CallParameters call) {
    String endpoint = call.code("endpoint").orElse("overall-survival");
    if (!ENDPOINTS.contains(endpoint)) {
      throw Refusal.UNKNOWN_CODE.parameter(
          "endpoint",
          "unknown endpoint '"
              + CallParameters.printable(endpoint)
              + "'; known: overall-survival, disease-free-survival");
    }
    return endpoint;
  }

  private static String description(CallParameters call, PatientGroup group) {
    String text = call.text("description").orElse(group.name());
    if (text.length() > LONGEST_DESCRIPTION) {
      throw Refusal.INVALID_PARAMETER.parameter(
          "description", "description has over " + LONGEST_DESCRIPTION + " characters");
    }
    return text;
  }

  /** A client that waits is told nothing on the way. */
  private static final class AtOnce implements JobControl {
    @Override
    public void progress(String text) {}

    @Override
    public boolean stopped() {
      return false;
    }
  }
}
