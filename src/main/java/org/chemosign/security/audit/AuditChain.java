package org.chemosign.security.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The end of a chain of records. The hash of a record is the SHA-256 of the hash before, the number
 * (eight bytes), the digest of the details, and the UTF-8 bytes of the content; the one before the
 * first is 32 zero bytes. So nothing can be changed, taken out, put in or put in another order
 * without every later hash being wrong.
 *
 * @param number number of the last record; 0 for an empty chain
 * @param hash its hash, in hex
 */
public record AuditChain(long number, String hash) {

  /** A chain without records. */
  public static final AuditChain EMPTY = new AuditChain(0, "0".repeat(64));

  /**
   * The record that follows.
   *
   * @param content text that stays
   * @param details text that an erasure takes out, with its salt
   */
  ChainedRecord next(String content, String details) {
    String digest = sha256(details.getBytes(StandardCharsets.UTF_8));
    return new ChainedRecord(
        number + 1, content, Optional.of(details), digest, hash(content, digest), Optional.empty());
  }

  /** The hash that the next record must have. */
  String hash(String content, String digest) {
    byte[] text = content.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(32 + Long.BYTES + 32 + text.length);
    bytes.put(HexFormat.of().parseHex(hash));
    bytes.putLong(number + 1);
    bytes.put(HexFormat.of().parseHex(digest));
    bytes.put(text);
    return sha256(bytes.array());
  }

  /** The chain with a record more. */
  public AuditChain then(ChainedRecord record) {
    return new AuditChain(record.number(), record.hash());
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
