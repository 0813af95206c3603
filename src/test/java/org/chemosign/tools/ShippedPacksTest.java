package org.chemosign.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.chemosign.signature.SignaturePackWriter;
import org.chemosign.testing.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped packs are what the builder makes of the shared data, byte for byte. */
class ShippedPacksTest {

  private static final Path SHIPPED = Path.of("src/main/resources/signatures");

  @TempDir Path scratch;

  @Test
  void packsAreReproducedByteForByte() throws IOException {
    Path data = SharedData.file("signatures/purist.json").getParent().getParent();
    Map<String, SortedMap<String, byte[]>> packs = new ShippedPacks(data, scratch).build();
    String index = String.join("\n", packs.keySet()) + "\n";
    if (Boolean.getBoolean("chemosign.refresh")) {
      packs.forEach((name, pack) -> SignaturePackWriter.write(SHIPPED.resolve(name), pack));
      Files.writeString(SHIPPED.resolve("index.txt"), index);
    }
    assertThat(SHIPPED.resolve("index.txt")).hasContent(index.strip());
    packs.forEach(
        (name, pack) ->
            pack.forEach(
                (file, bytes) ->
                    assertThat(SHIPPED.resolve(name).resolve(file)).hasBinaryContent(bytes)));
  }
}
