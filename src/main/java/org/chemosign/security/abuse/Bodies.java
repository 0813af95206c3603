package org.chemosign.security.abuse;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;

/** Which requests have bodies, and of what kind by their Content-Type. */
final class Bodies {

  private static final Set<String> CARRYING = Set.of("POST", "PUT", "PATCH");

  private Bodies() {}

  /** Whether the method carries a body that somebody reads. */
  static boolean isCarriedBy(HttpServletRequest request) {
    return CARRYING.contains(request.getMethod());
  }

  /** A form, which the container reads within its own limit. */
  static boolean isForm(HttpServletRequest request) {
    return type(request).startsWith("application/x-www-form-urlencoded")
        || type(request).startsWith("multipart/");
  }

  /** Content that HAPI would parse, or guess to be such because nothing is said. */
  static boolean isParsed(HttpServletRequest request) {
    String type = type(request);
    return type.isEmpty() || type.contains("json") || type.contains("xml") || isGraphQl(request);
  }

  /** A query of GraphQL by itself. */
  static boolean isGraphQl(HttpServletRequest request) {
    return type(request).startsWith("application/graphql");
  }

  private static String type(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
  }
}
