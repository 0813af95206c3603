package org.chemosign.security.abuse;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which FHIRPath of a client is evaluated: none that walks the whole tree again and again, repeats
 * itself, or brings a regular expression of its own.
 */
final class FhirPathRules {

  private static final int LONGEST = 2_000;
  private static final int MOST_CALLS = 40;
  private static final Pattern COSTLY =
      Pattern.compile(
          "\\b(descendants|children|repeat|matches|matchesFull|replaceMatches|resolve"
              + "|trace|aggregate|memberOf|conformsTo)\\s*\\(");
  private static final Pattern RESOLVE_IS = Pattern.compile("\\.resolve\\(\\)\\s+is\\s");

  private FhirPathRules() {}

  /** What speaks against an expression. */
  static Optional<String> problem(String expression) {
    if (expression.length() > LONGEST) {
      return Optional.of("a FHIRPath expression has at most " + LONGEST + " characters");
    }
    // "where(resolve() is Patient)" is how R4's own search parameters name a type.
    String plain = expression.replace("resolve() is ", "");
    if (COSTLY.matcher(RESOLVE_IS.matcher(plain).replaceAll(" is ")).find()) {
      return Optional.of(
          "a FHIRPath expression of a client has no descendants, children, repeat, matches,"
              + " replaceMatches, resolve, trace or aggregate");
    }
    return expression.chars().filter(c -> c == '(').count() > MOST_CALLS
        ? Optional.of("a FHIRPath expression has at most " + MOST_CALLS + " calls")
        : Optional.empty();
  }
}
