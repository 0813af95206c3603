package org.chemosign.operation;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;

/**
 * Lets an operation answer without a body, as {@code Prefer: return=minimal} asks. HAPI knows that
 * for its own writes only; an operation has to return something, which is then left out.
 */
@Interceptor
public final class EmptyAnswers {

  private static final String MARK = EmptyAnswers.class.getName();

  /** Leaves the body of a request's answer out, if that is what its client prefers. */
  public static void where(RequestDetails request) {
    if (prefers(request, "minimal")) {
      request.getUserData().put(MARK, true);
    }
  }

  /** Whether the client prefers a kind of answer: minimal, representation or OperationOutcome. */
  public static boolean prefers(RequestDetails request, String kind) {
    String prefer = request.getHeader("Prefer");
    return prefer != null
        && prefer.replace(" ", "").matches("(.*[,;])?return=" + kind + "([,;].*)?");
  }

  /** Drops the body of an answer that is to have none. */
  @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
  public void empty(RequestDetails request, ResponseDetails answer) {
    if (request.getUserData().containsKey(MARK)) {
      answer.setResponseResource(null);
    }
  }
}
