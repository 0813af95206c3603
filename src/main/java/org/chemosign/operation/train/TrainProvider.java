package org.chemosign.operation.train;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.Refusal;
import org.chemosign.operation.cohort.PatientGroup;
import org.chemosign.operation.job.JobAnswers;
import org.chemosign.operation.job.JobDesk;
import org.chemosign.operation.job.ResearchJob;
import org.chemosign.operation.release.LiveCatalog;
import org.chemosign.prediction.SoftwareVersion;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/**
 * The operation {@code Group/id/$train-signature}; what the data do not allow is refused at once.
 */
public final class TrainProvider {

  private final ClinicalRecord record;
  private final LiveCatalog catalog;
  private final JobDesk desk;
  private final TrainingSetting setting;

  public TrainProvider(
      ClinicalRecord record, LiveCatalog catalog, JobDesk desk, TrainingSetting setting) {
    this.record = record;
    this.catalog = catalog;
    this.desk = desk;
    this.setting = setting;
  }

  /** Accepts a training job. */
  @Operation(
      name = "$train-signature",
      typeName = "Group",
      manualResponse = true,
      canonicalUrl = "https://chemosign.example/fhir/OperationDefinition/train-signature")
  public void train(@IdParam IdType id, ServletRequestDetails request) {
    JobAnswers.requireAsync(request);
    String trainer = "ChemoSign " + SoftwareVersion.current();
    TrainParameters parameters =
        TrainParameters.read(request.getResource(), setting.references(), trainer);
    requireNew(parameters);
    PatientGroup group = PatientGroup.read(record, setting.references(), id.getIdPart());
    List<Model> models =
        new ModelReading(record, setting.profiles()).read(group, parameters.drug());
    String name = "Group/" + group.id();
    Task task =
        desk.submit(
            new ResearchJob(
                "train-signature",
                new Reference(name),
                parameters.inputs(),
                "signature",
                new TrainingRun(parameters, models, setting, name)));
    JobAnswers.accepted(request, task);
  }

  private void requireNew(TrainParameters parameters) {
    String canonical = parameters.identity().id() + "|" + parameters.identity().version();
    String id = TrainingRun.libraryId(parameters.identity().id(), parameters.identity().version());
    boolean known =
        catalog.get().all().stream().anyMatch(s -> s.card().canonical().equals(canonical));
    if (known || record.read(Library.class, id).isPresent()) {
      throw Refusal.ALREADY_THERE.parameter(
          "version", "there is a signature " + canonical + " already; choose another version");
    }
  }
}
