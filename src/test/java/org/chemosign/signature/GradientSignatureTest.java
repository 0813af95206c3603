package org.chemosign.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.testing.PanelProfiles;
import org.junit.jupiter.api.Test;

/** The projection onto a small system that can be followed by hand. */
class GradientSignatureTest {

  private static final double[][] WEIGHTS = {{1, 0}, {-1, 0}, {0, 2}, {0, -2}};

  @Test
  void projectionOntoOrthogonalComponents() {
    // z of log2 values 1, 2, 3, 4 is (-1.5, -0.5, 0.5, 1.5) / sd with sd = 1.2909944487358056.
    double sd = Math.sqrt(5.0 / 3);
    GradientSignature.BoundGradient bound = signature(1, -1, 4).bind(profile(1, 2, 3, 4).genes());
    double raw = -(2 * 0.5 - 2 * 1.5) / 8 / sd;
    assertThat(bound.raw(profile(1, 2, 3, 4)).orElseThrow()).isCloseTo(raw, within(1e-14));
    SignatureScore score = bound.score(profile(1, 2, 3, 4));
    assertThat(score.value().orElseThrow()).isCloseTo((raw - 0.1) / 0.5, within(1e-14));
    assertThat(score.intercept()).isEqualTo(-0.1 / 0.5);
  }

  @Test
  void aLinearUnitIsTakenToTheLogarithm() {
    GradientSignature signature = signature(0, 1, 4);
    double log2 = signature.score(profile(1, 2, 3, 4)).value().orElseThrow();
    Map<String, Double> linear = values(1, 3, 7, 15);
    assertThat(signature.score(PanelProfiles.of(linear)).value().orElseThrow())
        .isCloseTo(log2, within(1e-14));
  }

  @Test
  void refusals() {
    assertThat(signature(0, 1, 4).score(profile(2, 2, 2, 2)).refusal())
        .contains(ScoreRefusal.UNINFORMATIVE_PROFILE);
    Map<String, Double> three = values(1, 2, 3, 4);
    three.remove("BRAF");
    SignatureScore few = signature(0, 1, 4).score(PanelProfiles.of(three));
    assertThat(few.refusal()).contains(ScoreRefusal.LOW_GENE_COVERAGE);
    assertThat(few.genesMissing()).containsExactly("BRAF");
    three.keySet().retainAll(List.of("TP53", "KRAS"));
    assertThat(signature(0, 1, 2).score(PanelProfiles.of(three)).refusal())
        .as("the second component is not determined")
        .contains(ScoreRefusal.LOW_GENE_COVERAGE);
  }

  @Test
  void dependentComponentsAreNoSystem() {
    double[][] weights = {{1, 2}, {2, 4}, {3, 6}, {4, 8}};
    assertThatThrownBy(
            () -> new ReferenceSystem(genes(), weights, new ReferenceSystem.Gradient(0, 1, 0, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("linearly dependent");
  }

  @Test
  void newReferenceHasMeanZeroAndAThirdAsStandardDeviation() {
    assertThat(GradientSignature.newReference(new double[] {1, 2, 3}))
        .containsExactly(new double[] {-1.0 / 3, 0, 1.0 / 3}, within(1e-15));
  }

  @Test
  void choleskySolvesAndRefuses() {
    double[][] matrix = {{4, 2, 0.5}, {2, 5, 1}, {0.5, 1, 3}};
    double[] x = CholeskySolve.solve(matrix, new double[] {9.5, 15, 11.5}).orElseThrow();
    assertThat(x).containsExactly(new double[] {1, 2, 3}, within(1e-14));
    assertThat(CholeskySolve.solve(new double[][] {{1, 2}, {2, 4}}, new double[] {1, 1})).isEmpty();
  }

  private static GradientSignature signature(int component, int direction, int minimum) {
    return new GradientSignature(
        TestCards.phenotype(SignatureKind.GRADIENT, 4, minimum),
        GeneMatching.bySymbol(),
        new ReferenceSystem(
            genes(), WEIGHTS, new ReferenceSystem.Gradient(component, direction, 0.1, 0.5)));
  }

  private static List<SignatureGene> genes() {
    return Stream.of("TP53", "KRAS", "EGFR", "BRAF").map(SignatureGene::ofSymbol).toList();
  }

  private static ExpressionProfile profile(double a, double b, double c, double d) {
    return PanelProfiles.of(values(a, b, c, d), ExpressionUnit.LOG2_TPM);
  }

  private static Map<String, Double> values(double a, double b, double c, double d) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("TP53", a);
    values.put("KRAS", b);
    values.put("EGFR", c);
    values.put("BRAF", d);
    return values;
  }
}
