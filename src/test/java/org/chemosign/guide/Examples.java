package org.chemosign.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The guide's examples, as they lie beside the profiles. */
final class Examples {

  static final Path FOLDER = Path.of("fhir-profiles", "examples");

  private Examples() {}

  /**
   * An example that is wrong on purpose.
   *
   * @param file its name
   * @param profile the profile that it breaks
   * @param kind minimum, maximum, pattern, binding or invariant
   * @param rule element, slice or invariant key
   */
  record Invalid(String file, String profile, String kind, String rule) {

    Path path() {
      return FOLDER.resolve("invalid").resolve(file);
    }

    /** Whether a validator's error is the one that this example is made for. */
    boolean isStatedBy(String location, String message) {
      boolean there = location.replaceAll("\\[\\d+]", "").contains(rule);
      return switch (kind) {
        case "invariant" -> message.contains("Constraint failed: " + rule + ":");
        case "minimum" ->
            message.contains(rule + ": minimum required")
                || message.contains("'" + rule + "': a matching slice is required");
        case "maximum" -> message.contains(rule + ": max allowed");
        case "binding" -> there && message.contains("value set");
        case "pattern" -> there && message.contains("but is fixed to");
        default -> throw new IllegalArgumentException(kind);
      };
    }
  }

  static List<Path> valid() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("valid"))) {
      return files.sorted().toList();
    }
  }

  static List<Invalid> invalid() throws IOException {
    List<Invalid> all = new ArrayList<>();
    for (JsonNode entry :
        new ObjectMapper().readTree(FOLDER.resolve("invalid/index.json").toFile())) {
      all.add(
          new Invalid(
              entry.get("file").asText(),
              entry.get("profile").asText(),
              entry.get("kind").asText(),
              entry.get("rule").asText()));
    }
    return all;
  }
}
