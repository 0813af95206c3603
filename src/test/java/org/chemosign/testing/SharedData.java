package org.chemosign.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the public data that tests read but the project does not ship. It lies in {@code
 * ../shared/data}, beside the project or beside one of its parents, or under the directory that the
 * system property {@code chemosign.shared} names. Where it is absent the test says so and is
 * skipped.
 */
public final class SharedData {

  private SharedData() {}

  /**
   * The file of a relative name such as {@code tumours/x.tsv.gz}; skips the test when it is absent.
   */
  public static Path file(String name) {
    Optional<Path> found = directory().map(data -> data.resolve(name)).filter(Files::exists);
    if (found.isEmpty()) {
      System.err.println("SKIPPED: ../shared/data is absent or has no " + name);
    }
    Assumptions.assumeTrue(found.isPresent(), "../shared/data/" + name + " is absent");
    return found.orElseThrow();
  }

  /** The directory of the data, where there is one. */
  public static Optional<Path> directory() {
    String property = System.getProperty("chemosign.shared");
    if (property != null) {
      return Optional.of(Path.of(property, "data")).filter(Files::isDirectory);
    }
    Path start = Path.of("").toAbsolutePath();
    return Stream.iterate(start, path -> path != null, Path::getParent)
        .map(path -> path.resolveSibling("shared").resolve("data"))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
