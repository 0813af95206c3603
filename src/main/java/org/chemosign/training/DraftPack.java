package org.chemosign.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.chemosign.signature.Signature;
import org.chemosign.signature.SignatureCatalog;
import org.chemosign.signature.SignaturePackWriter;

/**
 * A pack in a temporary directory, read by the engine that will score with it. Packs with a model
 * of Weka are read from a directory only.
 */
final class DraftPack implements AutoCloseable {

  private final Path folder;
  private final Signature signature;

  DraftPack(SortedMap<String, byte[]> pack) {
    try {
      folder = Files.createTempDirectory("chemosign-draft-");
      SignaturePackWriter.write(folder, pack);
      signature = SignatureCatalog.read(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Signature signature() {
    return signature;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
