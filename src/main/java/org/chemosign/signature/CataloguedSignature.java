package org.chemosign.signature;

import java.util.Optional;

/**
 * A signature with the record of its release.
 *
 * @param signature the signature
 * @param release the record beside its pack; empty when there is none
 */
public record CataloguedSignature(Signature signature, Optional<ReleaseRecord> release) {

  /** A signature without a record. */
  public CataloguedSignature(Signature signature) {
    this(signature, Optional.empty());
  }

  /**
   * A signature and its record.
   *
   * @throws SignaturePackException when the record is of another pack
   */
  public CataloguedSignature {
    release.ifPresent(r -> r.requirePack(signature.card().id(), signature.card()));
  }

  /**
   * The status that counts: the last of the record; without one, draft where the card demands a
   * release, else active, since its maker has released it.
   */
  public ReleaseStatus status() {
    return release
        .map(ReleaseRecord::status)
        .orElse(signature.card().releaseRequired() ? ReleaseStatus.DRAFT : ReleaseStatus.ACTIVE);
  }

  /**
   * The record with one more entry, or the first one.
   *
   * @throws IllegalArgumentException when the signature may not become what the entry says
   */
  public ReleaseRecord append(ReleaseRecord.Entry entry) {
    if (!status().mayBecome(entry.status())) {
      throw new IllegalArgumentException(
          signature.card().canonical()
              + " is "
              + status().code()
              + " and cannot become "
              + entry.status().code());
    }
    return release
        .map(record -> record.append(entry))
        .orElseGet(() -> ReleaseRecord.first(signature.card(), entry));
  }
}
