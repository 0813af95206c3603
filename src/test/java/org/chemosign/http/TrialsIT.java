package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Hospital.path;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ResearchStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which patients on the server meet the coded criteria of a trial, and why not. */
@ExtendWith(SharedServer.class)
class TrialsIT {

  private static final String OURS = "https://chemosign.example/fhir/CodeSystem/";
  private static final String SNOMED = "http://snomed.info/sct";

  private final FhirHttp fhir;

  TrialsIT(FhirHttp fhir) {
    this.fhir = fhir;
  }

  @Test
  void everyCriterionOfAPatientIsAnsweredWithWhatItRestsOn() {
    ResearchStudy study = study();
    Patient patient = patient("1960-02-03");
    Condition condition = diagnosis(patient, "700423003", "metastatic");
    ParametersParameterComponent match = only(study, patient);
    assertThat(text(match, "result")).isEqualTo("match");
    Map<String, ParametersParameterComponent> criteria = criteria(match);
    assertThat(criteria).containsOnlyKeys("diagnosis", "disease-extent", "age");
    assertThat(reference(criteria.get("diagnosis"))).isEqualTo(path(condition));
    assertThat(reference(criteria.get("age"))).isEqualTo(path(patient));
  }

  @Test
  void whatIsNotRecordedIsUnknownAndWhatContradictsIsNoMatch() {
    ResearchStudy study = study();
    Patient silent = patient(null);
    diagnosis(silent, "700423003", null);
    assertThat(text(only(study, silent), "result")).isEqualTo("unknown");
    Patient early = patient("1960");
    diagnosis(early, "700423003", "resectable");
    ParametersParameterComponent match = only(study, early);
    assertThat(text(match, "result")).isEqualTo("no-match");
    assertThat(text(criteria(match).get("disease-extent"), "outcome")).isEqualTo("not-met");
    assertThat(text(criteria(match).get("disease-extent"), "why")).contains("resectable");
  }

  @Test
  void allPatientsComeInPages() {
    ResearchStudy study = study();
    patient("1950");
    patient("1951");
    Parameters page = answer(path(study) + "/$match-patients?count=1");
    assertThat(page.getParameter().stream().filter(p -> p.getName().equals("patient"))).hasSize(1);
    assertThat(page.getParameter("next-offset").getValue().primitiveValue()).isEqualTo("1");
    Parameters next = answer(path(study) + "/$match-patients?count=1&offset=1");
    assertThat(subject(next)).isNotEqualTo(subject(page));
  }

  @Test
  void badRequestsAreRefusedByName() {
    String operation = path(study()) + "/$match-patients";
    refused(fhir.get("ResearchStudy/none/$match-patients"), 404, "ResearchStudy/none");
    refused(fhir.get(operation + "?patient=Patient/none"), 404, "Patient/none");
    refused(fhir.get(operation + "?count=100000"), 400, "count");
    refused(fhir.get(operation + "?nonsense=1"), 400, "nonsense");
    ResearchStudy bare = new ResearchStudy().setStatus(ResearchStudy.ResearchStudyStatus.ACTIVE);
    refused(fhir.get(path(fhir.create(bare)) + "/$match-patients"), 422, "no coded criteria");
  }

  private ResearchStudy study() {
    Group group = new Group();
    group.setType(Group.GroupType.PERSON).setActual(false);
    add(group, "diagnosis", Requests.concept(SNOMED, "700423003"));
    add(group, "disease-extent", Requests.concept(OURS + "disease-extent", "metastatic"));
    Range adult = new Range();
    adult.setLow(new Quantity().setValue(18).setSystem("http://unitsofmeasure.org").setCode("a"));
    add(group, "age", adult);
    ResearchStudy study = new ResearchStudy();
    study.setStatus(ResearchStudy.ResearchStudyStatus.ACTIVE);
    study.addEnrollment(Requests.reference(fhir.create(group)));
    return fhir.create(study);
  }

  private static void add(Group group, String code, org.hl7.fhir.r4.model.Type value) {
    group
        .addCharacteristic()
        .setCode(Requests.concept(OURS + "eligibility-criterion", code))
        .setValue(value)
        .setExclude(false);
  }

  private Patient patient(String birth) {
    Patient patient = new Patient();
    if (birth != null) {
      patient.setBirthDateElement(new DateType(birth));
    }
    return fhir.create(patient.setActive(true));
  }

  private Condition diagnosis(Patient patient, String code, String extent) {
    Condition condition = new Condition();
    condition.setCode(Requests.concept(SNOMED, code)).setSubject(Requests.reference(patient));
    if (extent != null) {
      CodeableConcept summary = Requests.concept(OURS + "disease-extent", extent);
      condition.addStage().setSummary(summary);
    }
    return fhir.create(condition);
  }

  private ParametersParameterComponent only(ResearchStudy study, Patient patient) {
    Parameters answer = answer(path(study) + "/$match-patients?patient=" + path(patient));
    assertThat(answer.getParameter()).hasSize(1);
    return answer.getParameterFirstRep();
  }

  private Parameters answer(String path) {
    Answer answer = fhir.get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.as(Parameters.class);
  }

  private static Map<String, ParametersParameterComponent> criteria(
      ParametersParameterComponent match) {
    return match.getPart().stream()
        .filter(part -> part.getName().equals("criterion"))
        .collect(Collectors.toMap(part -> text(part, "code"), part -> part));
  }

  private static String text(ParametersParameterComponent of, String name) {
    return parts(of, name).get(0).getValue().primitiveValue();
  }

  private static String reference(ParametersParameterComponent criterion) {
    return ((Reference) parts(criterion, "resource").get(0).getValue()).getReference();
  }

  private static String subject(Parameters page) {
    return ((Reference) parts(page.getParameterFirstRep(), "subject").get(0).getValue())
        .getReference();
  }

  private static List<ParametersParameterComponent> parts(
      ParametersParameterComponent of, String name) {
    return of.getPart().stream().filter(part -> part.getName().equals(name)).toList();
  }

  private static void refused(Answer answer, int status, String named) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("OperationOutcome", named);
  }
}
