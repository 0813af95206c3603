package org.chemosign.security.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What was done; the first group are the interactions of FHIR's RESTful API. */
public enum ActKind {
  READ('R'),
  VREAD('R'),
  HISTORY('R'),
  SEARCH('E'),
  CREATE('C'),
  UPDATE('U'),
  PATCH('U'),
  DELETE('D'),
  OPERATION('E'),
  TRANSACTION('E'),
  BATCH('E'),
  /** A request that no interaction could be made out of. */
  UNKNOWN('E'),
  /** A user logged in, or tried to. */
  LOGIN('E'),
  LOGOUT('E'),
  /** A token was granted, or refused. */
  TOKEN('E'),
  REVOCATION('E'),
  /** A patient was erased; the audit is pseudonymised from here back. */
  ERASURE('D');

  private final char action;

  ActKind(char action) {
    this.action = action;
  }

  /** AuditEvent.action: C, R, U, D or E. */
  public char action() {
    return action;
  }

  /** The name in lower case, as records have it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is an interaction of the RESTful API, refused or not. */
  public boolean restful() {
    return compareTo(UNKNOWN) <= 0;
  }

  /** The kind of a code. */
  public static Optional<ActKind> of(String code) {
    return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
