package org.chemosign.security.abuse;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.nio.charset.StandardCharsets;
import org.chemosign.fuzz.Mutations;
import org.chemosign.security.access.SmartScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Any query is let through or refused with a 4xx; any scope is understood or not. */
public class QueryFuzzTest {

  /** The target of Jazzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    try {
      QueryRules.check(text);
    } catch (BaseServerResponseException e) {
      if (e.getStatusCode() / 100 != 4) {
        throw e;
      }
    }
    SmartScope.parse(text)
        .ifPresent(
            scope -> {
              if (!scope.text().equals(text) || scope.permissions().isEmpty()) {
                throw new AssertionError(scope);
              }
            });
  }

  @Test
  @Timeout(60)
  void seedsAndTheirMutations() {
    Mutations.each("query", 3_000, QueryFuzzTest::fuzzerTestOneInput);
  }
}
