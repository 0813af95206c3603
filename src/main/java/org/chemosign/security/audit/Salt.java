package org.chemosign.security.audit;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Random text that keeps the digest of an erased record from being guessed. */
final class Salt {

  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Salt() {}

  /** 128 random bits in hex. */
  static String next() {
    byte[] salt = new byte[BYTES];
    RANDOM.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }
}
