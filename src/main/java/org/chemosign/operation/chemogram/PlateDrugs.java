package org.chemosign.operation.chemogram;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chemosign.signature.Drug;

/** The drugs that plates name, by code, whatever the case, or by a usual short name. */
final class PlateDrugs {

  private static final Map<String, Drug> SHORT =
      Map.of(
          "gem", Drug.GEMCITABINE,
          "pac", Drug.PACLITAXEL,
          "ptx", Drug.PACLITAXEL,
          "5-fu", Drug.FLUOROURACIL,
          "5fu", Drug.FLUOROURACIL,
          "5-fluorouracil", Drug.FLUOROURACIL,
          "oxa", Drug.OXALIPLATIN,
          "iri", Drug.IRINOTECAN);

  private PlateDrugs() {}

  static Optional<Drug> of(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    return Drug.fromCode(plain).or(() -> Optional.ofNullable(SHORT.get(plain)));
  }
}
