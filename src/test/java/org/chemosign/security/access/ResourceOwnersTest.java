package org.chemosign.security.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

/** Whose a resource is. */
class ResourceOwnersTest {

  private static final Owners P1 = new Owners.Patients(Set.of("p1"));

  private final ShelfRecord shelf = new ShelfRecord();
  private final ResourceOwners owners = new ResourceOwners(shelf);

  private static Resource named(Resource resource, String id) {
    resource.setId(id);
    return resource;
  }

  @Test
  void bySubject() {
    assertThat(owners.of(People.observation("p1", "final"))).isEqualTo(P1);
    assertThat(owners.of(new Task().setFor(new Reference("Patient/p1")))).isEqualTo(P1);
    assertThat(owners.of(new Task())).isEqualTo(new Owners.Unknown());
    assertThat(owners.of(new MeasureReport().setSubject(new Reference("Group/g"))))
        .isEqualTo(new Owners.Unknown());
    assertThat(owners.of(new Device())).isEqualTo(new Owners.Nobody());
  }

  @Test
  void aProvenanceIsOfItsTargets() {
    shelf.with("o1", People.observation("p1", "final"));
    shelf.with("o2", People.observation("p2", "final"));
    Provenance one = new Provenance().addTarget(new Reference("Observation/o1/_history/1"));
    assertThat(owners.of(one)).isEqualTo(P1);
    one.addTarget(new Reference("Observation/o2"));
    assertThat(owners.of(one)).isEqualTo(new Owners.Patients(Set.of("p1", "p2")));
    one.addTarget(new Reference("Observation/gone"));
    assertThat(owners.of(one)).isEqualTo(new Owners.Unknown());
    assertThat(owners.of(new Provenance())).isEqualTo(new Owners.Unknown());
  }

  @Test
  void aBinaryIsOfItsContextOrItsDocument() {
    Binary binary = (Binary) named(new Binary(), "b");
    assertThat(owners.of(binary)).isEqualTo(new Owners.Unknown());
    shelf.with("d", new DocumentReference().setSubject(new Reference("Patient/p1")));
    assertThat(owners.of(binary)).isEqualTo(P1);
    binary.setSecurityContext(new Reference("Patient/p2"));
    assertThat(owners.of(binary)).isEqualTo(new Owners.Patients(Set.of("p2")));
    binary.setSecurityContext(new Reference("DocumentReference/d"));
    assertThat(owners.of(binary)).isEqualTo(P1);
  }
}
