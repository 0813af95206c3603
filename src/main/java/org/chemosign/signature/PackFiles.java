package org.chemosign.signature;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a pack whose hashes are those of its card: nothing of them has been understood yet
 * but the card.
 *
 * @param name name of the pack's folder
 * @param card the card
 * @param onDisk whether the pack lies in a directory of the operator's
 * @param files bytes of every file by name, the card not among them
 */
record PackFiles(String name, PackCard card, boolean onDisk, SortedMap<String, byte[]> files) {

  /** Name of the table of numbers in every pack. */
  static final String NUMBERS = "numbers.tsv";

  /**
   * Reads all files of a pack and checks their hashes.
   *
   * @throws SignaturePackException at the first fault
   */
  static PackFiles read(PackSource source) {
    String text = new String(source.read(PackSource.CARD), StandardCharsets.UTF_8);
    PackCard card = CardReader.read(source.name(), text);
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Map.Entry<String, String> entry : card.files().entrySet()) {
      files.put(entry.getKey(), checked(source, entry.getKey(), entry.getValue()));
    }
    PackFiles pack = new PackFiles(source.name(), card, source.onDisk(), files);
    String own = card.card().sha256();
    String actual = PackSeal.of(text, own, files);
    if (!actual.equals(own)) {
      throw pack.fault("the pack's SHA-256 is " + actual + ", the card says " + own);
    }
    pack.table(NUMBERS);
    return pack;
  }

  private static byte[] checked(PackSource source, String file, String stated) {
    byte[] bytes = source.read(file);
    String actual = PackSeal.of(bytes);
    if (!actual.equals(stated)) {
      throw new SignaturePackException(
          source.name(), file, "the SHA-256 is " + actual + ", the card says " + stated);
    }
    return bytes;
  }

  SignaturePackException fault(String what) {
    return new SignaturePackException(name, PackSource.CARD, what);
  }

  boolean has(String file) {
    return files.containsKey(file);
  }

  /** A file that the kind of the pack needs. */
  byte[] bytes(String file) {
    return Optional.ofNullable(files.get(file))
        .orElseThrow(() -> fault("field \"files\" does not name " + file));
  }

  /** A table that the kind of the pack needs. */
  NumbersTable table(String file) {
    return new NumbersTable(name, file, bytes(file));
  }
}
