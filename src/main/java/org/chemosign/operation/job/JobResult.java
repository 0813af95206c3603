package org.chemosign.operation.job;

import java.util.List;
import org.chemosign.operation.Changes;
import org.hl7.fhir.r4.model.Reference;

/**
 * What came of a job.
 *
 * @param changes what is to be stored, together with the end of the Task or not at all
 * @param outputs references to those of the stored resources that are the answer
 */
public record JobResult(Changes changes, List<Reference> outputs) {

  public JobResult {
    outputs = List.copyOf(outputs);
  }
}
