package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Handing a group to a researcher over HTTP. */
@ExtendWith(SharedServer.class)
class DeidentifyIT {

  private static final String SNOMED = "http://snomed.info/sct";
  private static final String FIRST_DAY = "2025-03-01";
  private static final String LAST_DAY = "2026-01-20";

  private final FhirHttp fhir;

  DeidentifyIT(FhirHttp fhir) {
    this.fhir = fhir;
  }

  /** A marked patient with a diagnosis, an outcome and words wherever a form has a field. */
  private MarkedPatient store(String born) {
    MarkedPatient marked = MarkedPatient.store(fhir);
    String word = marked.word();
    Reference subject = Requests.reference(marked.patient());
    Patient patient = marked.patient();
    patient.setGender(AdministrativeGender.FEMALE).addAddress().setCity(word + "city");
    patient.getBirthDateElement().setValueAsString(born);
    patient.addTelecom().setValue(word + "phone");
    patient.addContact().getName().setFamily(word + "next");
    assertThat(fhir.put(patient).status()).isEqualTo(200);
    Condition condition = new Condition().setSubject(subject);
    condition.setCode(coded(SNOMED, "372142002", word)).addNote().setText(word + "note");
    condition.setOnset(new DateTimeType(FIRST_DAY));
    fhir.create(condition);
    Observation outcome = observation(subject, coded("http://loinc.org", "80358-5", word));
    outcome.setEffective(new DateTimeType(LAST_DAY + "T10:11:12+01:00"));
    outcome.setValue(new Quantity(3).setUnit(word + "unit"));
    outcome
        .addComponent()
        .setCode(coded("http://loinc.org", "21889-1", word))
        .setValue(new StringType(word + "component"));
    fhir.create(outcome);
    fhir.create(observation(subject, coded("http://hospital.example/codes", word, word)));
    return marked;
  }

  private static Observation observation(Reference subject, CodeableConcept code) {
    Observation observation = new Observation().setSubject(subject).setCode(code);
    return observation.setStatus(Observation.ObservationStatus.FINAL);
  }

  private static CodeableConcept coded(String system, String code, String word) {
    CodeableConcept concept = new CodeableConcept().setText(word + "text");
    concept.addCoding().setSystem(system).setCode(code).setDisplay(word + "display");
    return concept;
  }

  private String group(List<MarkedPatient> members) {
    Group group = new Group().setType(Group.GroupType.PERSON).setActual(true);
    members.forEach(member -> group.addMember().setEntity(Requests.reference(member.patient())));
    return "Group/" + fhir.create(group).getIdPart();
  }

  private List<MarkedPatient> five() {
    List<MarkedPatient> members = new ArrayList<>();
    for (String born : List.of("1950-02-03", "1961-05-06", "1930-01-01", "1972-11-12", "1944")) {
      members.add(store(born));
    }
    return members;
  }

  private Bundle exported(String group) {
    Answer answer = fhir.get(group + "/$export-deidentified");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.as(Bundle.class);
  }

  private static <T extends Resource> List<T> of(Bundle bundle, Class<T> type) {
    return bundle.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  @Test
  void whatGoesOutIsUsableAndTellsNobodysName() {
    List<MarkedPatient> members = five();
    String group = group(members);
    Answer answer = fhir.get(group + "/$export-deidentified");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    Set<String> stored = new TreeSet<>();
    for (MarkedPatient member : members) {
      assertThat(answer.body()).doesNotContain(member.word());
      fhir.get("Patient/" + member.patient().getIdElement().getIdPart() + "/$everything?_count=500")
          .as(Bundle.class)
          .getEntry()
          .forEach(entry -> stored.add(entry.getResource().getIdElement().getIdPart()));
    }
    assertThat(stored).hasSizeGreaterThan(50);
    assertThat(answer.body()).doesNotContain(LAST_DAY, FIRST_DAY, "Practitioner", "Binary");
    Bundle bundle = answer.as(Bundle.class);
    assertThat(stored).noneMatch(id -> answer.body().contains("/" + id + "\""));
    assertThat(of(bundle, Patient.class))
        .hasSize(5)
        .allMatch(patient -> patient.getGender() == AdministrativeGender.FEMALE)
        .extracting(patient -> patient.getBirthDateElement().getValueAsString())
        .containsExactlyInAnyOrder("1950", "1961", null, "1972", null);
    assertThat(of(bundle, DiagnosticReport.class)).hasSizeGreaterThanOrEqualTo(5);
    assertThat(
            of(bundle, Observation.class).stream()
                .filter(found -> found.getCode().hasCoding(scores(), "signature-score")))
        .isNotEmpty()
        .allMatch(score -> score.getValue() instanceof Quantity || score.hasDataAbsentReason())
        .allMatch(Observation::hasExtension);
  }

  private static String scores() {
    return "https://chemosign.example/fhir/CodeSystem/item";
  }

  @Test
  void allReferencesLeadToWhatGoesOut() {
    Bundle bundle = exported(group(five()));
    Set<String> names =
        bundle.getEntry().stream()
            .map(BundleEntryComponent::getFullUrl)
            .collect(Collectors.toSet());
    assertThat(names).hasSize(bundle.getEntry().size());
    String text = FhirHttp.FHIR.newJsonParser().encodeResourceToString(bundle);
    java.util.regex.Matcher reference =
        java.util.regex.Pattern.compile("\"reference\" ?: ?\"([^\"]*)\"").matcher(text);
    Set<String> followed = new TreeSet<>();
    while (reference.find()) {
      followed.add(reference.group(1));
    }
    assertThat(followed).hasSizeGreaterThan(20).isSubsetOf(names);
  }

  @Test
  void daysMoveTogetherAndAnUnreadableValueIsMasked() {
    Bundle bundle = exported(group(five()));
    List<Condition> conditions = dated(bundle);
    assertThat(conditions).hasSize(5);
    Set<LocalDate> onsets = new TreeSet<>();
    for (Condition condition : conditions) {
      String patient = condition.getSubject().getReference();
      LocalDate onset = LocalDate.parse(condition.getOnsetDateTimeType().getValueAsString());
      Observation outcome =
          of(bundle, Observation.class).stream()
              .filter(found -> found.getSubject().getReference().equals(patient))
              .filter(found -> found.getCode().hasCoding("http://loinc.org", "80358-5"))
              .findFirst()
              .orElseThrow();
      LocalDate last = LocalDate.parse(outcome.getEffectiveDateTimeType().getValueAsString());
      assertThat(ChronoUnit.DAYS.between(onset, last))
          .isEqualTo(
              ChronoUnit.DAYS.between(LocalDate.parse(FIRST_DAY), LocalDate.parse(LAST_DAY)));
      assertThat(onset).isBetween("2024-03-01", "2025-02-28");
      assertThat(outcome.getDataAbsentReason().getCodingFirstRep().getCode()).isEqualTo("masked");
      assertThat(outcome.hasValue()).isFalse();
      onsets.add(onset);
    }
    assertThat(onsets).hasSizeGreaterThan(1);
  }

  @Test
  void twoExportsCannotBeJoined() {
    String group = group(five());
    Bundle first = exported(group);
    Bundle second = exported(group);
    assertThat(first.getEntry()).hasSameSizeAs(second.getEntry());
    assertThat(first.getEntry().stream().map(BundleEntryComponent::getFullUrl))
        .doesNotContainAnyElementsOf(
            second.getEntry().stream().map(BundleEntryComponent::getFullUrl).toList());
    assertThat(days(first)).isNotEqualTo(days(second));
  }

  /** The diagnoses that these tests stored. */
  private static List<Condition> dated(Bundle bundle) {
    return of(bundle, Condition.class).stream().filter(Condition::hasOnset).toList();
  }

  private static List<String> days(Bundle bundle) {
    return dated(bundle).stream()
        .map(condition -> condition.getOnsetDateTimeType().getValueAsString())
        .sorted()
        .toList();
  }

  @Test
  void whoDeniesIsNotInItAndFourAreTooFew() {
    List<MarkedPatient> members = five();
    MarkedPatient denier = store("1955-01-01");
    members.add(denier);
    String group = group(members);
    assertThat(of(exported(group), Patient.class)).hasSize(6);
    for (String scope : List.of("research", "patient-privacy")) {
      Consent consent = new Consent().setPatient(Requests.reference(denier.patient()));
      consent.setStatus(Consent.ConsentState.ACTIVE);
      String system = "http://terminology.hl7.org/CodeSystem/";
      consent.getScope().addCoding().setSystem(system + "consentscope").setCode(scope);
      consent.addCategory().addCoding().setSystem("http://loinc.org").setCode("59284-0");
      consent.getPolicyRule().addCoding().setSystem(system + "v3-ActCode").setCode("OPTOUT");
      consent.setId(fhir.create(consent).getIdElement().toUnqualifiedVersionless());
      assertThat(of(exported(group), Patient.class)).as(scope).hasSize(5);
      consent.setStatus(Consent.ConsentState.INACTIVE);
      assertThat(fhir.put(consent).status()).isEqualTo(200);
    }
    Answer few = fhir.get(group(members.subList(0, 4)) + "/$export-deidentified");
    assertThat(few.status()).isEqualTo(422);
    assertThat(few.body()).contains("too-few", "fewer than 5 patients");
  }
}
