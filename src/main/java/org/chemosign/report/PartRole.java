package org.chemosign.report;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.chemosign.signature.SignatureCard;

/**
 * The part that a resource plays in a report. Its key, with the prediction's identity, names the
 * resource for good.
 *
 * @param key such as {@code score-chemosig-gemcitabine-1.0.0}; letters, digits, dots and hyphens
 */
record PartRole(String key) {

  static final PartRole REPORT = new PartRole("report");
  static final PartRole ENGINE = new PartRole("engine");
  static final PartRole PROVENANCE = new PartRole("provenance");
  static final PartRole STUDY = new PartRole("study");
  static final PartRole ANALYSIS = new PartRole("analysis");
  static final PartRole FOLLOW_UP = new PartRole("follow-up");

  static PartRole score(SignatureCard card) {
    return new PartRole(name("score", card));
  }

  static PartRole phenotype(SignatureCard card) {
    return new PartRole(name("phenotype", card));
  }

  static PartRole drugImplication(SignatureCard card) {
    return new PartRole(name("drug", card));
  }

  static PartRole regimenImplication(String regimen) {
    return new PartRole("regimen-" + regimen);
  }

  private static String name(String part, SignatureCard card) {
    return (part + "-" + card.id() + "-" + card.version()).replaceAll("[^A-Za-z0-9.-]", "-");
  }

  /** A {@code urn:uuid} that depends on nothing but identity and role. */
  String urn(String identity) {
    return urnOf(identity + "." + key);
  }

  /** The {@code urn:uuid} of any name. */
  static String urnOf(String name) {
    byte[] bytes = ("chemosign:" + name).getBytes(StandardCharsets.UTF_8);
    return "urn:uuid:" + UUID.nameUUIDFromBytes(bytes);
  }
}
