package org.chemosign.security.abuse;

import jakarta.servlet.http.HttpServletResponse;

/**
 * Headers of every answer of the FHIR endpoint: nothing is kept, nothing is guessed, and whatever a
 * browser shows of it runs no script and sits in no frame.
 */
public final class SafeHeaders {

  private SafeHeaders() {}

  /** Puts them on an answer. */
  public static void put(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(
        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    response.setHeader("Referrer-Policy", "no-referrer");
  }
}
