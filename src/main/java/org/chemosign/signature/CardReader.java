package org.chemosign.signature;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code card.json} and checks everything that can be checked without the numbers. */
final class CardReader {

  private static final String FILE_NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
  private static final String SHA256 = "[0-9a-f]{64}";

  /** Form of a version. */
  static final String VERSION = "(0|[1-9]\\d{0,5})(\\.(0|[1-9]\\d{0,5})){2}";

  private final StrictObject json;

  private CardReader(StrictObject json) {
    this.json = json;
  }

  /** The card of a pack, read alone. */
  static PackCard of(PackSource source) {
    return read(source.name(), new String(source.read(PackSource.CARD), StandardCharsets.UTF_8));
  }

  static PackCard read(String pack, String text) {
    CardReader reader =
        new CardReader(StrictObject.parse(new StrictObject.Document(pack, PackSource.CARD), text));
    PackCard card = reader.packCard();
    reader.json.finish();
    return card;
  }

  private PackCard packCard() {
    ReferenceEntries references = ReferenceEntries.read(json);
    SignatureCard card = card(references);
    checkPurpose(card);
    return new PackCard(card, matching(), json.object("parameters"), files(), references.domains());
  }

  private SignatureCard card(ReferenceEntries references) {
    int genes = positive("genes");
    return new SignatureCard(
        matching("id", "[a-z0-9][a-z0-9-]{0,63}"),
        matching("version", VERSION),
        json.coded("kind", SignatureKind::fromCode),
        json.text("title"),
        json.has("drug") ? Optional.of(json.coded("drug", Drug::fromCode)) : Optional.empty(),
        json.has("phenotype") ? Optional.of(json.text("phenotype")) : Optional.empty(),
        genes,
        minimumGenes(genes),
        json.coded("evidence", EvidenceGrade::fromCode),
        json.texts("evidenceStatement"),
        json.text("licence"),
        json.flag("researchUseOnly"),
        json.texts("citations"),
        json.text("provenance"),
        references.distributions(),
        json.has("cutoffs") ? Optional.of(cutoffs()) : Optional.empty(),
        json.has("releaseRequired") && json.flag("releaseRequired"),
        json.has("training") ? Optional.of(TrainingRecord.read(json)) : Optional.empty(),
        matching("sha256", SHA256));
  }

  private void checkPurpose(SignatureCard card) {
    if (card.drug().isPresent() == card.phenotype().isPresent()) {
      throw json.fault("exactly one of the fields \"drug\" and \"phenotype\" is needed");
    }
    if (card.drug().isPresent() && card.references().isEmpty()) {
      throw json.fault("references", "is empty, but a drug signature needs a reference");
    }
    if (card.drug().isPresent() && card.cutoffs().isEmpty()) {
      throw json.fault("missing field \"cutoffs\", which a drug signature needs");
    }
  }

  private String matching(String field, String pattern) {
    String text = json.text(field);
    if (!text.matches(pattern)) {
      throw json.fault(
          field, "has the value " + SignaturePackException.quoted(text) + " of a wrong form");
    }
    return text;
  }

  private int positive(String field) {
    int value = json.integer(field);
    if (value < 1) {
      throw json.fault(field, "has to be positive");
    }
    return value;
  }

  private int minimumGenes(int genes) {
    int minimum = positive("minimumGenes");
    if (minimum > genes) {
      throw json.fault("minimumGenes", "is greater than the number of genes");
    }
    return minimum;
  }

  private SignatureCard.CallCutoffs cutoffs() {
    StrictObject entry = json.object("cutoffs");
    double sensitive = entry.number("sensitiveAtMost");
    double resistant = entry.number("resistantAtLeast");
    double distance = entry.number("maximumDistanceSd");
    entry.finish();
    if (sensitive < 0 || sensitive >= resistant || resistant > 100) {
      throw json.fault("cutoffs", "needs 0 <= sensitiveAtMost < resistantAtLeast <= 100");
    }
    if (distance <= 0) {
      throw json.fault("cutoffs", "needs a positive maximumDistanceSd");
    }
    return new SignatureCard.CallCutoffs(sensitive, resistant, distance);
  }

  private GeneMatching matching() {
    StrictObject entry = json.object("geneMatching");
    GeneMatching.Mode mode = entry.coded("mode", GeneMatching.Mode::fromCode);
    boolean byGene = mode == GeneMatching.Mode.GENE;
    List<String> refused = byGene ? entry.texts("refusedAliases") : List.of();
    entry.finish();
    if (new HashSet<>(refused).size() < refused.size()) {
      throw entry.fault("refusedAliases", "names an alias twice");
    }
    return new GeneMatching(mode, Set.copyOf(refused));
  }

  private Map<String, String> files() {
    StrictObject entry = json.object("files");
    Map<String, String> files = new LinkedHashMap<>();
    for (String name : entry.names()) {
      String hash = entry.text(name);
      if (!name.matches(FILE_NAME) || name.equals(PackSource.CARD)) {
        throw json.fault(
            "files",
            "names " + SignaturePackException.quoted(name) + ", which is not a plain name");
      }
      if (!hash.matches(SHA256)) {
        throw json.fault("files", "has no SHA-256 in lower-case hex for " + name);
      }
      files.put(name, hash);
    }
    return files;
  }
}
