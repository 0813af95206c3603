package org.chemosign.security.erasure;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/**
 * What erasing a patient means for the store.
 *
 * @param patient logical id
 * @param erased what is removed with all versions; relative references
 * @param files files of exports, which may hold anybody's data and are removed as well
 * @param changed what is shared with other patients, already without the erased
 * @param pruned what keeps its current version and loses all older ones, the changed included
 */
public record ErasurePlan(
    String patient,
    Set<String> erased,
    Set<String> files,
    List<Resource> changed,
    Set<String> pruned) {

  public ErasurePlan {
    erased = Set.copyOf(erased);
    files = Set.copyOf(files);
    changed = List.copyOf(changed);
    pruned = Set.copyOf(pruned);
  }
}
