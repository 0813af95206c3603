package org.chemosign.operation;

import ca.uhn.fhir.rest.api.server.RequestDetails;

/**
 * Tells writes of our operations from those of clients; no request from outside can be so marked.
 */
public final class OwnWrite {

  private static final String MARK = "org.chemosign.own-write";

  private OwnWrite() {}

  /** Marks a request that the server makes itself. */
  public static <T extends RequestDetails> T mark(T request) {
    request.getUserData().put(MARK, Boolean.TRUE);
    return request;
  }

  /** Whether a request is marked. */
  public static boolean is(RequestDetails request) {
    return request != null && Boolean.TRUE.equals(request.getUserData().get(MARK));
  }
}
