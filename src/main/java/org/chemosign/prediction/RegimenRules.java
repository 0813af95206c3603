package org.chemosign.prediction;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.chemosign.signature.Drug;

/**
 * The rules that make calls for regimens of calls for drugs: versioned data, printed in every
 * report.
 *
 * @param version version of all rules together
 * @param sha256 SHA-256 (hex) of their file
 * @param rules the rules in the order of their file
 */
public record RegimenRules(String version, String sha256, List<RegimenRule> rules) {

  private static final String RESOURCE = "/regimens/regimen-rules.json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** The file as it is written. */
  private record RulesFile(String version, List<RuleEntry> regimens) {}

  /** A rule as it is written. */
  private record RuleEntry(
      String regimen,
      List<String> drugs,
      List<String> unscored,
      int sensitiveAtLeast,
      int sensitiveAllowsResistant,
      int resistantAtLeast) {

    RegimenRule rule(String version) {
      return new RegimenRule(
          regimen,
          version,
          drugs.stream().map(RuleEntry::drug).toList(),
          unscored,
          sensitiveAtLeast,
          sensitiveAllowsResistant,
          resistantAtLeast);
    }

    private static Drug drug(String code) {
      return Drug.fromCode(code)
          .orElseThrow(() -> new IllegalStateException("a regimen names the unknown drug " + code));
    }
  }

  public RegimenRules {
    rules = List.copyOf(rules);
    if (rules.stream().map(RegimenRule::regimen).distinct().count() < rules.size()) {
      throw new IllegalStateException("two rules are for one regimen");
    }
    for (RegimenRule rule : rules) {
      if (rule.drugs().isEmpty() || new HashSet<>(rule.drugs()).size() < rule.drugs().size()) {
        throw new IllegalStateException(rule.regimen() + " has no drug, or one twice");
      }
    }
  }

  /** The rules that ship with the product. */
  public static RegimenRules bundled() {
    try (InputStream in = RegimenRules.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      return parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rules of a JSON file; unknown, missing and repeated fields are refused. */
  static RegimenRules parse(byte[] json) throws IOException {
    RulesFile file = MAPPER.readValue(json, RulesFile.class);
    List<RegimenRule> rules =
        file.regimens().stream().map(entry -> entry.rule(file.version())).toList();
    return new RegimenRules(file.version(), sha256(json), rules);
  }

  /** The rule of a regimen. */
  public Optional<RegimenRule> find(String regimen) {
    return rules.stream().filter(rule -> rule.regimen().equals(regimen)).findFirst();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
