package org.chemosign.operation.genomics;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * A search token: {@code code}, {@code system|code}, {@code |code} for no system, {@code system|}
 * for any code of a system.
 *
 * @param system the system; empty text for none, absent for any
 * @param code the code or identifier; absent for any
 */
record Token(Optional<String> system, Optional<String> code) {

  static Token parse(String text) {
    int bar = text.indexOf('|');
    return bar < 0
        ? new Token(Optional.empty(), Optional.of(text))
        : new Token(
            Optional.of(text.substring(0, bar)),
            Optional.of(text.substring(bar + 1)).filter(code -> !code.isEmpty()));
  }

  boolean matches(String otherSystem, String otherCode) {
    return system.map(own -> own.equals(otherSystem == null ? "" : otherSystem)).orElse(true)
        && code.map(own -> own.equals(otherCode)).orElse(true);
  }

  /** Whether one of the concept's codings matches one of the tokens. */
  static boolean anyMatches(List<Token> tokens, CodeableConcept concept) {
    return concept.getCoding().stream()
        .anyMatch(
            coding ->
                tokens.stream()
                    .anyMatch(token -> token.matches(coding.getSystem(), coding.getCode())));
  }
}
