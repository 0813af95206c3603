package org.chemosign.security.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person is in the laboratory or the clinic; a token names it by its code. */
public enum Role {
  CLINICIAN,
  PATHOLOGIST,
  LABORATORY,
  SCIENTIST,
  RELEASER,
  AUDITOR,
  ADMINISTRATOR;

  /** The role in lower case, as tokens and account files have it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a code; empty when there is none. */
  public static Optional<Role> of(String code) {
    return Stream.of(values()).filter(role -> role.code().equals(code)).findFirst();
  }
}
