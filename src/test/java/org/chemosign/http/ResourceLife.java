package org.chemosign.http;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;

/** A resource of a type from its creation to its deletion, by every interaction of R4. */
final class ResourceLife {

  /** What a type needs so that the server takes it at all. */
  private static final Map<String, String> NEEDED =
      Map.of(
          "Consent",
              "\"status\":\"draft\",\"scope\":{\"text\":\"walk\"},\"category\":[{\"text\":\"walk\"}]",
          "Binary", "\"contentType\":\"text/plain\",\"data\":\"eA==\"",
          "Subscription",
              "\"status\":\"off\",\"criteria\":\"Patient?\",\"channel\":{\"type\":\"rest-hook\"}",
          "SearchParameter",
              "\"status\":\"draft\",\"url\":\"urn:uuid:%s\",\"code\":\"walk\",\"base\":[\"Patient\"],"
                  + "\"type\":\"token\",\"expression\":\"Patient.active\"",
          "StructureDefinition",
              "\"url\":\"urn:uuid:%s\",\"name\":\"Walk\",\"status\":\"draft\",\"kind\":\"resource\","
                  + "\"abstract\":false,\"type\":\"Patient\",\"derivation\":\"constraint\","
                  + "\"baseDefinition\":\"http://hl7.org/fhir/StructureDefinition/Patient\"",
          "CodeSystem", "\"url\":\"urn:uuid:%s\",\"status\":\"draft\",\"content\":\"not-present\"",
          "ValueSet", "\"url\":\"urn:uuid:%s\",\"status\":\"draft\"",
          "ConceptMap", "\"url\":\"urn:uuid:%s\",\"status\":\"draft\"");

  private final FhirHttp fhir;
  private final String type;
  private final UUID uuid = UUID.randomUUID();
  private final Set<TypeRestfulInteraction> done = EnumSet.noneOf(TypeRestfulInteraction.class);

  ResourceLife(FhirHttp fhir, String type) {
    this.fhir = fhir;
    this.type = type;
  }

  /** The interactions that worked. */
  Set<TypeRestfulInteraction> live() {
    if (type.equals("AuditEvent")) {
      return read();
    }
    Answer created = fhir.postText(type, body(null));
    note(created.status() == 201, TypeRestfulInteraction.CREATE);
    if (created.status() != 201) {
      throw new AssertionError(type + " cannot be created: " + created.body());
    }
    String location = created.response().headers().firstValue("Location").orElseThrow();
    String path = location.substring(fhir.base().length() + 1).replaceAll("/_history/.*", "");
    String id = path.substring(type.length() + 1);
    note(isResource(fhir.get(path)), TypeRestfulInteraction.READ);
    Answer updated = fhir.put(path, body(id), "If-Match", "W/\"1\"");
    note(updated.status() == 200, TypeRestfulInteraction.UPDATE);
    note(isResource(fhir.get(path + "/_history/1")), TypeRestfulInteraction.VREAD);
    note(patched(path), TypeRestfulInteraction.PATCH);
    note(entries(path + "/_history") >= 1, TypeRestfulInteraction.HISTORYINSTANCE);
    note(entries(type + "/_history?_count=1") == 1, TypeRestfulInteraction.HISTORYTYPE);
    note(entries(type + "?_id=" + id) == 1, TypeRestfulInteraction.SEARCHTYPE);
    boolean deleted = List.of(200, 204).contains(fhir.delete(path).status());
    note(deleted && fhir.get(path).status() == 410, TypeRestfulInteraction.DELETE);
    return done;
  }

  /** What the server alone writes is read and searched only. */
  private Set<TypeRestfulInteraction> read() {
    note(entries(type + "?_count=1") == 1, TypeRestfulInteraction.SEARCHTYPE);
    note(isResource(fhir.get(type + "/1")), TypeRestfulInteraction.READ);
    note(isResource(fhir.get(type + "/1/_history/1")), TypeRestfulInteraction.VREAD);
    return done;
  }

  private boolean patched(String path) {
    String patch =
        type.equals("Binary")
            ? "[{\"op\":\"replace\",\"path\":\"/contentType\",\"value\":\"text/html\"}]"
            : "[{\"op\":\"add\",\"path\":\"/language\",\"value\":\"fr\"}]";
    return fhir.patch(path, "application/json-patch+json", patch).status() == 200;
  }

  private void note(boolean worked, TypeRestfulInteraction interaction) {
    if (worked) {
      done.add(interaction);
    }
  }

  private static boolean isResource(Answer answer) {
    return answer.status() == 200 && !answer.body().isEmpty();
  }

  private int entries(String path) {
    Answer answer = fhir.get(path);
    return answer.status() == 200 ? answer.as(Bundle.class).getEntry().size() : -1;
  }

  /** The least that can be stored of a type. */
  static String minimal(String type) {
    return new ResourceLife(null, type).body(null);
  }

  private String body(String id) {
    String own = id == null ? "" : ",\"id\":\"" + id + "\",\"language\":\"en\"";
    String needed = NEEDED.containsKey(type) ? "," + NEEDED.get(type) : "";
    return "{\"resourceType\":\"" + type + "\"" + own + needed.formatted(uuid) + "}";
  }
}
