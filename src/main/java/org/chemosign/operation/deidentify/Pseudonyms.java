package org.chemosign.operation.deidentify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands for ids and dates in one export. Both come from HMAC-SHA-256 (RFC 2104) under a key
 * that is drawn for the export and kept nowhere: two exports of one patient cannot be joined by
 * them, and nobody can go back from them, the server included.
 */
final class Pseudonyms {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int MOST_DAYS = 365;

  private final SecretKeySpec key;

  private Pseudonyms(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** Pseudonyms under a key that nobody will know. */
  static Pseudonyms fresh() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new Pseudonyms(key);
  }

  /**
   * URN that stands for a resource, the same for the same resource.
   *
   * @param name type and logical id
   */
  String urn(String name) {
    ByteBuffer bytes = mac("id " + name);
    long high = (bytes.getLong() & ~0xF000L) | 0x4000L;
    long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return "urn:uuid:" + new UUID(high, low);
  }

  /**
   * A day of a patient, moved back by 1 to 365 days: by the same for all days of the patient, so
   * that times between them stay as they are.
   */
  LocalDate moved(String patient, LocalDate day) {
    int days = 1 + Math.floorMod(mac("days " + patient).getInt(), MOST_DAYS);
    return day.minusDays(days);
  }

  private ByteBuffer mac(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }
}
