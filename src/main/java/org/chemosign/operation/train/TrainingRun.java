package org.chemosign.operation.train;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.chemosign.operation.Changes;
import org.chemosign.operation.Refusal;
import org.chemosign.operation.job.JobControl;
import org.chemosign.operation.job.JobResult;
import org.chemosign.operation.job.JobStoppedException;
import org.chemosign.operation.job.ResearchJob;
import org.chemosign.operation.release.LibraryPack;
import org.chemosign.prediction.SoftwareVersion;
import org.chemosign.report.SignatureLibrary;
import org.chemosign.report.TrainingProvenance;
import org.chemosign.signature.ReleaseRecord;
import org.chemosign.signature.ReleaseStatus;
import org.chemosign.signature.Signature;
import org.chemosign.signature.SignatureCard;
import org.chemosign.signature.SignatureCatalog;
import org.chemosign.training.SignatureTrainer;
import org.chemosign.training.TrainedSignature;
import org.chemosign.training.TrainingDataException;
import org.chemosign.training.TrainingPlan;
import org.chemosign.training.TrainingProgress;
import org.chemosign.training.TrainingSet;
import org.chemosign.training.TrainingStoppedException;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;

/**
 * One training job: matrices in, draft Library and Provenance out.
 *
 * @param parameters the call
 * @param models what to train from
 * @param setting how this server trains
 * @param group relative reference of the Group
 */
record TrainingRun(
    TrainParameters parameters, List<Model> models, TrainingSetting setting, String group)
    implements ResearchJob.Work {

  @Override
  public JobResult run(JobControl control) {
    TrainingSet set =
        new TrainingSetAssembly(setting.profiles()).assemble(models, parameters.drug(), control);
    return result(train(set, control));
  }

  private TrainedSignature train(TrainingSet set, JobControl control) {
    TrainingPlan plan =
        TrainingPlan.of(parameters.identity(), parameters.learners(), parameters.protocol())
            .run(setting.threads(), setting.checkpoints());
    try {
      return SignatureTrainer.train(set, plan, new Steps(control));
    } catch (TrainingStoppedException e) {
      throw new JobStoppedException();
    } catch (TrainingDataException e) {
      throw Refusal.UNUSABLE_RESOURCE.at(group, e.getMessage());
    }
  }

  /** The Library under an identifier of its name and version, so that there is one of each. */
  static String libraryId(String id, String version) {
    return id + "-" + version;
  }

  /** A pack that the server made is a draft, and says so, until a person decides. */
  private static ReleaseRecord draft(SignatureCard card) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    String by = "ChemoSign " + SoftwareVersion.current();
    return ReleaseRecord.first(
        card, new ReleaseRecord.Entry(ReleaseStatus.DRAFT, by, now, "trained"));
  }

  private JobResult result(TrainedSignature trained) {
    String id = libraryId(parameters.identity().id(), parameters.identity().version());
    if (setting.record().read(Library.class, id).isPresent()) {
      throw Refusal.ALREADY_THERE.at("Library/" + id, "another job has made Library/" + id);
    }
    Signature signature = SignatureCatalog.read("Library/" + id, trained.pack());
    Library library = SignatureLibrary.carrying(id, signature.card(), trained.pack());
    library.setDate(new Date());
    LibraryPack.put(library, draft(signature.card()));
    library
        .addRelatedArtifact()
        .setType(RelatedArtifactType.DERIVEDFROM)
        .setDisplay(group)
        .setUrl(setting.references().base() + "/" + group);
    List<String> sources = new ArrayList<>();
    sources.add(group);
    models.forEach(
        m -> sources.add("MolecularSequence/" + m.sequence().getIdElement().getIdPart()));
    Provenance provenance =
        TrainingProvenance.of("Library/" + id + "/_history/1", sources, trained.report());
    provenance.setId(UUID.randomUUID().toString());
    return new JobResult(
        new Changes().create(library).create(provenance), List.of(new Reference("Library/" + id)));
  }

  /** Counts the trainer's steps. */
  private static final class Steps implements TrainingProgress {

    private final JobControl control;
    private final AtomicInteger done = new AtomicInteger();
    private volatile int all;

    Steps(JobControl control) {
      this.control = control;
    }

    @Override
    public void expect(int steps) {
      all = steps;
    }

    @Override
    public void step(String what) {
      control.progress("training: " + done.incrementAndGet() + " of " + all + " steps");
    }

    @Override
    public boolean stopped() {
      return control.stopped();
    }
  }
}
