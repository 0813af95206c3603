package org.chemosign.security.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/** Callers and resources for tests of decisions. */
final class People {

  private People() {}

  private static List<SmartScope> scopes(String... texts) {
    return Stream.of(texts).map(text -> SmartScope.parse(text).orElseThrow()).toList();
  }

  /** An app that was launched for patient p1. */
  static Caller app(String... scopes) {
    return new Caller(
        "anna",
        "app",
        Optional.of("Practitioner/anna"),
        Optional.of("p1"),
        Optional.empty(),
        Set.of(Role.CLINICIAN),
        scopes(scopes),
        "t1");
  }

  /** A user who cares for some patients. */
  static Caller carer(Set<String> patients, String... scopes) {
    return new Caller(
        "bert",
        "desk",
        Optional.of("Practitioner/bert"),
        Optional.empty(),
        Optional.of(patients),
        Set.of(),
        scopes(scopes),
        "t2");
  }

  /** A user of all patients, or launched for p2, from whom p2 is hidden. */
  static Caller reader(String... scopes) {
    return new Caller(
        "cleo",
        "reader-of-few",
        Optional.empty(),
        Optional.of("p2"),
        Optional.empty(),
        Set.of(),
        scopes(scopes),
        "t4");
  }

  /** A system. */
  static Caller system(Set<Role> roles, String... scopes) {
    return new Caller(
        "lab",
        "lab",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        roles,
        scopes(scopes),
        "t3");
  }

  /** An observation of a patient with a status that a granular scope can ask for. */
  static Observation observation(String patient, String status) {
    Observation observation = new Observation();
    observation.setId("o-" + patient);
    observation.setStatus(Observation.ObservationStatus.fromCode(status));
    observation.setSubject(new Reference("Patient/" + patient));
    return observation;
  }
}
