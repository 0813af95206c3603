package org.chemosign.security.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.chemosign.security.access.Caller;

/** Who made a request: the caller that the filter of tokens found, else the address alone. */
public final class Agents {

  private Agents() {}

  /** The agent of a request. */
  public static Act.Agent of(HttpServletRequest request) {
    String address = String.valueOf(request.getRemoteAddr());
    return request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller
        ? of(caller, address)
        : Act.Agent.at(address);
  }

  private static Act.Agent of(Caller caller, String address) {
    return new Act.Agent(
        address,
        Optional.ofNullable(caller.subject()),
        Optional.ofNullable(caller.client()),
        caller.fhirUser(),
        Optional.ofNullable(caller.tokenId()));
  }
}
