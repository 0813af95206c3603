package org.chemosign.security.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refuses searches that would let a caller infer what it may not read: chains and reverse chains
 * into types or patients beyond its scopes, and text or filter expressions.
 */
public final class SearchGate {

  private static final Set<String> EXPRESSIONS =
      Set.of("_filter", "_query", "_list", "_text", "_content");
  private static final Pattern REVERSE = Pattern.compile("_has:([A-Za-z]+):.*");
  private static final Pattern TYPED = Pattern.compile("[a-zA-Z-]+:([A-Z][A-Za-z]+)\\..*");

  private SearchGate() {}

  /** Looks at the parameters of a request, in its URL or its form. */
  static void check(Access access, Caller caller, RequestDetails request) {
    request.getParameters().keySet().forEach(name -> check(access, caller, name));
    Stream.of("_sort", "_sort:asc", "_sort:desc")
        .flatMap(name -> Stream.of(request.getParameters().getOrDefault(name, new String[0])))
        .filter(order -> order.contains("."))
        .findFirst()
        .ifPresent(order -> requireAny(access, caller, order));
  }

  /** Looks at a chain in a conditional URL, whose end is not told. */
  public static void chain(Access access, Caller caller, String name) {
    requireAny(access, caller, name);
  }

  /** Looks at one parameter's name, with its modifiers. */
  static void check(Access access, Caller caller, String name) {
    String bare = name.split(":", 2)[0];
    if (EXPRESSIONS.contains(bare)) {
      requireAny(access, caller, name);
    } else if (bare.equals("_has") || name.contains(".")) {
      requireAll(access, caller, name);
    }
  }

  private static void requireAll(Access access, Caller caller, String name) {
    boolean through =
        !isDeep(name)
            && target(name)
                .filter(type -> access.mayAll(caller, Permission.SEARCH, type))
                .isPresent();
    if (!through) {
      requireAny(access, caller, name);
    }
  }

  /** Whether it goes through more than one type. */
  private static boolean isDeep(String name) {
    boolean reverse = name.startsWith("_has");
    return name.lastIndexOf("_has") > 0
        || name.indexOf('.') != name.lastIndexOf('.')
        || reverse && name.contains(".");
  }

  private static Optional<String> target(String name) {
    return Stream.of(REVERSE, TYPED)
        .map(pattern -> pattern.matcher(name))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst()
        .or(() -> name.startsWith("patient.") ? Optional.of("Patient") : Optional.empty());
  }

  private static void requireAny(Access access, Caller caller, String name) {
    if (!access.mayEverything(caller, Permission.SEARCH)) {
      String shown = name.length() > 40 ? name.substring(0, 40) + "..." : name;
      throw Refused.forbidden(
          "search parameter "
              + shown.replaceAll("[^A-Za-z0-9_:.-]", "?")
              + " reaches beyond the scopes of this token");
    }
  }
}
