package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A script of {@code src/test/node} in a process of Node.js. The environment variable {@code
 * CHEMOSIGN_NODE_MODULES} names the {@code node_modules} that holds the packages it uses. Where
 * they or {@code node} are absent the test says so and is skipped.
 *
 * @param script name of the file
 * @param packages npm packages that it uses
 */
record NodeStory(String script, List<String> packages) {

  private static final String VARIABLE = "CHEMOSIGN_NODE_MODULES";

  /** Runs the script, which has to end well and to say so in its last line. */
  void run(Path directory, String lastLine, String... arguments)
      throws IOException, InterruptedException {
    Path node = present(onPath("node"), "no node on the path");
    Path modules =
        present(modules(), VARIABLE + " names no directory with " + String.join(", ", packages));
    // Node looks for packages beside the script, so the script is copied to where they are linked.
    Path link = directory.resolve("node_modules");
    Files.createSymbolicLink(link, modules.toAbsolutePath());
    Path story =
        Files.copy(Path.of("src", "test", "node").resolve(script), directory.resolve(script));
    Path output = directory.resolve("output");
    List<String> command = new ArrayList<>(List.of(node.toString(), story.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
      assertThat(process.exitValue()).as(Files.readString(output)).isZero();
      assertThat(Files.readString(output)).endsWith(lastLine + "\n");
    } finally {
      process.destroyForcibly();
      Files.delete(link);
    }
  }

  /** Chromium, without which the test is skipped. */
  Path chromium() {
    return present(
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> onPath(name).stream())
            .findFirst(),
        "no Chromium on the path");
  }

  /** A program on the path. */
  static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private Optional<Path> modules() {
    return Optional.ofNullable(System.getenv(VARIABLE))
        .map(Path::of)
        .filter(
            modules ->
                packages.stream().allMatch(name -> Files.isDirectory(modules.resolve(name))));
  }

  /** Skips the test, loudly, where something is not there. */
  Path present(Optional<Path> found, String otherwise) {
    if (found.isEmpty()) {
      System.err.println("SKIPPED: " + script + ": " + otherwise);
    }
    Assumptions.assumeTrue(found.isPresent(), otherwise);
    return found.orElseThrow();
  }
}
