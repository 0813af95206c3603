package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Hospital.path;

import java.math.BigDecimal;
import java.util.List;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.MolecularSequence;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the biopsy by way of the FFPE block to the RNA extract, with what is measured of each. */
@ExtendWith(SharedServer.class)
class SpecimenChainIT {

  private static final String SNOMED = "http://snomed.info/sct";
  private static final String QUALITY =
      "https://chemosign.example/fhir/CodeSystem/specimen-quality";
  private static final String ITEM = "https://chemosign.example/fhir/CodeSystem/item";
  private static final String ACTION =
      "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/recommended-action";

  private final FhirHttp fhir;
  private final Hospital hospital;

  SpecimenChainIT(FhirHttp fhir) {
    this.fhir = fhir;
    this.hospital = new Hospital(fhir);
  }

  @Test
  void aPredictionOnTheBiopsyUsesTheProfileOfTheExtractAndSaysSo() {
    Patient patient = Requests.patient(fhir);
    Requests.diagnosis(fhir, patient, SNOMED, "700423003");
    Specimen biopsy =
        specimen(
            patient, Requests.concept("http://terminology.hl7.org/CodeSystem/v2-0487", "BX"), null);
    Specimen block = specimen(patient, Requests.concept(SNOMED, "441652008"), biopsy);
    Specimen extract = specimen(patient, Requests.concept(SNOMED, "441673008"), block);
    measure(block, SNOMED, "371510003", "35", "%", "10");
    measure(extract, QUALITY, "rna-mass", "180", "ng", "50");
    measure(extract, QUALITY, "rin", "2.4", "1", "2");
    measure(extract, QUALITY, "dv200", "61", "%", "30");
    measure(extract, QUALITY, "mapped-reads", "21500000", "1", null);
    hospital.preliminary(extract);
    Answer answer = fhir.post(path(biopsy) + "/$predict-chemosensitivity", new Parameters());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    DiagnosticReport report = answer.as(DiagnosticReport.class);
    MolecularSequence used =
        hospital
            .found("MolecularSequence?patient=" + path(patient), MolecularSequence.class)
            .get(0);
    assertThat(report.getSpecimenFirstRep().getReference()).isEqualTo(path(extract));
    assertThat(report.getText().getDivAsString())
        .contains(path(used), path(extract))
        .contains("RIN): 2.4 (at least 2 expected)", "DV200): 61\u00A0% (at least 30\u00A0%")
        .contains("Mapped reads: 21,500,000");
    Provenance provenance = hospital.provenances(report).get(0);
    assertThat(provenance.getEntity())
        .extracting(entity -> entity.getWhat().getReference())
        .contains(path(used));
    List<Observation> results = hospital.results(report);
    assertThat(results)
        .filteredOn(result -> result.getCode().hasCoding(ITEM, "signature-score"))
        .hasSize(5)
        .allSatisfy(
            score ->
                assertThat(score.getDerivedFrom())
                    .extracting(Reference::getReference)
                    .contains(path(used)));
  }

  @Test
  void anotherMeasurementMakesAnotherReport() {
    Patient patient = Requests.patient(fhir);
    Specimen extract = Requests.goodSpecimen(fhir, patient);
    hospital.preliminary(extract);
    String instance = path(extract) + "/$predict-chemosensitivity";
    DiagnosticReport first = fhir.post(instance, new Parameters()).as(DiagnosticReport.class);
    measure(extract, QUALITY, "dv200", "55", "%", "30");
    DiagnosticReport second = fhir.post(instance, new Parameters()).as(DiagnosticReport.class);
    assertThat(second.getIdPart()).isNotEqualTo(first.getIdPart());
    assertThat(second.getText().getDivAsString()).contains("DV200");
    assertThat(fhir.post(instance, new Parameters()).as(DiagnosticReport.class).getIdPart())
        .isEqualTo(second.getIdPart());
  }

  @Test
  void theProposalToRepeatTheSpecimenBelongsToReportAndOrder() {
    Patient patient = Requests.patient(fhir);
    ServiceRequest order = hospital.order(patient);
    Specimen little = Requests.specimen(fhir, patient, 20);
    DiagnosticReport report =
        fhir.post(
                path(little) + "/$predict-chemosensitivity",
                Requests.with(
                    Requests.report(Requests.inline(SyntheticMatrix.tpm(7_950), "tpm")),
                    "order",
                    Requests.reference(order)))
            .as(DiagnosticReport.class);
    assertThat(report.getStatus()).isEqualTo(DiagnosticReport.DiagnosticReportStatus.FINAL);
    Reference action = (Reference) report.getExtensionByUrl(ACTION).getValue();
    Task followUp = fhir.get(action.getReference()).as(Task.class);
    assertThat(followUp.getBasedOnFirstRep().getReference()).isEqualTo(path(order));
    assertThat(hospital.found("Task?based-on=" + path(order), Task.class))
        .extracting(Hospital::path)
        .containsExactly(path(followUp));
    Answer signature = hospital.sign(report, hospital.pathologist());
    assertThat(signature.status()).isEqualTo(409);
    assertThat(fhir.delete(path(report)).status()).isEqualTo(409);
  }

  private Specimen specimen(Patient patient, CodeableConcept type, Specimen parent) {
    Specimen specimen = new Specimen();
    specimen.setType(type).setSubject(Requests.reference(patient));
    specimen
        .getCollection()
        .setBodySite(Requests.concept(SNOMED, "64163001"))
        .setCollected(new DateTimeType("2026-05-04"));
    if (parent != null) {
      specimen.addParent(Requests.reference(parent));
    }
    return fhir.create(specimen);
  }

  private void measure(
      Specimen specimen, String system, String code, String value, String unit, String least) {
    Observation quality = new Observation();
    quality
        .setStatus(Observation.ObservationStatus.FINAL)
        .setCode(Requests.concept(system, code))
        .setSubject(specimen.getSubject())
        .setSpecimen(Requests.reference(specimen))
        .setValue(quantity(value, unit));
    if (least != null) {
      quality.addReferenceRange().setLow(quantity(least, unit));
    }
    fhir.create(quality);
  }

  private static Quantity quantity(String value, String unit) {
    return new Quantity()
        .setValue(new BigDecimal(value))
        .setSystem("http://unitsofmeasure.org")
        .setCode(unit)
        .setUnit(unit);
  }
}
