package org.chemosign.signature;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where signatures come from beside the shipped ones, and which may be used.
 *
 * @param directory a laboratory's own packs, one folder each; empty for none
 * @param researchUse whether the operator states that use is not-for-profit research, which
 *     switches on signatures whose licence allows nothing else
 */
public record CatalogSettings(Optional<Path> directory, boolean researchUse) {

  /** The shipped packs that anybody may use. */
  public static CatalogSettings shipped() {
    return new CatalogSettings(Optional.empty(), false);
  }
}
