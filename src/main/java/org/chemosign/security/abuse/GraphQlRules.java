package org.chemosign.security.abuse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.chemosign.security.abuse.Refused.HostileRequestException;

/** How intricate a query of GraphQL may be: each level of it can fetch more resources. */
final class GraphQlRules {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 10_000;
  private static final int DEEPEST = 12;
  private static final int MOST_ARGUMENTS = 100;

  private GraphQlRules() {}

  /** Looks at the query inside a JSON body, which has to be there. */
  static void checkJson(String body) throws HostileRequestException, IOException {
    JsonNode query = JSON.readTree(body).path("query");
    if (!query.isTextual() || query.asText().isBlank()) {
      throw Refused.MALFORMED.before("the body of a GraphQL request has a text named query");
    }
    check(query.asText());
  }

  /** Returns if the query keeps the rules. */
  static void check(String query) throws HostileRequestException {
    if (query.length() > LONGEST) {
      throw Refused.TOO_COSTLY.before("a GraphQL query has at most " + LONGEST + " characters");
    }
    int depth = 0;
    int deepest = 0;
    int arguments = 0;
    for (int i = 0; i < query.length(); i++) {
      switch (query.charAt(i)) {
        case '{' -> deepest = Math.max(deepest, ++depth);
        case '}' -> depth--;
        case '(' -> arguments++;
        default -> {
          continue;
        }
      }
    }
    if (deepest > DEEPEST || arguments > MOST_ARGUMENTS) {
      throw Refused.TOO_COSTLY.before(
          "a GraphQL query has at most "
              + DEEPEST
              + " levels and "
              + MOST_ARGUMENTS
              + " lists of arguments");
    }
  }
}
