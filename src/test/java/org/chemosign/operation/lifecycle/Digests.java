package org.chemosign.operation.lifecycle;

/** Digests as a reader of a signature computes them. */
public final class Digests {

  private Digests() {}

  /** SHA-256 of the canonical form of a resource's JSON. */
  public static String of(String json) {
    return IntegrityManifest.digest(json);
  }
}
