package org.chemosign.security.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Optional;
import org.chemosign.operation.OwnWrite;

/** Finds the caller behind a request of HAPI. */
public final class Callers {

  private Callers() {}

  /**
   * The caller of a request that came from outside; empty for what the server does itself.
   *
   * @throws ca.uhn.fhir.rest.server.exceptions.AuthenticationException for a request from outside
   *     without a caller
   */
  public static Optional<Caller> of(RequestDetails request) {
    if (!(request instanceof ServletRequestDetails outside) || OwnWrite.is(request)) {
      return Optional.empty();
    }
    Object caller =
        outside.getServletRequest() == null
            ? null
            : outside.getServletRequest().getAttribute(Caller.ATTRIBUTE);
    if (caller instanceof Caller known) {
      return Optional.of(known);
    }
    throw Refused.unknownCaller();
  }

  /** Refuses to work on a thread that does not know for whom it works. */
  static void requireBound(Caller caller) {
    if (!CallerScope.current().equals(Optional.of(caller))) {
      throw new IllegalStateException("the caller is not bound to the thread");
    }
  }
}
