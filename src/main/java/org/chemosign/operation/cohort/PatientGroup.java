package org.chemosign.operation.cohort;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.Refusal;
import org.chemosign.operation.consent.Denial;
import org.chemosign.operation.consent.PatientConsents;
import org.chemosign.report.Canonicals;
import org.chemosign.signature.SpecimenType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Group.GroupCharacteristicComponent;
import org.hl7.fhir.r4.model.Group.GroupMemberComponent;
import org.hl7.fhir.r4.model.Group.GroupType;
import org.hl7.fhir.r4.model.IdType;

/**
 * An actual Group of patients of this server. R4 allows no specimens as members, so models are
 * those of the members; a characteristic of code model-kind narrows them.
 *
 * @param id identifier of the Group
 * @param name its name, or its identifier
 * @param patients references {@code Patient/id}, in order, each once
 * @param kinds kinds of model that are meant; all when empty
 */
public record PatientGroup(String id, String name, List<String> patients, Set<SpecimenType> kinds) {

  private static final int MOST = 5000;

  public PatientGroup {
    patients = List.copyOf(patients);
    kinds = Set.copyOf(kinds);
  }

  /**
   * Reads a Group without the patients who deny research; 404 when there is none, 422 when it is
   * not of patients or names one twice.
   */
  public static PatientGroup read(ClinicalRecord record, LocalReferences references, String id) {
    String name = "Group/" + id;
    Group group =
        record
            .read(Group.class, id)
            .orElseThrow(() -> Refusal.NOT_FOUND.at(name, name + " does not exist"));
    if (group.getType() != GroupType.PERSON || !group.getActual()) {
      throw Refusal.UNUSABLE_RESOURCE.at(
          name, name + " is not an actual Group of type person with patients as members");
    }
    return new PatientGroup(
        id,
        group.hasName() ? group.getName() : name,
        consenting(record, patients(group, references, name)),
        kinds(group, name));
  }

  private static List<String> patients(Group group, LocalReferences references, String name) {
    Set<String> seen = new LinkedHashSet<>();
    for (GroupMemberComponent member : group.getMember()) {
      if (member.getInactive()) {
        continue;
      }
      String reference = member.getEntity().getReference();
      String patient =
          references
              .parse("Patient", reference)
              .orElseThrow(
                  () ->
                      Refusal.UNUSABLE_RESOURCE.at(
                          name + ".member", name + " has a member that is no Patient here"))
              .getValue();
      if (!seen.add(patient)) {
        throw Refusal.DUPLICATE_PATIENT.at(
            name + ".member", patient + " is a member of " + name + " twice");
      }
    }
    if (seen.size() > MOST) {
      throw Refusal.TOO_MANY.at(name, name + " has over " + MOST + " members");
    }
    return new ArrayList<>(seen);
  }

  private static List<String> consenting(ClinicalRecord record, List<String> patients) {
    PatientConsents consents = new PatientConsents(record);
    return patients.stream()
        .filter(name -> !consents.denied(new IdType(name).getIdPart(), Denial.RESEARCH))
        .toList();
  }

  private static Set<SpecimenType> kinds(Group group, String name) {
    return group.getCharacteristic().stream()
        .filter(
            characteristic ->
                characteristic.getCode().hasCoding(Canonicals.codeSystem("item"), "model-kind"))
        .map(characteristic -> kind(characteristic, name))
        .collect(Collectors.toSet());
  }

  private static SpecimenType kind(GroupCharacteristicComponent characteristic, String name) {
    CodeableConcept value =
        characteristic.getValue() instanceof CodeableConcept concept
            ? concept
            : new CodeableConcept();
    return value.getCoding().stream()
        .filter(coding -> Canonicals.codeSystem("specimen-kind").equals(coding.getSystem()))
        .flatMap(coding -> SpecimenType.fromCode(coding.getCode()).stream())
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.UNKNOWN_CODE.at(
                    name + ".characteristic",
                    name + " states a model-kind that is no code of specimen-kind"));
  }
}
