package org.chemosign.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From the order to the amended report with fhir-kit-client. */
@ExtendWith(SharedServer.class)
class FhirKitClientIT {

  private static final NodeStory STORY =
      new NodeStory("order-to-amendment.mjs", List.of("fhir-kit-client"));

  @TempDir private Path directory;

  @Test
  void fromTheOrderToTheAmendedReport(FhirHttp fhir) throws IOException, InterruptedException {
    STORY.run(directory, "the story holds", fhir.base(), tumour().toString());
  }

  private Path tumour() throws IOException {
    Path file = directory.resolve("tumour.tsv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(SyntheticMatrix.tpm(8_310).getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
