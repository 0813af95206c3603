package org.chemosign.server.subscription;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;

/**
 * One call to a receiver as R4 has it: with a payload, the endpoint is a FHIR base and gets the
 * resource by PUT; without one it gets an empty POST. Redirects are not followed.
 */
class RestHook {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  static final Duration ANSWER = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final FhirContext fhir;

  RestHook(FhirContext fhir) {
    this.fhir = fhir;
  }

  /** The status of the receiver's answer. */
  int send(SubscriptionChannelComponent channel, IBaseResource resource)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(channel, resource).timeout(ANSWER);
    channel
        .getHeader()
        .forEach(
            header -> {
              String[] parts = header.getValue().split(": ?", 2);
              request.setHeader(parts[0], parts[1]);
            });
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private HttpRequest.Builder request(
      SubscriptionChannelComponent channel, IBaseResource resource) {
    String endpoint = channel.getEndpoint();
    if (!channel.hasPayload()) {
      return HttpRequest.newBuilder(URI.create(endpoint)).POST(BodyPublishers.noBody());
    }
    boolean xml = channel.getPayload().endsWith("xml");
    IParser parser = xml ? fhir.newXmlParser() : fhir.newJsonParser();
    String target =
        (endpoint.endsWith("/") ? endpoint : endpoint + "/")
            + resource.getIdElement().toUnqualifiedVersionless().getValue();
    return HttpRequest.newBuilder(URI.create(target))
        .header("Content-Type", xml ? "application/fhir+xml" : "application/fhir+json")
        .PUT(BodyPublishers.ofString(parser.encodeResourceToString(resource)));
  }
}
