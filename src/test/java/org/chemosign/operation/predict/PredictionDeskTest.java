package org.chemosign.operation.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PredictionDeskTest {

  private static final int QUEUE = 64;

  private final PredictionDesk desk = new PredictionDesk(1);
  private final CountDownLatch open = new CountDownLatch(1);

  @Test
  void whoComesToALongQueueIsSentAwayAtOnceAndTheQueueIsServed() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(QUEUE + 1);
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < QUEUE + 1; i++) {
      answers.add(clients.submit(() -> desk.admit(this::served)));
    }
    while (desk.waiting() < QUEUE) {
      Thread.sleep(10);
    }
    BaseServerResponseException refusal =
        catchThrowableOfType(BaseServerResponseException.class, () -> desk.admit(() -> "never"));
    open.countDown();
    assertThat(refusal.getStatusCode()).isEqualTo(503);
    assertThat(refusal.getResponseHeaders()).containsEntry("Retry-After", List.of("5"));
    for (Future<String> answer : answers) {
      assertThat(answer.get()).isEqualTo("served");
    }
    clients.shutdown();
  }

  private String served() {
    try {
      open.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "served";
  }
}
