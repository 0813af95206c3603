package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.chemosign.http.FhirHttp.Answer;
import org.chemosign.http.Receiver.Delivered;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subscribers get every final report once, whatever happens to them or to the server meanwhile. */
class SubscriptionIT {

  private static final Duration DOWN =
      Duration.ofSeconds(Integer.getInteger("chemosign.receiver.down.seconds", 60));

  @TempDir private static Path dataDir;
  private static int port;
  private static ServerProcess server;
  private static FhirHttp fhir;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    port = ServerProcess.freePort();
    restart();
  }

  private static void restart() throws IOException, InterruptedException {
    server =
        ServerProcess.start(
            dataDir, Map.of(), "--subscription-endpoints=http://127.0.0.1:" + port + "/allowed");
    fhir = new FhirHttp(server.base());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void finalReportsArriveOnceThoughReceiverAndServerWereDown()
      throws IOException, InterruptedException {
    Subscription subscription = fhir.create(subscription("DiagnosticReport?status=final"));
    assertThat(subscription.getStatus()).isEqualTo(SubscriptionStatus.ACTIVE);
    List<String> ids;
    try (Receiver receiver = Receiver.listen(port, 204)) {
      fhir.create(report(DiagnosticReportStatus.PRELIMINARY));
      String first = fhir.create(report(DiagnosticReportStatus.FINAL)).getIdPart();
      await(() -> receiver.delivered().size() == 1);
      Delivered delivered = receiver.delivered().get(0);
      assertThat(delivered.method()).isEqualTo("PUT");
      assertThat(delivered.path()).isEqualTo("/allowed/DiagnosticReport/" + first);
      assertThat(delivered.authorization()).isEqualTo("Bearer synthetic");
      assertThat(
              FhirHttp.FHIR.newJsonParser().parseResource(DiagnosticReport.class, delivered.body()))
          .matches(report -> report.getStatus() == DiagnosticReportStatus.FINAL);
    }
    ids =
        IntStream.range(0, 5)
            .mapToObj(i -> fhir.create(report(DiagnosticReportStatus.FINAL)).getIdPart())
            .toList();
    Thread.sleep(DOWN.toMillis());
    try (Receiver refusing = Receiver.listen(port, 503)) {
      await(() -> !refusing.delivered().isEmpty());
    }
    server.kill();
    restart();
    try (Receiver receiver = Receiver.listen(port, 200)) {
      await(() -> receiver.delivered().size() >= ids.size());
      Thread.sleep(3000);
      assertThat(receiver.delivered())
          .extracting(delivered -> delivered.path().replaceAll(".*/", ""))
          .containsExactlyInAnyOrderElementsOf(ids);
    }
    assertThat(fhir.delete("Subscription/" + subscription.getIdPart()).status()).isLessThan(300);
  }

  @Test
  void aSignatureReachesTheSubscriberOnce() throws IOException, InterruptedException {
    Subscription subscription =
        fhir.create(subscription("DiagnosticReport?status=final&code=http://loinc.org|51969-4"));
    String report =
        fhir.post(
                "Specimen/$predict-chemosensitivity",
                Requests.with(
                    Requests.inline(SyntheticMatrix.tpm(51), "tpm"),
                    "specimen",
                    Requests.reference(Requests.goodSpecimen(fhir, Requests.patient(fhir)))))
            .as(DiagnosticReport.class)
            .getIdPart();
    Practitioner practitioner = new Practitioner().setActive(true);
    practitioner.addName().setFamily("Synthetic").addGiven("Signer");
    Parameters signer =
        Requests.with(
            new Parameters(), "practitioner", Requests.reference(fhir.create(practitioner)));
    try (Receiver receiver = Receiver.listen(port, 200)) {
      assertThat(fhir.post("DiagnosticReport/" + report + "/$sign", signer).status())
          .isEqualTo(200);
      await(() -> !receiver.delivered().isEmpty());
      Thread.sleep(3000);
      assertThat(receiver.delivered())
          .extracting(Delivered::path)
          .containsExactly("/allowed/DiagnosticReport/" + report);
    }
    assertThat(fhir.delete("Subscription/" + subscription.getIdPart()).status()).isLessThan(300);
  }

  @Test
  void aSubscriptionThatCannotBeServedIsRefused() {
    Subscription elsewhere = subscription("DiagnosticReport?status=final");
    elsewhere.getChannel().setEndpoint("http://169.254.169.254/latest");
    refused(elsewhere, "Subscription.channel.endpoint");
    elsewhere.getChannel().setEndpoint("http://127.0.0.1:" + port + "/allowed/../secret");
    refused(elsewhere, "Subscription.channel.endpoint");
    elsewhere.getChannel().setEndpoint("http://127.0.0.1:" + port + "/allowedtoo");
    refused(elsewhere, "Subscription.channel.endpoint");
    Subscription socket = subscription("DiagnosticReport?status=final");
    socket.getChannel().setType(SubscriptionChannelType.WEBSOCKET);
    refused(socket, "Subscription.channel.type");
    refused(subscription("DiagnosticReport?nonsense=1"), "Subscription.criteria");
    refused(subscription("DiagnosticReport?subject.name=x"), "Subscription.criteria");
    Subscription header = subscription("DiagnosticReport?status=final");
    header.getChannel().getHeader().clear();
    header.getChannel().addHeader("Host: elsewhere");
    refused(header, "Subscription.channel.header");
  }

  private static void refused(Subscription subscription, String element) {
    Answer answer = fhir.post("Subscription", subscription);
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(
            answer.as(OperationOutcome.class).getIssueFirstRep().getExpression().get(0).getValue())
        .isEqualTo(element);
  }

  private static Subscription subscription(String criteria) {
    Subscription subscription = new Subscription();
    subscription.setStatus(SubscriptionStatus.REQUESTED).setReason("test").setCriteria(criteria);
    subscription
        .getChannel()
        .setType(SubscriptionChannelType.RESTHOOK)
        .setEndpoint("http://127.0.0.1:" + port + "/allowed")
        .setPayload("application/fhir+json")
        .addHeader("Authorization: Bearer synthetic");
    return subscription;
  }

  private static DiagnosticReport report(DiagnosticReportStatus status) {
    DiagnosticReport report = new DiagnosticReport().setStatus(status);
    report.getCode().setText("synthetic");
    return report;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting").isLessThan(deadline);
      Thread.sleep(100);
    }
  }
}
