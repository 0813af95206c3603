package org.chemosign.operation.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.Refusal;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * The person who answers for a report.
 *
 * @param reference {@code Practitioner/id} or {@code PractitionerRole/id}
 * @param name the person's name as printed in the report
 */
public record Signatory(String reference, String name) {

  /** The types that a signatory can be referred to by. */
  public static final Set<String> TYPES = Set.of("Practitioner", "PractitionerRole");

  private static final String PARAMETER = "practitioner";

  /** Reads the person from the record; who is unknown, inactive or nameless is refused. */
  public static Signatory read(ClinicalRecord record, IdType id) {
    String reference = id.getResourceType() + "/" + id.getIdPart();
    Practitioner person =
        "Practitioner".equals(id.getResourceType())
            ? practitioner(record, id)
            : ofRole(record, id, reference);
    if (person.hasActive() && !person.getActive()) {
      throw refused(reference, "is not active");
    }
    return new Signatory(
        reference, name(person).orElseThrow(() -> refused(reference, "has no name")));
  }

  /** A reference to the person with the name shown. */
  public Reference asReference() {
    return new Reference(reference).setDisplay(name);
  }

  private static Practitioner ofRole(ClinicalRecord record, IdType id, String reference) {
    PractitionerRole role =
        record.read(PractitionerRole.class, id.getIdPart()).orElseThrow(() -> missing(reference));
    if (role.hasActive() && !role.getActive()) {
      throw refused(reference, "is not active");
    }
    IdType person = new IdType(role.getPractitioner().getReference());
    if (!"Practitioner".equals(person.getResourceType())) {
      throw refused(reference, "names no Practitioner");
    }
    return practitioner(record, person);
  }

  private static Practitioner practitioner(ClinicalRecord record, IdType id) {
    return record
        .read(Practitioner.class, id.getIdPart())
        .orElseThrow(() -> missing("Practitioner/" + id.getIdPart()));
  }

  private static Optional<String> name(Practitioner person) {
    return person.getName().stream()
        .map(Signatory::printed)
        .filter(name -> !name.isBlank())
        .findFirst();
  }

  private static String printed(HumanName name) {
    if (name.hasText()) {
      return name.getText();
    }
    return Stream.of(name.getPrefix(), name.getGiven(), family(name), name.getSuffix())
        .flatMap(List::stream)
        .map(StringType::getValue)
        .collect(Collectors.joining(" "));
  }

  private static List<StringType> family(HumanName name) {
    return name.hasFamily() ? List.of(new StringType(name.getFamily())) : List.of();
  }

  private static RuntimeException missing(String reference) {
    return Refusal.NOT_FOUND.parameter(PARAMETER, reference + " does not exist");
  }

  private static RuntimeException refused(String reference, String why) {
    return Refusal.UNUSABLE_RESOURCE.parameter(PARAMETER, reference + " " + why);
  }
}
