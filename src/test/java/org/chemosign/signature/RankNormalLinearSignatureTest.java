package org.chemosign.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.testing.PanelProfiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of the open panel's engine on the shipped numbers. */
class RankNormalLinearSignatureTest {

  static List<Signature> panel() {
    return SignatureCatalog.load(CatalogSettings.shipped()).active();
  }

  @ParameterizedTest
  @MethodSource("panel")
  void orderOfGenesDoesNotMatter(Signature signature) {
    Map<String, Double> values = PanelProfiles.values(1);
    List<String> genes = new ArrayList<>(values.keySet());
    Collections.shuffle(genes, new Random(2));
    Map<String, Double> shuffled = new LinkedHashMap<>();
    genes.forEach(gene -> shuffled.put(gene, values.get(gene)));
    assertThat(score(signature, shuffled)).isEqualTo(score(signature, values));
  }

  @ParameterizedTest
  @MethodSource("panel")
  void otherGenesDoNotMatter(Signature signature) {
    Map<String, Double> values = PanelProfiles.values(3);
    Map<String, Double> more = new LinkedHashMap<>();
    more.put("ACTB", 1e5);
    more.putAll(values);
    more.put("NOT_A_GENE", 7.0);
    more.put("GAPDH", 0.0);
    assertThat(score(signature, more)).isEqualTo(score(signature, values));
  }

  @ParameterizedTest
  @MethodSource("panel")
  void scaleAndLogarithmDoNotMatter(Signature signature) {
    Map<String, Double> values = PanelProfiles.values(4);
    double score = score(signature, values);
    assertThat(score(signature, mapped(values, x -> 37.5 * x))).isEqualTo(score);
    Map<String, Double> log2 = mapped(values, x -> Math.log(1 + x) / Math.log(2));
    assertThat(signature.score(PanelProfiles.of(log2, ExpressionUnit.LOG2_TPM)).value())
        .hasValue(score);
  }

  @Test
  void raisingAGeneOfPositiveWeightNeverLowersItsContribution() {
    Signature signature = panel().get(0);
    SignatureScore before = signature.score(PanelProfiles.of(PanelProfiles.values(5)));
    for (String gene : PanelProfiles.panelGenes().subList(0, 60)) {
      Map<String, Double> raised = PanelProfiles.values(5);
      raised.computeIfPresent(gene, (name, value) -> 50 * value);
      double change =
          contribution(signature.score(PanelProfiles.of(raised)), gene)
              - contribution(before, gene);
      assertThat(change * weight(gene) + 0.0).as(gene).isNotNegative();
    }
  }

  @Test
  void raisingTheOnlyWeightedGeneRaisesTheScore() {
    Signature signature = small(List.of(2.0, 0.0, 0.0, 0.0, 0.0), 1);
    double previous = Double.NEGATIVE_INFINITY;
    for (double value : new double[] {0.5, 1.5, 2.5, 3.5, 4.5}) {
      double score = score(signature, tp53Among(value));
      assertThat(score).isGreaterThan(previous);
      previous = score;
    }
  }

  @Test
  void normalScoresOfTiesAreThoseOfTheirMeanRank() {
    double[] values = {5, 1, 5, 0};
    double[] scores = NormalScores.of(values, new double[] {0, 1, 5, 5});
    assertThat(scores[0]).isEqualTo(scores[2]).isCloseTo(0.6744897501960817, within(1e-14));
    assertThat(scores[1]).isCloseTo(-0.31863936396437515, within(1e-14));
    assertThat(scores[3]).isCloseTo(-1.1503493803760083, within(1e-14));
  }

  @Test
  void scoreOfASmallModelByHand() {
    // Five genes; TP53 is the highest: rank 5, q = inverse normal CDF of 0.9.
    double q = 1.2815515655446004;
    assertThat(score(small(List.of(2.0, 0.0, 0.0, 0.0, 0.0), 1), tp53Among(9)))
        .isCloseTo(1.5 + 2 * q, within(1e-12));
    assertThat(score(small(List.of(2.0, 0.0, 0.0, 0.0, 0.0), 0.1), tp53Among(9)))
        .as("clipped at three standard deviations")
        .isCloseTo(1.5 + 2 * 3, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("panel")
  void missingGenesAreListedThenRefused(Signature signature) {
    Map<String, Double> values = PanelProfiles.values(6);
    List<String> genes = PanelProfiles.panelGenes();
    genes.subList(0, 53).forEach(values::remove);
    SignatureScore enough = signature.score(PanelProfiles.of(values));
    assertThat(enough.value()).isPresent();
    assertThat(enough.genesUsed()).isEqualTo(440);
    assertThat(enough.genesMissing()).isEqualTo(genes.subList(0, 53));
    values.remove(genes.get(53));
    SignatureScore tooFew = signature.score(PanelProfiles.of(values));
    assertThat(tooFew.value()).isEmpty();
    assertThat(tooFew.refusal()).contains(ScoreRefusal.LOW_GENE_COVERAGE);
    assertThat(tooFew.genesMissing()).isEqualTo(genes.subList(0, 54));
  }

  @Test
  void aMissingGeneIsNotAZero() {
    Signature signature = panel().get(1);
    String gene = PanelProfiles.panelGenes().get(7);
    Map<String, Double> zero = PanelProfiles.values(7);
    zero.put(gene, 0.0);
    Map<String, Double> missing = PanelProfiles.values(7);
    missing.remove(gene);
    assertThat(score(signature, missing)).isNotEqualTo(score(signature, zero));
    assertThat(signature.score(PanelProfiles.of(missing)).contributions())
        .noneMatch(contribution -> contribution.gene().equals(gene));
  }

  @ParameterizedTest
  @MethodSource("panel")
  void aProfileWithoutVariationIsRefused(Signature signature) {
    Map<String, Double> values = PanelProfiles.values(8);
    List<String> genes = PanelProfiles.panelGenes();
    genes.subList(0, 246).forEach(gene -> values.put(gene, 0.0));
    assertThat(signature.score(PanelProfiles.of(values)).value()).isPresent();
    values.put(genes.get(246), 0.0);
    assertThat(signature.score(PanelProfiles.of(values)).refusal())
        .contains(ScoreRefusal.UNINFORMATIVE_PROFILE);
    assertThat(signature.score(PanelProfiles.of(mapped(values, x -> 3))).refusal())
        .contains(ScoreRefusal.UNINFORMATIVE_PROFILE);
  }

  @ParameterizedTest
  @MethodSource("panel")
  void contributionsAndInterceptSumToTheScore(Signature signature) {
    SignatureScore score = signature.score(PanelProfiles.of(PanelProfiles.values(9)));
    double sum = score.contributions().stream().mapToDouble(GeneContribution::contribution).sum();
    assertThat(score.intercept() + sum).isEqualTo(score.value().orElseThrow());
    assertThat(score.contributions()).hasSize(493);
  }

  @Test
  void formerSymbolsCountExceptTheRefusedOnes() {
    Signature signature = panel().get(0);
    Map<String, Double> values = PanelProfiles.values(10);
    double current = values.remove("SEPT9");
    values.put("SEPTIN9", current);
    assertThat(signature.score(PanelProfiles.of(values)).genesMissing()).isEmpty();
    double myc = values.remove("MYCL");
    values.put("MYCL1", myc);
    assertThat(signature.score(PanelProfiles.of(values)).genesMissing()).containsExactly("MYCL");
  }

  private static Signature small(List<Double> weights, double sd) {
    List<RankNormalLinearSignature.Term> terms = new ArrayList<>();
    List<SignatureGene> genes =
        Stream.of("TP53", "KRAS", "EGFR", "BRAF", "MYC").map(SignatureGene::ofSymbol).toList();
    for (int i = 0; i < weights.size(); i++) {
      terms.add(new RankNormalLinearSignature.Term(genes.get(i), 0, sd, weights.get(i)));
    }
    return new RankNormalLinearSignature(
        TestCards.phenotype(SignatureKind.RANK_NORMAL_LINEAR, 5, 3),
        GeneMatching.bySymbol(),
        1.5,
        terms);
  }

  private static Map<String, Double> tp53Among(double value) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("TP53", value);
    values.putAll(Map.of("KRAS", 1.0, "EGFR", 2.0, "BRAF", 3.0, "MYC", 4.0));
    return values;
  }

  private static double score(Signature signature, Map<String, Double> values) {
    return signature.score(PanelProfiles.of(values)).value().orElseThrow();
  }

  private static double contribution(SignatureScore score, String gene) {
    return score.contributions().stream()
        .filter(c -> c.gene().equals(gene))
        .findFirst()
        .orElseThrow()
        .contribution();
  }

  /** Sign of a gene's weight, told from its contributions at both ends of the order. */
  private static double weight(String gene) {
    Map<String, Double> high = PanelProfiles.values(5);
    Map<String, Double> low = PanelProfiles.values(5);
    high.put(gene, 1e9);
    low.put(gene, 0.0);
    Signature signature = panel().get(0);
    return contribution(signature.score(PanelProfiles.of(high)), gene)
        - contribution(signature.score(PanelProfiles.of(low)), gene);
  }

  private static Map<String, Double> mapped(Map<String, Double> values, DoubleUnaryOperator f) {
    Map<String, Double> mapped = new LinkedHashMap<>();
    values.forEach((gene, value) -> mapped.put(gene, f.applyAsDouble(value)));
    return mapped;
  }
}
