package org.chemosign.report;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chemosign.expression.Gene;
import org.chemosign.prediction.ChemosensitivityPrediction;
import org.chemosign.testing.ReferenceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MolecularSequence;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is emitted, before the reference HL7 validator with Genomics Reporting 3.0.0. */
@Tag("reference-validator")
class ReportReferenceValidationTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private record Sample(
      String name,
      ChemosensitivityPrediction prediction,
      ReportContext context,
      boolean contained) {}

  private static final List<Sample> SAMPLES =
      List.of(
          new Sample("mixed-fr", Predictions.mixed(), Contexts.full(ReportLanguage.FR), true),
          new Sample("mixed-en", Predictions.mixed(), Contexts.bare(ReportLanguage.EN), false),
          new Sample("called-en", Predictions.allCalled(), Contexts.full(ReportLanguage.EN), true),
          new Sample("outside-fr", Predictions.outside(), Contexts.full(ReportLanguage.FR), false),
          new Sample("outside-en", Predictions.outside(), Contexts.bare(ReportLanguage.EN), true),
          new Sample(
              "withheld-fr", Predictions.withheld(), Contexts.full(ReportLanguage.FR), false),
          new Sample("withheld-en", Predictions.withheld(), Contexts.bare(ReportLanguage.EN), true),
          new Sample(
              "hostile-fr",
              Predictions.named("<script>alert(1)</script>\u0000 & \"'"),
              Contexts.bare(ReportLanguage.FR),
              true));

  @TempDir private Path folder;

  @Test
  void everythingEmittedPassesWithOurProfiles() throws Exception {
    emit();
    validate(List.of("-ig", "fhir-profiles", "-ig", "terminology"));
  }

  @Test
  void everythingEmittedPassesWhereOurProfilesAreNotKnown() throws Exception {
    emit();
    validate(List.of());
  }

  @Test
  void profilesAndTerminologyPassThemselves() throws Exception {
    for (String file : ProfilePackage.bundled().files()) {
      Files.write(
          folder.resolve(file.substring(file.indexOf('/') + 1)),
          ProfilePackage.bundled().read(file));
    }
    validate(List.of("-ig", "fhir-profiles", "-ig", "terminology"));
  }

  private void emit() throws IOException {
    ReportAssembler assembler =
        new ReportAssembler(symbol -> Optional.of(new Gene(1956, "EGFR", Optional.empty())));
    Files.createDirectory(folder.resolve("given"));
    for (Resource given : given()) {
      write(folder.resolve("given"), given.fhirType(), given);
    }
    for (Sample sample : SAMPLES) {
      AssembledReport report = assembler.assemble(sample.prediction(), sample.context());
      boolean alone = sample.contained();
      write(folder, sample.name(), alone ? report.selfContained() : report.transaction());
    }
    StoredExpression stored =
        new ExpressionInputAssembler()
            .assemble(
                ExpressionInputAssemblerTest.input(
                    "Patient/p1", Optional.of(new Reference("Specimen/s1"))));
    ReportContext context =
        Contexts.full(ReportLanguage.FR).withProfile(stored.sequence(), stored.matrix());
    Bundle entries = stored.addTo(assembler.assemble(Predictions.mixed(), context).transaction());
    write(folder, "with-matrix", entries);
    write(folder, "library", SignatureLibrary.of(Predictions.mixed().drugs().get(0).signature()));
    entriesAsFiles(entries);
  }

  /** Writes each entry as a server stores it: with an id, and references to ids. */
  private void entriesAsFiles(Bundle bundle) throws IOException {
    String json = FHIR.newJsonParser().encodeResourceToString(bundle);
    int count = 0;
    for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
      String id = entry.getResource().fhirType() + "/e" + count++;
      json = json.replace(entry.getFullUrl(), id);
    }
    Bundle stored = FHIR.newJsonParser().parseResource(Bundle.class, json);
    for (Bundle.BundleEntryComponent entry : stored.getEntry()) {
      entry.getResource().setId(new IdType(entry.getFullUrl()));
      write(folder, "entry-" + entry.getFullUrl().replace('/', '-'), entry.getResource());
    }
  }

  /** What was stored before, by a hospital and by the server itself. */
  private static List<Resource> given() {
    Patient patient = new Patient();
    patient.setId("p1");
    Specimen specimen = new Specimen();
    specimen.setId("s1");
    ServiceRequest order = new ServiceRequest();
    order.setId("o1");
    order.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
    order.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
    order.getSubject().setReference("Patient/p1");
    MolecularSequence sequence = new MolecularSequence();
    sequence.setId("q1");
    sequence.setCoordinateSystem(1);
    DocumentReference matrix = new DocumentReference();
    matrix.setId("d1");
    matrix.setStatus(org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus.CURRENT);
    matrix.addContent().getAttachment().setUrl("Binary/b1");
    return List.of(patient, specimen, order, sequence, matrix, EngineDevice.stored("0.1.0"));
  }

  private static void write(Path folder, String name, Resource resource) throws IOException {
    String json = FHIR.newJsonParser().setPrettyPrint(true).encodeResourceToString(resource);
    Files.writeString(folder.resolve(name + ".json"), json);
  }

  private void validate(List<String> guides) throws IOException, InterruptedException {
    ReferenceValidator.validate(folder, guides);
  }
}
