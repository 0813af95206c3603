package org.chemosign.security.audit;

import java.util.Optional;

/**
 * One link of the chain, as it is stored. The content stays for ever; the details, which say whose
 * data it was, are taken out when that patient is erased, and only their salted digest stays.
 *
 * @param number place in the chain, from 1
 * @param content JSON of when, what, who, and how it went
 * @param details JSON of target, patient and query with their salt; empty once erased
 * @param digest SHA-256 of the details, in hex
 * @param hash SHA-256 over the hash before and all of the above, in hex
 * @param pseudonym what stands for an erased patient
 */
public record ChainedRecord(
    long number,
    String content,
    Optional<String> details,
    String digest,
    String hash,
    Optional<String> pseudonym) {

  /** The same without what says whose data it was. */
  public ChainedRecord erased(String name) {
    return new ChainedRecord(number, content, Optional.empty(), digest, hash, Optional.of(name));
  }

  /** What was done, as far as it is still known. */
  public Act act() {
    return ActText.read(content, details);
  }
}
