package org.chemosign.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/**
 * The hash that identifies a pack's content: SHA-256 over the bytes of {@code card.json}, in which
 * every occurrence of the hash itself is replaced by 64 zeros, followed by the bytes of all files
 * the card names, by rising file name (code points).
 */
final class PackSeal {

  /** Stands on the card for the hash while it is computed. */
  static final String OPEN = "0".repeat(64);

  private PackSeal() {}

  /** Hash of a pack whose card carries {@code own} as its hash. */
  static String of(String card, String own, SortedMap<String, byte[]> files) {
    MessageDigest digest = digest();
    digest.update(card.replace(own, OPEN).getBytes(StandardCharsets.UTF_8));
    files.values().forEach(digest::update);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** SHA-256 (hex) of a file. */
  static String of(byte[] file) {
    return HexFormat.of().formatHex(digest().digest(file));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
