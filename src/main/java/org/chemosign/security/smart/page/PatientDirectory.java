package org.chemosign.security.smart.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Patients to choose from when an app is launched. */
public interface PatientDirectory {

  /**
   * A patient as a person tells one from another.
   *
   * @param id logical id
   * @param label name, birth date, identifier
   */
  record Card(String id, String label) {}

  /**
   * Patients whose name or identifier begins with a text.
   *
   * @param text empty for any
   * @param among logical ids to choose from; empty for all
   * @param most how many are returned
   */
  List<Card> find(String text, Optional<Set<String>> among, int most);

  /** The patient of a logical id; empty when there is none. */
  Optional<Card> read(String id);
}
