package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide is stored once, and again when it has changed. */
class ConformanceIT {

  private static final String PROFILE = "StructureDefinition/tumour-specimen";
  private static final String STORED = "conformance resources";

  @TempDir private Path directory;

  @Test
  void aSecondStartStoresNothingAndAChangedProfileIsPickedUp()
      throws IOException, InterruptedException {
    Path data = directory.resolve("data");
    String title;
    try (ServerProcess first = ServerProcess.start(data, Map.of())) {
      assertThat(first.log()).contains(STORED);
      title = title(first);
    }
    try (ServerProcess second = ServerProcess.start(data, Map.of())) {
      assertThat(second.log()).doesNotContain(STORED);
      assertThat(title(second)).isEqualTo(title);
    }
    try (ServerProcess changed = ServerProcess.startJar(retitled(title), data)) {
      assertThat(changed.log()).contains(STORED);
      assertThat(title(changed)).isEqualTo("Changed " + title);
    }
  }

  private static String title(ServerProcess server) {
    return new FhirHttp(server.base()).get(PROFILE).as(StructureDefinition.class).getTitle();
  }

  /** The packaged jar with another title in one profile. */
  private Path retitled(String title) throws IOException {
    Path jar = directory.resolve("changed.jar");
    Files.copy(ServerProcess.jar(), jar);
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Path file =
          files.getPath("BOOT-INF/classes/fhir-profiles/" + PROFILE.replace('/', '-') + ".json");
      String text = Files.readString(file);
      String changed = text.replace("\"" + title + "\"", "\"Changed " + title + "\"");
      assertThat(changed).isNotEqualTo(text);
      Files.writeString(file, changed);
    }
    return jar;
  }
}
