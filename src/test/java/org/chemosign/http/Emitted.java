package org.chemosign.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What servers have answered while the tests ran: of the resources that exist in answers only, one
 * of each shape, that is of each set of elements.
 */
final class Emitted {

  private static final Set<String> IN_ANSWERS_ONLY =
      Set.of("OperationOutcome", "Parameters", "CapabilityStatement");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> ANSWERS = new ConcurrentHashMap<>();

  private Emitted() {}

  /** Keeps an answer if it is the first of its shape. */
  static void note(String base, String body) {
    if (!body.startsWith("{\"resourceType\":")) {
      return;
    }
    JsonNode resource = tree(body);
    boolean stored = resource.at("/meta").has("versionId");
    if (!stored && IN_ANSWERS_ONLY.contains(resource.at("/resourceType").asText())) {
      ANSWERS.putIfAbsent(base + shape(resource), body);
    }
  }

  /** The answers of one server that were kept. */
  static List<String> answers(String base) {
    return ANSWERS.entrySet().stream()
        .filter(answer -> answer.getKey().startsWith(base))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The type, the status and the elements of a resource, whatever their number and values. */
  static String shape(String body) {
    return shape(tree(body));
  }

  private static String shape(JsonNode resource) {
    Set<String> paths = new TreeSet<>();
    walk("", resource, paths);
    return resource.at("/resourceType").asText() + resource.at("/status").asText() + paths;
  }

  private static void walk(String path, JsonNode node, Set<String> paths) {
    if (node.isObject()) {
      node.properties()
          .forEach(field -> walk(path + "." + field.getKey(), field.getValue(), paths));
    } else if (node.isArray()) {
      node.forEach(item -> walk(path, item, paths));
    } else {
      paths.add(path);
    }
  }

  private static JsonNode tree(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("an answer is no JSON: " + body, e);
    }
  }
}
