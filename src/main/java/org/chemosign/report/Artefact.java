package org.chemosign.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chemosign.prediction.PredictionVersions;
import org.chemosign.signature.SignatureCard;

/**
 * Something with a version that decided a prediction.
 *
 * @param kind message key of what it is: software, signature, gene-table, regimen-rules, profiles
 * @param name its name
 * @param version its version
 * @param sha256 SHA-256 (hex) of its content; the software's is not known from within
 * @param type FHIR resource type that describes it
 * @param canonical canonical without version
 */
record Artefact(
    String kind,
    String name,
    String version,
    Optional<String> sha256,
    String type,
    String canonical) {

  /**
   * Everything that decided a prediction: software, signatures once each, tables, rules, profiles.
   */
  static List<Artefact> of(ReportScope scope) {
    PredictionVersions versions = scope.prediction().versions();
    List<Artefact> all = new ArrayList<>();
    all.add(
        new Artefact(
            "software",
            "chemosign",
            versions.software(),
            Optional.empty(),
            "Device",
            Canonicals.ROOT + "/Device/chemosign"));
    signatures(scope).forEach(card -> all.add(signature(card)));
    all.add(library("gene-table", versions.geneTable(), versions.geneTableSha256()));
    all.add(library("regimen-rules", versions.regimenRules(), versions.regimenRulesSha256()));
    all.add(
        library("profiles", ProfilePackage.bundled().version(), ProfilePackage.bundled().sha256()));
    return all;
  }

  /** Cards of the signatures that were run, in order. */
  static List<SignatureCard> signatures(ReportScope scope) {
    Map<String, SignatureCard> cards = new LinkedHashMap<>();
    Stream.concat(
            scope.prediction().drugs().stream().map(drug -> drug.signature()),
            scope.prediction().phenotypes().stream().map(phenotype -> phenotype.signature()))
        .forEach(card -> cards.putIfAbsent(card.canonical(), card));
    return List.copyOf(cards.values());
  }

  /** Canonical with version. */
  String versioned() {
    return canonical + "|" + version;
  }

  /** Name, version and hash for people. */
  String display() {
    return name + "|" + version + sha256.map(hash -> " sha256:" + hash).orElse("");
  }

  private static Artefact signature(SignatureCard card) {
    return new Artefact(
        "signature",
        card.id(),
        card.version(),
        Optional.of(card.sha256()),
        "Library",
        Canonicals.library(card.id()));
  }

  private static Artefact library(String name, String version, String sha256) {
    return new Artefact(
        name, name, version, Optional.of(sha256), "Library", Canonicals.library(name));
  }
}
