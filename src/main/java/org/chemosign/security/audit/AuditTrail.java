package org.chemosign.security.audit;

import java.util.List;

/** Where acts are written down. What was written can be neither changed nor taken out again. */
public interface AuditTrail {

  /**
   * Writes acts down, in order, and returns once they are durable.
   *
   * @throws AuditException when they could not be written
   */
  void append(List<Act> acts);

  /** Writes one act down and returns once it is durable. */
  default void append(Act act) {
    append(List.of(act));
  }
}
