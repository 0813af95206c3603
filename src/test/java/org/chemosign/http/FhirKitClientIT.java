package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the order to the amended report with fhir-kit-client, in a process of Node.js. The
 * environment variable {@code CHEMOSIGN_NODE_MODULES} names the {@code node_modules} that holds the
 * package. Where it or {@code node} is absent the test says so and is skipped.
 */
@ExtendWith(SharedServer.class)
class FhirKitClientIT {

  private static final String VARIABLE = "CHEMOSIGN_NODE_MODULES";
  private static final String STORY = "order-to-amendment.mjs";

  @TempDir private Path directory;

  @Test
  void fromTheOrderToTheAmendedReport(FhirHttp fhir) throws IOException, InterruptedException {
    Path node = present(node(), "no node on the path");
    Path modules = present(modules(), VARIABLE + " names no directory with fhir-kit-client");
    // Node looks for packages beside the script, so the script is copied to where they are linked.
    Path link = directory.resolve("node_modules");
    Files.createSymbolicLink(link, modules.toAbsolutePath());
    Path story =
        Files.copy(Path.of("src", "test", "node").resolve(STORY), directory.resolve(STORY));
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(node.toString(), story.toString(), fhir.base(), tumour().toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
      assertThat(process.exitValue()).as(Files.readString(output)).isZero();
      assertThat(Files.readString(output)).endsWith("the story holds\n");
    } finally {
      process.destroyForcibly();
      Files.delete(link);
    }
  }

  private Path tumour() throws IOException {
    Path file = directory.resolve("tumour.tsv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(SyntheticMatrix.tpm(8_310).getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static Optional<Path> node() {
    return Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
        .map(folder -> Path.of(folder, "node"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> modules() {
    return Optional.ofNullable(System.getenv(VARIABLE))
        .map(Path::of)
        .filter(modules -> Files.isDirectory(modules.resolve("fhir-kit-client")));
  }

  private static Path present(Optional<Path> found, String otherwise) {
    if (found.isEmpty()) {
      System.err.println("SKIPPED: the story of fhir-kit-client: " + otherwise);
    }
    Assumptions.assumeTrue(found.isPresent(), otherwise);
    return found.orElseThrow();
  }
}
