package org.chemosign.security.erasure;

import java.util.Set;
import org.chemosign.security.audit.Act;

/** What erasing needs of the store, beyond what operations need. */
public interface ErasableStore {

  /**
   * What was done.
   *
   * @param versions how many versions of resources were removed
   * @param pseudonym what stands for the patient in the audit from now on
   * @param records how many records of the audit were about the patient
   */
  record Outcome(int versions, String pseudonym, int records) {}

  /** The resources whose current version refers to any of these; relative references. */
  Set<String> referringTo(Set<String> references);

  /** All that the audit has ever named together with a patient; relative references. */
  Set<String> everAbout(String patient);

  /** Those of which there are versions, though none that is current. */
  Set<String> deletedAmong(Set<String> references);

  /**
   * Files that bulk exports have made.
   *
   * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException while an export runs
   */
  Set<String> exportFiles();

  /**
   * Carries a plan out, all or nothing.
   *
   * @param agent who asked for it, for the audit
   */
  Outcome carryOut(ErasurePlan plan, Act.Agent agent);
}
