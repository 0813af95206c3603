package org.chemosign.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;

/** A good call of every operation of the research side, on synthetic patients of its own. */
final class PublishedResearch {

  private static final String OURS = "https://chemosign.example/fhir/CodeSystem/";
  private static final int PATIENTS = 14;

  private final FhirHttp fhir;
  private final List<Specimen> models = new ArrayList<>();
  private String group;

  PublishedResearch(FhirHttp fhir) {
    this.fhir = fhir;
  }

  Answer registerChemogram() {
    group();
    Parameters call = new Parameters();
    StringBuilder plate = new StringBuilder("model,drug,conc_uM,viability_pct\n");
    for (int dose = 0; dose < 6; dose++) {
      plate.append("M,irinotecan,").append(1 << 2 * dose).append(',').append(99 - 16 * dose);
      plate.append('\n');
    }
    Attachment attachment = new Attachment().setContentType("text/csv");
    attachment.setData(plate.toString().getBytes(StandardCharsets.UTF_8));
    Requests.with(call, "plate", attachment);
    return fhir.post(name(models.get(0)) + "/$register-chemogram", call);
  }

  Answer train() {
    Parameters call = new Parameters();
    Requests.with(call, "drug", new CodeType("irinotecan"));
    Requests.with(call, "id", new IdType("published-irinotecan"));
    Requests.with(call, "version", new StringType("1.0.0"));
    Requests.with(call, "title", new StringType("Synthetic"));
    Requests.with(call, "learner", new CodeType("ridge"));
    Requests.with(call, "permutations", new org.hl7.fhir.r4.model.IntegerType(10));
    return fhir.post(group() + "/$train-signature", call, "Prefer", "respond-async");
  }

  Answer validate() {
    Parameters call = new Parameters();
    String shipped =
        fhir
            .get("Library?url=https://chemosign.example/fhir/Library/chemosig-irinotecan")
            .as(Bundle.class)
            .getEntry()
            .stream()
            .map(entry -> ((Library) entry.getResource()).getVersion())
            .findFirst()
            .orElseThrow();
    Requests.with(call, "signature", new StringType("chemosig-irinotecan|" + shipped));
    return fhir.post(group() + "/$validate-signature", call);
  }

  Answer exportDeidentified() {
    return fhir.get(group() + "/$export-deidentified");
  }

  /** Retires the draft that {@link #train} asks for; it is waited for. */
  Answer release() {
    Answer accepted = train();
    if (accepted.status() == 202) {
      await(job(accepted));
    }
    Practitioner person = new Practitioner();
    person.addName().setFamily("Synthetic").addGiven("Releaser");
    return retire(fhir, Requests.reference(fhir.create(person)));
  }

  /** The address below the base where a job that was accepted is asked after. */
  String job(Answer accepted) {
    return accepted
        .response()
        .headers()
        .firstValue("Content-Location")
        .orElseThrow()
        .substring(fhir.base().length() + 1);
  }

  /** Retires the draft in the name of a practitioner. */
  static Answer retire(FhirHttp fhir, Reference practitioner) {
    Parameters call = new Parameters();
    Requests.with(call, "practitioner", practitioner);
    Requests.with(call, "action", new CodeType("retire"));
    Requests.with(call, "reason", new StringType("Synthetic, never to be used"));
    return fhir.post("Library/published-irinotecan-1.0.0/$release-signature", call);
  }

  /** Waits until a job has ended. */
  void await(String job) {
    try {
      for (int i = 0; i < 300 && fhir.get(job).status() == 202; i++) {
        Thread.sleep(1000);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A Group of synthetic patients, each with an organoid, its chemogram, profile and outcome. */
  private String group() {
    if (group == null) {
      Group created = new Group().setType(Group.GroupType.PERSON).setActual(true);
      for (int i = 0; i < PATIENTS; i++) {
        created.addMember().setEntity(Requests.reference(member(i)));
      }
      group = name(fhir.create(created));
    }
    return group;
  }

  private Patient member(int number) {
    Patient patient = Requests.patient(fhir);
    Specimen organoid = new Specimen();
    organoid.addIdentifier().setValue(UUID.randomUUID().toString());
    organoid.setSubject(Requests.reference(patient));
    organoid.setType(Requests.concept(OURS + "specimen-kind", "organoid"));
    Specimen model = fhir.create(organoid);
    models.add(model);
    Observation chemogram = observation(patient, "chemogram-auc", 0.3 + 0.04 * number, "1");
    chemogram
        .setSpecimen(Requests.reference(model))
        .addComponent()
        .setCode(Requests.concept("http://loinc.org", "51963-7"))
        .setValue(Requests.concept(OURS + "drug", "irinotecan"));
    fhir.create(chemogram);
    Observation outcome = observation(patient, "overall-survival", 3 + 2 * number, "mo");
    outcome
        .addComponent()
        .setCode(Requests.concept(OURS + "item", "survival-status"))
        .setValue(
            Requests.concept(OURS + "survival-status", number % 3 == 0 ? "censored" : "event"));
    fhir.create(outcome);
    profile(patient, model, 9000 + number);
    return patient;
  }

  private static Observation observation(Patient patient, String code, double value, String unit) {
    Observation observation = new Observation();
    observation.setStatus(Observation.ObservationStatus.FINAL);
    observation.setCode(Requests.concept(OURS + "item", code));
    observation.setSubject(Requests.reference(patient));
    observation.setEffective(new DateTimeType("2026-11-02"));
    observation.setMethod(new CodeableConcept().setText("synthetic"));
    observation.setValue(
        new Quantity()
            .setValue(value)
            .setUnit(unit)
            .setSystem("http://unitsofmeasure.org")
            .setCode(unit));
    return observation;
  }

  /** Stored the way a laboratory does it: by a prediction with the matrix in the call. */
  private void profile(Patient patient, Specimen model, long seed) {
    Parameters call = Requests.report(Requests.inline(SyntheticMatrix.tpm(seed), "tpm"));
    Requests.with(call, "subject", new Reference(name(patient)));
    Answer answer = fhir.post(name(model) + "/$predict-chemosensitivity", call);
    if (answer.status() != 200) {
      throw new AssertionError(answer.body());
    }
  }

  private static String name(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }
}
