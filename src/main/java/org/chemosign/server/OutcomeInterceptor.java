package org.chemosign.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the errors that HAPI raises itself the issue code that R4 has for them, and takes HAPI's
 * own numbers, line breaks and, for failures of the server, every detail out of the text. Errors
 * that come with an OperationOutcome of ours pass unchanged.
 */
@Interceptor
public class OutcomeInterceptor {

  private static final Logger LOG = LoggerFactory.getLogger(OutcomeInterceptor.class);
  private static final Pattern HAPI_NUMBER = Pattern.compile("HAPI-\\d{4}: ");
  private static final Pattern CLASS = Pattern.compile("\\b([a-z]\\w*\\.){2,}[A-Z]\\w*: ");
  private static final Pattern PLACE = Pattern.compile("(?s)\\s+at \\[.*");
  private static final Pattern DATABASE =
      Pattern.compile("SQL|could not execute|constraint|PUBLIC\\.");
  private static final Pattern STALE =
      Pattern.compile("is not the (current version|most recent version of this resource)");

  /** SQL state of a statement that was stopped, in H2 and PostgreSQL alike. */
  private static final String CANCELLED = "57014";

  private static final int LONGEST = 500;
  private static final int DEEPEST_CAUSE = 10;
  private static final int FRAMES = 30;
  private static final int FRAMES_OF_PARSING = 8;
  private static final Pattern PARSING =
      Pattern.compile(
          "ca\\.uhn\\.fhir\\.rest\\.param\\..*|org\\.hl7\\.fhir\\.r4\\.model\\.\\w+Type");
  private static final int BAD_REQUEST = 400;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final int UNSUPPORTED_MEDIA_TYPE = 415;
  private static final int SERVER_FAILURE = 500;
  private static final int UNAVAILABLE = 503;

  /**
   * Takes out of HAPI's own answers what R4 does not allow: extensions of a validator's outcome
   * that it does not know (line and column are in {@code location}, too), and the empty display of
   * a code that is looked up and has none here.
   */
  @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
  public void plain(IBaseResource answer) {
    if (answer instanceof OperationOutcome outcome) {
      outcome.getIssue().forEach(issue -> issue.getExtension().clear());
    } else if (answer instanceof Parameters parameters) {
      removeVoid(parameters.getParameter());
    }
  }

  private static void removeVoid(List<Parameters.ParametersParameterComponent> parameters) {
    parameters.forEach(parameter -> removeVoid(parameter.getPart()));
    parameters.removeIf(OutcomeInterceptor::isVoid);
  }

  private static boolean isVoid(Parameters.ParametersParameterComponent parameter) {
    return parameter.getResource() == null
        && parameter.getPart().isEmpty()
        && (parameter.getValue() == null || parameter.getValue().isEmpty());
  }

  /** Replaces an exception that is about to be answered; null leaves it as it is. */
  @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
  public BaseServerResponseException refine(Throwable failure) {
    if (failure instanceof BaseServerResponseException known) {
      return known.getOperationOutcome() == null && known.getStatusCode() != 304
          ? refine(known)
          : null;
    }
    return failure instanceof DataFormatException
        ? answer(BAD_REQUEST, IssueType.VALUE, String.valueOf(failure.getMessage()))
        : failure(failure);
  }

  private static BaseServerResponseException refine(BaseServerResponseException known) {
    String message = String.valueOf(known.getMessage());
    if (known.getStatusCode() >= SERVER_FAILURE) {
      return known.getStatusCode() == SERVER_FAILURE ? failure(known) : null;
    }
    if (message.contains("Incorrect Content-Type header")) {
      return answer(UNSUPPORTED_MEDIA_TYPE, IssueType.NOTSUPPORTED, message);
    }
    if (message.contains("Did not find any content to parse")) {
      return answer(BAD_REQUEST, IssueType.REQUIRED, "the request has no body");
    }
    if (known.getStatusCode() == CONFLICT && STALE.matcher(message).find()) {
      return answer(
          PRECONDITION_FAILED, IssueType.CONFLICT, "the resource is in another version by now");
    }
    if (known.getStatusCode() == CONFLICT && DATABASE.matcher(message).find()) {
      return answer(
          known.getStatusCode(),
          type(known.getStatusCode()),
          "another request was writing the same at that time; try again");
    }
    boolean unreadable =
        known.getCause() instanceof DataFormatException
            || message.contains("Failed to parse request body");
    return answer(
        known.getStatusCode(),
        unreadable ? IssueType.STRUCTURE : type(known.getStatusCode()),
        message);
  }

  private static IssueType type(int status) {
    return switch (status) {
      case 401 -> IssueType.LOGIN;
      case 403 -> IssueType.FORBIDDEN;
      case 404 -> IssueType.NOTFOUND;
      case 405 -> IssueType.NOTSUPPORTED;
      case 409, 412 -> IssueType.CONFLICT;
      case 410 -> IssueType.DELETED;
      case 413 -> IssueType.TOOCOSTLY;
      case 422 -> IssueType.PROCESSING;
      default -> IssueType.INVALID;
    };
  }

  private static BaseServerResponseException failure(Throwable failure) {
    if (lacksDatabase(failure)) {
      LOG.warn("no database connection");
      BaseServerResponseException busy =
          answer(UNAVAILABLE, IssueType.TRANSIENT, "the database does not answer; try again later");
      busy.addResponseHeader("Retry-After", "5");
      return busy;
    }
    if (ranOutOfTime(failure)) {
      LOG.warn("the database stopped a query that took too long");
      return answer(
          BAD_REQUEST, IssueType.TOOCOSTLY, "this takes the database too long; ask for less");
    }
    if (isUnreadable(failure)) {
      return answer(BAD_REQUEST, IssueType.VALUE, "a parameter of the request cannot be read");
    }
    LOG.error("a request failed{}", trace(failure));
    return answer(
        SERVER_FAILURE, IssueType.EXCEPTION, "the server failed; its log says more at this time");
  }

  /** Where it failed, without the messages of exceptions: those may quote what a client sent. */
  private static String trace(Throwable failure) {
    StringBuilder trace = new StringBuilder();
    Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .forEach(
            cause -> {
              trace.append("\n").append(cause.getClass().getName());
              Stream.of(cause.getStackTrace())
                  .limit(FRAMES)
                  .forEach(frame -> trace.append("\n\tat ").append(frame));
            });
    return trace.toString();
  }

  private static boolean lacksDatabase(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(
            cause ->
                cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException);
  }

  /** HAPI tells some values that it cannot parse as failures; where they were thrown tells them. */
  private static boolean isUnreadable(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .filter(IllegalArgumentException.class::isInstance)
        .flatMap(cause -> Stream.of(cause.getStackTrace()).limit(FRAMES_OF_PARSING))
        .anyMatch(frame -> PARSING.matcher(frame.getClassName()).matches());
  }

  private static boolean ranOutOfTime(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(
            cause -> cause instanceof SQLException sql && CANCELLED.equals(sql.getSQLState()));
  }

  private static BaseServerResponseException answer(int status, IssueType type, String message) {
    String known = HAPI_NUMBER.matcher(message).replaceAll("");
    String plain = CLASS.matcher(PLACE.matcher(known).replaceAll("")).replaceAll("");
    String text = plain.length() > LONGEST ? plain.substring(0, LONGEST) + "..." : plain;
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.ERROR)
        .setCode(type)
        .setDiagnostics(text.replaceAll("\\s+", " "));
    return new UnclassifiedServerFailureException(status, text, outcome);
  }
}
