package org.chemosign.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chemosign.testing.PanelProfiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PurIST as shipped: strict comparisons, bounds for missing genes, grades. */
class GenePairSignatureTest {

  private static final double ALL_FALSE = 0.00109570513676;

  private final GenePairSignature purist =
      (GenePairSignature)
          SignatureCatalog.load(new CatalogSettings(Optional.empty(), true))
              .find("purist|1.0.0")
              .orElseThrow();

  @Test
  void noTruePairIsStronglyClassical() {
    SignatureScore score = purist.score(PanelProfiles.of(pairs(false)));
    assertThat(score.value().orElseThrow()).isCloseTo(ALL_FALSE, within(1e-14));
    assertThat(purist.classify(score))
        .contains(new SubtypeClasses.Subtype("classical", "strong classical"));
    assertThat(score.bounds())
        .contains(
            new SignatureScore.Bounds(score.value().getAsDouble(), score.value().getAsDouble()));
  }

  @Test
  void aTieIsNotHigher() {
    Map<String, Double> tied = pairs(false);
    tied.replaceAll((gene, value) -> 4.0);
    assertThat(purist.score(PanelProfiles.of(tied)).value().orElseThrow())
        .isCloseTo(ALL_FALSE, within(1e-14));
    assertThat(purist.informative(PanelProfiles.of(tied))).isFalse();
    assertThat(purist.informative(PanelProfiles.of(pairs(true)))).isTrue();
  }

  @Test
  void contributionsSumToTheLogit() {
    SignatureScore score = purist.score(PanelProfiles.of(pairs(true)));
    double logit =
        score.intercept()
            + score.contributions().stream().mapToDouble(GeneContribution::contribution).sum();
    double p = score.value().orElseThrow();
    assertThat(logit).isCloseTo(Math.log(p / (1 - p)), within(1e-10));
    assertThat(score.contributions()).extracting(GeneContribution::gene).contains("GPR87>REG4");
  }

  @Test
  void missingGenesGiveBoundsAndACallOnlyWhereBothAgree() {
    Map<String, Double> values = pairs(false);
    values.remove("KRT5");
    SignatureScore harmless = purist.score(PanelProfiles.of(values));
    assertThat(harmless.value()).isEqualTo(OptionalDouble.empty());
    assertThat(harmless.refusal()).contains(ScoreRefusal.MISSING_GENES);
    assertThat(harmless.genesMissing()).containsExactly("KRT5");
    assertThat(harmless.bounds().orElseThrow().low()).isCloseTo(ALL_FALSE, within(1e-14));
    assertThat(purist.classify(harmless)).isPresent();

    values.keySet().removeAll(List.of("GPR87", "KRT6A", "BCAR3", "S100A2"));
    SignatureScore open = purist.score(PanelProfiles.of(values));
    assertThat(open.bounds().orElseThrow().high()).isGreaterThan(0.5);
    assertThat(purist.classify(open)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.0999, strong classical",
    "0.1, likely classical",
    "0.3999, likely classical",
    "0.4, lean classical",
    "0.5, lean classical",
    "0.5001, lean basal-like",
    "0.6, lean basal-like",
    "0.6001, likely basal-like",
    "0.9, likely basal-like",
    "0.9001, strong basal-like"
  })
  void gradesAreTheWeakerOneOnTheirBoundaries(double probability, String grade) {
    assertThat(new SubtypeClasses("basal-like", "classical").of(probability).grade())
        .isEqualTo(grade);
  }

  @Test
  void boundsOfDifferentGradesGiveTheWeakerOne() {
    SubtypeClasses classes = new SubtypeClasses("basal-like", "classical");
    assertThat(classes.agreed(0.55, 0.99).orElseThrow().grade()).isEqualTo("lean basal-like");
    assertThat(classes.agreed(0.01, 0.45).orElseThrow().grade()).isEqualTo("lean classical");
    assertThat(classes.agreed(0.5, 0.51)).isEmpty();
  }

  /** Values that make every pair true or every pair false. */
  private static Map<String, Double> pairs(boolean higher) {
    Map<String, Double> values = PanelProfiles.values(1);
    List<String> genes = PanelProfiles.puristGenes();
    values.keySet().retainAll(genes);
    for (int i = 0; i < genes.size(); i++) {
      values.put(genes.get(i), (i % 2 == 0) == higher ? 9.0 : 1.0);
    }
    return values;
  }
}
