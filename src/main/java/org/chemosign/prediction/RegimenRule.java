package org.chemosign.prediction;

import java.util.List;
import org.chemosign.signature.Drug;

/**
 * How the calls of a regimen's drugs make the regimen's call. A regimen is sensitive when at least
 * {@code sensitiveAtLeast} of its drugs are sensitive and at most {@code sensitiveAllowsResistant}
 * resistant; else resistant when at least {@code resistantAtLeast} are resistant and none is
 * sensitive; else intermediate; never called when a drug is not.
 *
 * @param regimen code of the regimen, such as {@code mfolfirinox}
 * @param version version of the rule
 * @param drugs the drugs that are predicted, in order
 * @param unscored drugs of the regimen that no signature predicts (leucovorin), for display
 */
public record RegimenRule(
    String regimen,
    String version,
    List<Drug> drugs,
    List<String> unscored,
    int sensitiveAtLeast,
    int sensitiveAllowsResistant,
    int resistantAtLeast) {

  public RegimenRule {
    drugs = List.copyOf(drugs);
    unscored = List.copyOf(unscored);
  }

  /** Identifier with version, such as {@code mfolfirinox-rule|1.0.0}. */
  public String canonical() {
    return regimen + "-rule|" + version;
  }
}
