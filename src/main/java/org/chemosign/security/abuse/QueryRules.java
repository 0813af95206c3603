package org.chemosign.security.abuse;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How much one query may ask of the database: number of parameters and of values in one, length of
 * chains, reverse chains, includes, size and place of a page. The same rules hold for the query of
 * a request, of an entry of a bundle, of a conditional header and of a reference by query.
 */
public final class QueryRules {

  static final int MOST_PARAMETERS = 200;
  static final int MOST_VALUES = 500;
  static final int LONGEST_CHAIN = 3;
  static final int MOST_REVERSE_CHAINS = 3;
  static final int MOST_INCLUDES = 20;
  static final int MOST_SORTED = 8;
  static final int FARTHEST_OFFSET = 1_000_000;

  private static final Set<String> INCLUDES = Set.of("_include", "_revinclude");
  private static final Set<String> TEXT = Set.of("identifier", "_id", "name", "title", "_tag");
  private static final Pattern OR = Pattern.compile("(?<!\\\\),");
  private static final Pattern PARTS = Pattern.compile("[,$|]");
  private static final Pattern HUGE_NUMBER =
      Pattern.compile("([a-z]{2})?[-+]?\\d*\\.?\\d*[eE][-+]?\\d{4,}");
  private static final Pattern PLACE = Pattern.compile("\\d{1,9}");

  private QueryRules() {}

  /** Looks at an encoded query, such as {@code name=x&_count=5}. */
  static void check(String query) throws BaseServerResponseException {
    Map<String, List<String>> values = new HashMap<>();
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      values
          .computeIfAbsent(decoded(parts[0]), unseen -> new ArrayList<>())
          .add(parts.length == 2 ? decoded(parts[1]) : "");
    }
    Map<String, String[]> parameters = new HashMap<>();
    values.forEach((name, all) -> parameters.put(name, all.toArray(String[]::new)));
    check(parameters);
  }

  static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refused.MALFORMED.because("a query is not encoded as it should be");
    }
  }

  /** Looks at the parameters of a query. */
  static void check(Map<String, String[]> parameters) throws BaseServerResponseException {
    atMost(
        MOST_PARAMETERS,
        parameters.values().stream().mapToInt(values -> values.length).sum(),
        "parameters");
    atMost(
        MOST_REVERSE_CHAINS,
        parameters.entrySet().stream()
            .mapToInt(entry -> count(entry.getKey(), "_has:") * entry.getValue().length)
            .sum(),
        "_has");
    atMost(
        MOST_INCLUDES,
        parameters.entrySet().stream()
            .filter(entry -> INCLUDES.contains(base(entry.getKey())))
            .mapToInt(entry -> entry.getValue().length)
            .sum(),
        "includes");
    parameters.forEach(QueryRules::check);
  }

  private static void check(String name, String[] values) {
    String plain = base(name);
    atMost(LONGEST_CHAIN, count(name.replaceAll("_has:[^.]*", ""), "."), "links in a chain");
    for (String value : values) {
      if (name.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
        throw Refused.MALFORMED.because("a parameter holds the character U+0000");
      }
      atMost(
          "_sort".equals(plain) ? MOST_SORTED : MOST_VALUES,
          OR.splitAsStream(value).count(),
          "values in one parameter");
      if (INCLUDES.contains(plain)) {
        include(name, value);
      }
      if (!TEXT.contains(last(name))) {
        number(value);
      }
    }
    if ("_count".equals(name) || "_offset".equals(name) || "_getpagesoffset".equals(name)) {
      place(name, values);
    }
  }

  private static void include(String name, String value) {
    boolean iterated = name.contains(":") || value.endsWith(":iterate");
    if (value.startsWith("*") && (iterated || name.startsWith("_revinclude"))) {
      throw Refused.TOO_COSTLY.because(
          "_revinclude and an iterated _include name what they include, not *");
    }
  }

  private static void number(String value) {
    if (PARTS.splitAsStream(value).anyMatch(part -> HUGE_NUMBER.matcher(part).matches())) {
      throw Refused.MALFORMED.because("a number with an exponent of four digits or more");
    }
  }

  private static void place(String name, String[] values) {
    for (String value : values) {
      if (!PLACE.matcher(value).matches()) {
        throw Refused.MALFORMED.because(name + " is a whole number of at most nine digits");
      }
      if (!"_count".equals(name) && Integer.parseInt(value) > FARTHEST_OFFSET) {
        throw Refused.TOO_COSTLY.because(name + " is at most " + FARTHEST_OFFSET);
      }
    }
  }

  private static void atMost(int most, long found, String what) {
    if (found > most) {
      throw Refused.TOO_COSTLY.because("a query has at most " + most + " " + what);
    }
  }

  /** Without the modifier. */
  private static String base(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  /** The parameter at the end of a chain, without its modifier. */
  private static String last(String name) {
    return base(name.substring(Math.max(name.lastIndexOf('.'), lastOfReverse(name)) + 1));
  }

  private static int lastOfReverse(String name) {
    return name.startsWith("_has:") ? name.lastIndexOf(':') : -1;
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }
}
