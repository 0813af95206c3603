package org.chemosign.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Dockerfile, as far as it can be carried out without a container engine. */
class ImageIT {

  private static final Path JAR =
      Path.of(System.getProperty("chemosign.jar", "target/chemosign.jar")).toAbsolutePath();

  @TempDir private Path work;

  private final ImageRecipe recipe;

  ImageIT() throws IOException {
    recipe = ImageRecipe.read();
  }

  /** Nothing of the final image can be run but Java, and not as root. */
  @Test
  void theImageHasAUserWithoutRightsAndNeedsNoShell() {
    assertThat(ImageRecipe.only(recipe.image(), "FROM")).isEqualTo("${RUNTIME}");
    assertThat(ImageRecipe.only(recipe.image(), "USER")).matches("[1-9]\\d*:[1-9]\\d*");
    assertThat(ImageRecipe.only(recipe.image(), "ENTRYPOINT")).startsWith("[\"/usr/bin/java\", ");
    assertThat(ImageRecipe.only(recipe.image(), "CMD")).startsWith("[");
    assertThat(recipe.image())
        .extracting(ImageRecipe.Instruction::name)
        .isSubsetOf(
            "FROM", "WORKDIR", "COPY", "ENV", "VOLUME", "EXPOSE", "USER", "ENTRYPOINT", "CMD");
    assertThat(ImageRecipe.all(recipe.image(), "COPY"))
        .allMatch(c -> c.startsWith("--from=layers "));
  }

  /** Carries out RUN and COPY in a folder, and the entry point there. */
  @Test
  void theLayersOfTheJarMakeAProgramThatRuns() throws IOException, InterruptedException {
    Path link = Files.createSymbolicLink(work.resolve("chemosign.jar"), JAR);
    String extract = ImageRecipe.only(recipe.stages().get(0), "RUN");
    run(work, List.of("sh", "-c", "PATH=" + javaHome().resolve("bin") + ":$PATH; " + extract));
    Files.delete(link);
    Path program = Files.createDirectory(work.resolve("chemosign"));
    for (String copy : ImageRecipe.all(recipe.image(), "COPY")) {
      String[] parts = copy.split(" ");
      Path from = work.resolve(Path.of("/build").relativize(Path.of(parts[parts.length - 2])));
      assertThat(from).isDirectory();
      if (parts[parts.length - 1].equals("./")) {
        moveInto(program, from);
      }
    }
    assertThat(program.resolve("META-INF/sbom").toFile().exists()).isEqualTo(jarHasBill());
    assertThat(libraries(program)).isEqualTo(librariesOfTheJar());
    assertThat(run(program, entryPoint("--version"))).contains("0.1.0");
  }

  private List<String> entryPoint(String argument) throws IOException {
    List<String> command =
        new ArrayList<>(
            new ObjectMapper()
                .readValue(
                    ImageRecipe.only(recipe.image(), "ENTRYPOINT"),
                    new TypeReference<List<String>>() {}));
    command.set(0, javaHome().resolve("bin/java").toString());
    command.add(argument);
    return command;
  }

  private static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  /** As COPY does, but without a second copy of 200 MB. */
  private static void moveInto(Path target, Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        Path place = target.resolve(entry.getFileName());
        if (Files.isDirectory(place)) {
          moveInto(place, entry);
        } else {
          Files.move(entry, place);
        }
      }
    }
  }

  private static Set<String> libraries(Path program) throws IOException {
    try (Stream<Path> files = Files.list(program.resolve("BOOT-INF/lib"))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private static Set<String> librariesOfTheJar() throws IOException {
    try (ZipFile jar = new ZipFile(JAR.toFile())) {
      return jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.matches("BOOT-INF/lib/[^/]+"))
          .map(name -> name.substring(name.lastIndexOf('/') + 1))
          .collect(Collectors.toSet());
    }
  }

  private static boolean jarHasBill() throws IOException {
    try (ZipFile jar = new ZipFile(JAR.toFile())) {
      return BillOfMaterials.isIn(jar);
    }
  }

  private static String run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("chemosign-image", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    Files.delete(output);
    assertThat(ended && process.exitValue() == 0).as("%s: %s", command, text).isTrue();
    return text;
  }
}
