package org.chemosign.security.access;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a scope of SMART 2.2 lets a client do with resources of a type. */
public enum Permission {
  CREATE,
  READ,
  UPDATE,
  DELETE,
  SEARCH;

  /** The letter of SMART 2. */
  public char letter() {
    return Character.toLowerCase(name().charAt(0));
  }

  /**
   * The permissions of a scope's end: letters of {@code cruds} in this order (SMART 2), or {@code
   * read}, {@code write}, {@code *} (SMART 1, where reading includes searching).
   */
  public static Optional<Set<Permission>> parse(String text) {
    return switch (text) {
      case "read" -> Optional.of(Set.copyOf(EnumSet.of(READ, SEARCH)));
      case "write" -> Optional.of(Set.copyOf(EnumSet.of(CREATE, UPDATE, DELETE)));
      case "*" -> Optional.of(Set.copyOf(EnumSet.allOf(Permission.class)));
      default -> letters(text);
    };
  }

  private static Optional<Set<Permission>> letters(String text) {
    if (text.isEmpty() || !text.matches("c?r?u?d?s?")) {
      return Optional.empty();
    }
    Set<Permission> all =
        EnumSet.allOf(Permission.class).stream()
            .filter(permission -> text.indexOf(permission.letter()) >= 0)
            .collect(Collectors.toUnmodifiableSet());
    return Optional.of(all);
  }
}
