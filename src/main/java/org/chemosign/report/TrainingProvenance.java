package org.chemosign.report;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.chemosign.prediction.SoftwareVersion;
import org.chemosign.training.TrainingReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/** By which software and from which data a signature was trained. */
public final class TrainingProvenance {

  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

  private TrainingProvenance() {}

  /**
   * The Provenance of a Library.
   *
   * @param target the Library with its version
   * @param sources relative references of the Group and the profiles
   * @param report what training says of itself
   */
  public static Provenance of(String target, List<String> sources, TrainingReport report) {
    Provenance provenance = new Provenance();
    provenance.addTarget(new Reference(target));
    provenance.setRecordedElement(new InstantType(new Date(), TemporalPrecisionEnum.MILLI, UTC));
    provenance.setActivity(
        Concepts.foreign(
            "http://terminology.hl7.org/CodeSystem/v3-DataOperation", "CREATE", "create"));
    TrainingReport.Versions versions = report.versions();
    provenance
        .addAgent()
        .setType(
            Concepts.foreign(
                "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
                "assembler",
                "Assembler"))
        .setWho(
            EngineDevice.reference(SoftwareVersion.current())
                .setDisplay(
                    versions.trainer()
                        + ", Java "
                        + versions.java()
                        + ", Weka "
                        + versions.weka()
                        + ", Hipparchus "
                        + versions.hipparchus()));
    sources.forEach(source -> source(provenance, new Reference(source)));
    source(
        provenance,
        new Reference()
            .setIdentifier(
                new Identifier()
                    .setSystem(Canonicals.TRAINING_SHA256)
                    .setValue(report.data().sha256()))
            .setDisplay(
                report.data().samples()
                    + " models of "
                    + report.data().patients()
                    + " patients, learner "
                    + report.learner()
                    + ", "
                    + report.choice()
                    + ", seed "
                    + report.protocol().seed()));
    return provenance;
  }

  private static void source(Provenance provenance, Reference what) {
    provenance.addEntity().setRole(ProvenanceEntityRole.SOURCE).setWhat(what);
  }
}
