package org.chemosign.operation.deidentify;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.LocalReferences;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Specimen;

/** One export: the patients with what is theirs, under pseudonyms of their own, in mixed order. */
final class DeidentifiedSet {

  private static final String SOURCE =
      "https://chemosign.example/fhir/OperationDefinition/export-deidentified#rules-"
          + AllowedElements.RULES;

  private static final List<Class<? extends DomainResource>> TYPES =
      List.of(Condition.class, Specimen.class, Observation.class, DiagnosticReport.class);

  private final ClinicalRecord record;
  private final LocalReferences references;
  private final Pseudonyms pseudonyms = Pseudonyms.fresh();

  DeidentifiedSet(ClinicalRecord record, LocalReferences references) {
    this.record = record;
    this.references = references;
  }

  /**
   * Bundle of what goes out.
   *
   * @param patients references {@code Patient/id}; those that are not there any more are left out
   */
  Bundle of(List<String> patients) {
    Bundle bundle = new Bundle();
    bundle.setType(BundleType.COLLECTION);
    bundle.setMeta(label());
    LocalDate today = LocalDate.now();
    patients.forEach(name -> add(bundle, name, today));
    bundle.getEntry().sort(Comparator.comparing(BundleEntryComponent::getFullUrl));
    return bundle;
  }

  private void add(Bundle bundle, String name, LocalDate today) {
    Optional<Patient> patient = record.read(Patient.class, new IdType(name).getIdPart());
    if (patient.isEmpty()) {
      return;
    }
    Map<String, DomainResource> own = new LinkedHashMap<>();
    own.put(name, patient.get());
    what(name)
        .filter(AllowedElements::goesOut)
        .forEach(
            resource ->
                own.put(resource.fhirType() + "/" + resource.getIdElement().getIdPart(), resource));
    AllowedElements allowed =
        new AllowedElements(
            day -> pseudonyms.moved(name, day),
            reference ->
                references
                    .parse(reference)
                    .map(IdType::getValue)
                    .filter(own::containsKey)
                    .map(pseudonyms::urn)
                    .orElse(null));
    own.forEach(
        (key, resource) -> {
          DomainResource kept = allowed.of(resource, today);
          kept.setMeta(label());
          bundle.addEntry().setFullUrl(pseudonyms.urn(key)).setResource(kept);
        });
  }

  private Stream<DomainResource> what(String patient) {
    return TYPES.stream()
        .flatMap(type -> record.findByReference(type, "subject", patient).stream());
  }

  private static Meta label() {
    Meta label = new Meta().setSource(SOURCE);
    label
        .addSecurity()
        .setSystem("http://terminology.hl7.org/CodeSystem/v3-ObservationValue")
        .setCode("PSEUDED");
    label
        .addSecurity()
        .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActReason")
        .setCode("HRESCH");
    return label;
  }
}
