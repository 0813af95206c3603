package org.chemosign.operation.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.Reference;

/**
 * Work to be done.
 *
 * @param code what it is: train-signature or validate-signature
 * @param group the Group that it is about
 * @param inputs the parameters of the call as text, by name, in order
 * @param output code of what its outputs are
 * @param work the work itself
 */
public record ResearchJob(
    String code, Reference group, Map<String, String> inputs, String output, Work work) {

  /** Work that may take long. */
  public interface Work {

    /**
     * Does it.
     *
     * @throws JobStoppedException when it was asked to stop
     */
    JobResult run(JobControl control);
  }

  public ResearchJob {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
  }

  /** The same job, done otherwise. */
  ResearchJob with(Work other) {
    return new ResearchJob(code, group, inputs, output, other);
  }
}
