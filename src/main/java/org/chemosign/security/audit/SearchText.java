package org.chemosign.security.audit;

import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What of a search goes into the audit: the names of its parameters, and the values of those that
 * cannot hold anything of a patient. The rest is {@code ***}.
 */
final class SearchText {

  private static final Set<String> HARMLESS =
      Set.of(
          "_count",
          "_offset",
          "_sort",
          "_include",
          "_include:iterate",
          "_revinclude",
          "_revinclude:iterate",
          "_summary",
          "_elements",
          "_total",
          "_type",
          "_format",
          "_pretty",
          "_lastUpdated",
          "status",
          "intent",
          "category",
          "code");

  private static final Pattern NAME = Pattern.compile("[_a-z][A-Za-z0-9_:.-]{0,60}");
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.,:|/+*-]{0,200}");

  private SearchText() {}

  static String of(Map<String, String[]> parameters) {
    StringJoiner text = new StringJoiner("&");
    for (Map.Entry<String, String[]> parameter : new TreeMap<>(parameters).entrySet()) {
      for (String value : parameter.getValue()) {
        text.add(name(parameter.getKey()) + "=" + value(parameter.getKey(), value));
      }
    }
    return text.toString();
  }

  private static String name(String name) {
    return NAME.matcher(name).matches() ? name : "***";
  }

  private static String value(String name, String value) {
    return HARMLESS.contains(name) && VALUE.matcher(value).matches() ? value : "***";
  }
}
