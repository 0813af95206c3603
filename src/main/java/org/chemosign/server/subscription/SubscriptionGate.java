package org.chemosign.server.subscription;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.matcher.InMemoryMatchResult;
import ca.uhn.fhir.jpa.searchparam.matcher.InMemoryResourceMatcher;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.net.http.HttpRequest;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;

/**
 * Looks at subscriptions before they are stored: a requested one that can be served becomes active,
 * any other is refused with what is wrong about it.
 */
@Interceptor
public class SubscriptionGate {

  private static final Set<String> PAYLOADS =
      Set.of(
          "application/fhir+json", "application/json", "application/fhir+xml", "application/xml");

  private final AllowedEndpoints endpoints;
  private final InMemoryResourceMatcher matcher;

  SubscriptionGate(AllowedEndpoints endpoints, InMemoryResourceMatcher matcher) {
    this.endpoints = endpoints;
    this.matcher = matcher;
  }

  /** A new subscription. */
  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
  public void created(IBaseResource resource) {
    if (resource instanceof Subscription subscription) {
      check(subscription);
    }
  }

  /** A changed one. */
  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
  public void updated(IBaseResource before, IBaseResource after) {
    if (after instanceof Subscription subscription) {
      check(subscription);
    }
  }

  private void check(Subscription subscription) {
    if (subscription.getStatus() == null) {
      throw refusal(
          IssueType.REQUIRED, "status", "a subscription needs a status: requested or off");
    }
    if (subscription.getStatus() == SubscriptionStatus.OFF
        || subscription.getStatus() == SubscriptionStatus.ERROR) {
      return;
    }
    channel(subscription.getChannel());
    criteria(subscription.getCriteria());
    subscription.setStatus(SubscriptionStatus.ACTIVE).setError(null);
  }

  private void channel(Subscription.SubscriptionChannelComponent channel) {
    if (channel.getType() != SubscriptionChannelType.RESTHOOK) {
      throw refusal(IssueType.NOTSUPPORTED, "channel.type", "only rest-hook is served");
    }
    if (channel.hasPayload() && !PAYLOADS.contains(channel.getPayload())) {
      throw refusal(
          IssueType.NOTSUPPORTED,
          "channel.payload",
          "application/fhir+json and application/fhir+xml are served, or none");
    }
    if (!endpoints.allow(channel.getEndpoint())) {
      throw refusal(
          IssueType.BUSINESSRULE,
          "channel.endpoint",
          "the receiver is not among those that the operator allows"
              + " (setting chemosign.subscriptions.endpoints)");
    }
    channel.getHeader().forEach(header -> header(header.getValue()));
  }

  private static void header(String header) {
    String[] parts = header.split(": ?", 2);
    try {
      HttpRequest.newBuilder().header(parts[0], parts.length == 2 ? parts[1] : "\n");
    } catch (IllegalArgumentException e) {
      throw refusal(
          IssueType.VALUE, "channel.header", "a header has the form Name: value and may be set");
    }
  }

  private void criteria(String criteria) {
    if (criteria == null || !criteria.matches("[A-Z][A-Za-z]+(\\?.*)?")) {
      throw refusal(
          IssueType.VALUE, "criteria", "criteria have the form DiagnosticReport?status=final");
    }
    InMemoryMatchResult result;
    try {
      result = matcher.canBeEvaluatedInMemory(criteria.contains("?") ? criteria : criteria + "?");
    } catch (BaseServerResponseException e) {
      throw refusal(IssueType.VALUE, "criteria", "the criteria cannot be read: " + e.getMessage());
    }
    if (!result.supported()) {
      throw refusal(
          IssueType.NOTSUPPORTED,
          "criteria",
          "the criteria cannot be decided from the resource alone: "
              + result.getUnsupportedReason());
    }
  }

  private static BaseServerResponseException refusal(IssueType type, String element, String text) {
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.ERROR)
        .setCode(type)
        .setDiagnostics(text)
        .addExpression("Subscription." + element);
    return new UnprocessableEntityException(text, outcome);
  }
}
