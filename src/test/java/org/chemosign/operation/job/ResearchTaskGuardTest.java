package org.chemosign.operation.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chemosign.operation.Changes;
import org.chemosign.operation.OwnWrite;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

class ResearchTaskGuardTest {

  private final ResearchTaskGuard guard = new ResearchTaskGuard();
  private final SystemRequestDetails client = new SystemRequestDetails();

  private static Task job() {
    return ResearchTasks.of(
        new ResearchJob(
            "train-signature",
            new Reference("Group/1"),
            Map.of("drug", "gemcitabine"),
            "signature",
            control -> new JobResult(new Changes(), List.of())),
        Instant.EPOCH);
  }

  @Test
  void aTaskWithoutStatusOrCodeIsNobodysBusiness() {
    assertThatCode(
            () -> {
              guard.created(new Task(), client);
              guard.updated(new Task(), new Task(), client);
              guard.deleted(new Task(), client);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void aJobIsWrittenByTheServerAlone() {
    assertThatThrownBy(() -> guard.created(job(), client))
        .isInstanceOf(BaseServerResponseException.class);
    assertThatThrownBy(() -> guard.updated(new Task(), job(), client))
        .isInstanceOf(BaseServerResponseException.class);
    assertThatCode(() -> guard.created(job(), OwnWrite.mark(new SystemRequestDetails())))
        .doesNotThrowAnyException();
  }

  @Test
  void aJobThatWorksIsNotDeletedAndOneThatHasEndedMay() {
    Task ended = job();
    ResearchTasks.ended(ended, ResearchTasks.Reason.STOPPED, "stopped on request");

    assertThatThrownBy(() -> guard.deleted(job(), client))
        .isInstanceOf(BaseServerResponseException.class);
    assertThatCode(() -> guard.deleted(ended, client)).doesNotThrowAnyException();
  }
}
