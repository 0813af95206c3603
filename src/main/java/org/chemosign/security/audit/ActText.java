package org.chemosign.security.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The two JSON texts of an act: members in a fixed order, text values only, no white space. */
final class ActText {

  private static final JsonFactory JSON = new JsonFactory();

  private ActText() {}

  /** When, what, who, how it went: nothing that says whose data it was. */
  static String content(Act act) {
    Map<String, Optional<String>> members = new LinkedHashMap<>();
    members.put("at", Optional.of(act.at().toString()));
    members.put("kind", Optional.of(act.kind().code()));
    members.put("status", Optional.of(String.valueOf(act.status())));
    members.put("address", Optional.of(act.agent().address()));
    members.put("user", act.agent().user());
    members.put("client", act.agent().client());
    members.put("fhirUser", act.agent().fhirUser());
    members.put("token", act.agent().token());
    members.put("type", act.object().type());
    members.put("operation", act.object().operation());
    return write(members);
  }

  /**
   * Whose data it was.
   *
   * @param salt keeps the digest of an erased record from being guessed
   */
  static String details(Act act, String salt) {
    Map<String, Optional<String>> members = new LinkedHashMap<>();
    members.put("salt", Optional.of(salt));
    members.put("target", act.object().target());
    members.put("patient", act.object().patient());
    members.put("query", act.object().query());
    return write(members);
  }

  static Act read(String content, Optional<String> details) {
    Map<String, String> known = parse(content);
    Map<String, String> whose = details.map(ActText::parse).orElse(Map.of());
    return new Act(
        Instant.parse(known.get("at")),
        ActKind.of(known.get("kind")).orElse(ActKind.UNKNOWN),
        Integer.parseInt(known.get("status")),
        new Act.Agent(
            known.get("address"),
            member(known, "user"),
            member(known, "client"),
            member(known, "fhirUser"),
            member(known, "token")),
        new Act.Matter(
            member(known, "type"),
            member(known, "operation"),
            member(whose, "target"),
            member(whose, "patient"),
            member(whose, "query")));
  }

  private static Optional<String> member(Map<String, String> members, String name) {
    return Optional.ofNullable(members.get(name));
  }

  private static String write(Map<String, Optional<String>> members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      generator.writeStartObject();
      for (Map.Entry<String, Optional<String>> member : members.entrySet()) {
        if (member.getValue().isPresent()) {
          generator.writeStringField(member.getKey(), member.getValue().get());
        }
      }
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static Map<String, String> parse(String text) {
    Map<String, String> members = new HashMap<>();
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        members.put(name, parser.getText());
      }
    } catch (IOException e) {
      throw new AuditException("a record of the audit is not readable", e);
    }
    return members;
  }
}
