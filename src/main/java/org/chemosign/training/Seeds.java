package org.chemosign.training;

/** Seeds of the parts of a run: the same for the same plan, whatever runs beside or before. */
final class Seeds {

  private Seeds() {}

  /** A seed for a named part. */
  static long of(long seed, String part) {
    return Long.parseUnsignedLong(DataHash.of(seed + "|" + part).substring(0, 16), 16);
  }
}
