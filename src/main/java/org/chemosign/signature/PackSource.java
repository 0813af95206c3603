package org.chemosign.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of one pack: on the class path, in a laboratory's directory, or in memory. */
final class PackSource {

  /** Name of the card in every pack. */
  static final String CARD = "card.json";

  private static final String ROOT = "/signatures/";
  private static final int MOST_BYTES = 64 << 20;

  private final String name;
  private final Opener opener;
  private final boolean onDisk;

  /** Opens a file of the pack; null when there is none. */
  private interface Opener {
    InputStream open(String file) throws IOException;
  }

  private PackSource(String name, Opener opener, boolean onDisk) {
    this.name = name;
    this.opener = opener;
    this.onDisk = onDisk;
  }

  /** A pack in memory. */
  static PackSource of(String name, Map<String, byte[]> files) {
    return new PackSource(
        name,
        file -> files.containsKey(file) ? new ByteArrayInputStream(files.get(file)) : null,
        false);
  }

  /** The packs that ship with the product, in the order of {@code signatures/index.txt}. */
  static List<PackSource> shipped() {
    try (InputStream index = PackSource.class.getResourceAsStream(ROOT + "index.txt")) {
      if (index == null) {
        throw new SignaturePackException("the list of shipped signatures is not on the class path");
      }
      String names = new String(index.readAllBytes(), StandardCharsets.UTF_8);
      return names.lines().filter(line -> !line.isBlank()).map(PackSource::onClassPath).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PackSource onClassPath(String name) {
    return new PackSource(
        name, file -> PackSource.class.getResourceAsStream(ROOT + name + "/" + file), false);
  }

  /** The packs of a directory by folder name; hidden folders and plain files are not packs. */
  static List<PackSource> in(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new SignaturePackException(
          "the signature directory " + directory + " is not there or not a directory");
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(Files::isDirectory)
          .filter(folder -> !folder.getFileName().toString().startsWith("."))
          .sorted()
          .map(PackSource::folder)
          .toList();
    } catch (IOException e) {
      throw new SignaturePackException("the signature directory " + directory + " cannot be read");
    }
  }

  /** The pack in a folder. */
  static PackSource folder(Path folder) {
    Path own = folder.toAbsolutePath().normalize();
    return new PackSource(own.getFileName().toString(), file -> open(own.resolve(file)), true);
  }

  private static InputStream open(Path file) throws IOException {
    return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
  }

  String name() {
    return name;
  }

  /** Whether the pack lies in a directory of the operator's, and so may hold a serialised model. */
  boolean onDisk() {
    return onDisk;
  }

  /** The bytes of a file whose name has been checked, at most 64 MiB. */
  byte[] read(String file) {
    return readIfThere(file)
        .orElseThrow(() -> new SignaturePackException(name, file, "the file is missing"));
  }

  /** The bytes of a file, at most 64 MiB; empty when there is no such file. */
  Optional<byte[]> readIfThere(String file) {
    try (InputStream in = opener.open(file)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new SignaturePackException(name, file, "the file is larger than 64 MiB");
      }
      return Optional.of(bytes);
    } catch (IOException e) {
      throw new SignaturePackException(name, file, "the file cannot be read");
    }
  }
}
