package org.chemosign.security.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

/** Decisions: whose data, which type, what for, and which part. */
class AccessTest {

  private final Access access =
      new Access(
          new ResourceOwners(new ShelfRecord()),
          (resource, filter) ->
              resource instanceof Observation observation
                  && observation.getStatus().toCode().equals(filter.get("status")),
          caller -> caller.client().equals("reader-of-few") ? Set.of("p2") : Set.of());

  private static Resource named(Resource resource, String id) {
    resource.setId(id);
    return resource;
  }

  @Test
  void anAppSeesItsPatientAlone() {
    Caller app = People.app("patient/*.rs");
    assertThat(access.sees(app, People.observation("p1", "final"))).isTrue();
    assertThat(access.sees(app, People.observation("p2", "final"))).isFalse();
    assertThat(access.sees(app, named(new Patient(), "p1"))).isTrue();
    assertThat(access.sees(app, named(new Patient(), "p2"))).isFalse();
    assertThat(access.sees(app, new Observation())).isFalse();
    assertThat(
            access.sees(
                app,
                new Observation()
                    .setSubject(new Reference("http://elsewhere.example/fhir/Patient/p1"))))
        .isFalse();
  }

  @Test
  void lettersAreToldApart() {
    Observation own = People.observation("p1", "final");
    for (Permission permission : Permission.values()) {
      Caller app = People.app("patient/Observation." + permission.letter());
      for (Permission other : Permission.values()) {
        assertThat(access.may(app, other, own)).isEqualTo(other == permission);
      }
    }
  }

  @Test
  void granularScopesHideTheRest() {
    Caller app = People.app("patient/Observation.rs?status=final");
    assertThat(access.sees(app, People.observation("p1", "final"))).isTrue();
    assertThat(access.sees(app, People.observation("p1", "preliminary"))).isFalse();
    assertThat(access.mayAll(app, Permission.READ, "Observation")).isFalse();
    assertThat(access.isLimited(app, "Observation")).isTrue();
  }

  @Test
  void aCareTeamIsAListOfPatients() {
    Caller carer = People.carer(Set.of("p1", "p3"), "user/*.rs");
    assertThat(access.sees(carer, People.observation("p3", "final"))).isTrue();
    assertThat(access.sees(carer, People.observation("p2", "final"))).isFalse();
    Group mixed = new Group();
    mixed.addMember().setEntity(new Reference("Patient/p1"));
    assertThat(access.sees(carer, mixed)).isTrue();
    mixed.addMember().setEntity(new Reference("Patient/p2"));
    assertThat(access.sees(carer, mixed)).isFalse();
  }

  @Test
  void anAppSeesNoGroup() {
    Group alone = new Group();
    alone.addMember().setEntity(new Reference("Patient/p1"));
    assertThat(access.sees(People.app("patient/*.rs"), alone)).isFalse();
  }

  @Test
  void sharedThingsAreReadByAllAndWrittenByFew() {
    Resource practitioner = named(new Practitioner(), "x");
    assertThat(access.sees(People.app("patient/*.cruds"), practitioner)).isTrue();
    assertThat(access.may(People.app("patient/*.cruds"), Permission.UPDATE, practitioner))
        .isFalse();
    Caller lab = People.system(Set.of(), "system/*.cruds");
    assertThat(access.may(lab, Permission.UPDATE, practitioner)).isTrue();
  }

  @Test
  void someTypesAreNotForApps() {
    Caller lab = People.system(Set.of(), "system/*.cruds");
    Caller administrator = People.system(Set.of(Role.ADMINISTRATOR), "system/*.cruds");
    Caller auditor = People.system(Set.of(Role.AUDITOR), "system/*.cruds");
    assertThat(access.may(lab, Permission.CREATE, "SearchParameter")).isFalse();
    assertThat(access.may(administrator, Permission.CREATE, "SearchParameter")).isTrue();
    assertThat(access.may(lab, Permission.CREATE, "Provenance")).isFalse();
    assertThat(access.may(lab, Permission.READ, "Subscription")).isFalse();
    assertThat(access.may(administrator, Permission.UPDATE, new Library())).isFalse();
    assertThat(access.may(administrator, Permission.CREATE, new AuditEvent())).isFalse();
    assertThat(access.may(administrator, Permission.READ, new AuditEvent())).isFalse();
    assertThat(access.may(auditor, Permission.READ, new AuditEvent())).isTrue();
    assertThat(access.may(lab, Permission.READ, "Basic")).isFalse();
  }

  @Test
  void theUserIsReadWithoutAScope() {
    Caller app = People.app("patient/Observation.rs");
    assertThat(access.sees(app, named(new Practitioner(), "anna"))).isTrue();
    assertThat(access.sees(app, named(new Practitioner(), "bert"))).isFalse();
  }

  @Test
  void anOperationKnowsThePatientsOfItsCaller() {
    Caller app = People.app("patient/Specimen.r", "user/Practitioner.r");
    assertThat(access.mayKnow(app, People.observation("p1", "final"))).isTrue();
    assertThat(access.mayKnow(app, People.observation("p2", "final"))).isFalse();
    assertThat(access.mayKnow(app, new Task())).isFalse();
    assertThat(access.mayKnow(app, new Library())).isTrue();
    assertThat(access.mayKnow(People.system(Set.of(), "system/Task.r"), new Task())).isTrue();
  }

  @Test
  void withoutAPatientAPatientScopeOpensNothing() {
    Caller lost = People.system(Set.of(), "patient/*.rs");
    assertThat(access.sees(lost, People.observation("p1", "final"))).isFalse();
  }

  @Test
  void hiddenPatientsAreHiddenFromEveryScope() {
    Caller app = People.reader("user/*.cruds");
    assertThat(access.sees(app, People.observation("p1", "final"))).isTrue();
    assertThat(access.sees(app, People.observation("p2", "final"))).isFalse();
    assertThat(access.mayKnow(app, named(new Patient(), "p2"))).isFalse();
    assertThat(access.sees(People.reader("patient/*.rs"), named(new Patient(), "p2"))).isFalse();
    assertThat(access.isLimited(app, "Observation")).isTrue();
    assertThat(access.isLimited(app, "Device")).isFalse();
    Caller system = People.system(Set.of(), "system/*.rs");
    assertThat(access.sees(system, People.observation("p2", "final"))).isTrue();
    assertThat(access.isLimited(system, "Observation")).isFalse();
  }
}
