package org.chemosign.security.access;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One clinical scope of SMART App Launch 2.2: whose data, of which type, what may be done with it,
 * and, when granular, for which part of it.
 *
 * @param context whose data
 * @param type resource type, or {@code *} for all
 * @param permissions what may be done
 * @param filter search parameters that a resource has to meet, by name; empty for all
 * @param text the scope as it was granted
 */
public record SmartScope(
    Context context,
    String type,
    Set<Permission> permissions,
    Map<String, String> filter,
    String text) {

  private static final int LONGEST = 400;
  private static final Pattern FORM =
      Pattern.compile(
          "(patient|user|system)/([A-Z][A-Za-z]{1,63}|\\*)\\.([a-z]{1,5}|\\*)(\\?(.+))?");
  private static final Pattern CRITERION = Pattern.compile("([a-z][A-Za-z0-9-]*)=([^=&?\\s]+)");

  /** Whose data a scope is about. */
  public enum Context {
    /** The patient of the launch. */
    PATIENT,
    /** All that the user may see. */
    USER,
    /** All, for a system without a user. */
    SYSTEM
  }

  public SmartScope {
    permissions = Set.copyOf(permissions);
    filter = Collections.unmodifiableMap(new LinkedHashMap<>(filter));
  }

  /**
   * Reads a scope of the clinical grammar, of SMART 1 or 2.
   *
   * @return empty for other scopes, such as {@code openid}, and for malformed ones: letters out of
   *     order, chains or modifiers in the filter, a parameter twice
   */
  public static Optional<SmartScope> parse(String text) {
    if (text == null || text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean granular = matcher.group(4) != null;
    boolean first = matcher.group(3).matches("read|write|\\*");
    if (granular && (first || matcher.group(2).equals("*"))) {
      return Optional.empty();
    }
    Context context = Context.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
    return Permission.parse(matcher.group(3))
        .flatMap(
            permissions ->
                filter(granular ? matcher.group(5) : "")
                    .map(
                        filter ->
                            new SmartScope(context, matcher.group(2), permissions, filter, text)));
  }

  private static Optional<Map<String, String>> filter(String text) {
    Map<String, String> filter = new LinkedHashMap<>();
    for (String criterion : text.isEmpty() ? new String[0] : text.split("&", -1)) {
      Matcher matcher = CRITERION.matcher(criterion);
      if (!matcher.matches() || filter.put(matcher.group(1), decoded(matcher.group(2))) != null) {
        return Optional.empty();
      }
    }
    return filter.containsValue("") ? Optional.empty() : Optional.of(filter);
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Whether it is for a part of the type only. */
  public boolean granular() {
    return !filter.isEmpty();
  }

  /** Whether it lets a client do something with a type, perhaps with a part of it only. */
  public boolean permits(Permission permission, String resourceType) {
    return permissions.contains(permission) && (type.equals("*") || type.equals(resourceType));
  }
}
