package org.chemosign.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoxRegressionTest {

  private static final Offset<Double> FOUR = within(5e-5);

  /** Breslow 1.5092 (SE 0.4096), Efron 1.5721 (0.4124), tests 16.35, 14.53, 17.25: R survival. */
  @Test
  void freireichHasThePublishedCoefficients() {
    TextbookData.Sample sample = TextbookData.freireich();
    CoxModel breslow = fit(sample, Ties.BRESLOW);
    CoxModel efron = fit(sample, Ties.EFRON);
    assertThat(breslow.coefficients().get(0).logHazardRatio()).isCloseTo(1.5092, FOUR);
    assertThat(breslow.coefficients().get(0).standardError()).isCloseTo(0.4096, FOUR);
    assertThat(efron.coefficients().get(0).logHazardRatio()).isCloseTo(1.5721, FOUR);
    assertThat(efron.coefficients().get(0).standardError()).isCloseTo(0.4124, FOUR);
    assertThat(efron.likelihoodRatio().statistic()).isCloseTo(16.35, within(0.005));
    assertThat(efron.wald().statistic()).isCloseTo(14.53, within(0.005));
    assertThat(efron.score().statistic()).isCloseTo(17.25, within(0.005));
  }

  /** R: coxph(Surv(time, status) ~ x, aml), 0.9155 (0.5119), LR 3.38, Wald 3.2, score 3.42. */
  @Test
  void amlHasTheCoefficientOfR() {
    CoxModel model = fit(TextbookData.aml(), Ties.EFRON);
    assertThat(model.coefficients().get(0).logHazardRatio()).isCloseTo(0.9155, FOUR);
    assertThat(model.coefficients().get(0).standardError()).isCloseTo(0.5119, FOUR);
    assertThat(model.likelihoodRatio().statistic()).isCloseTo(3.38, within(0.005));
    assertThat(model.wald().statistic()).isCloseTo(3.20, within(0.005));
    assertThat(model.score().statistic()).isCloseTo(3.42, within(0.005));
  }

  /** The estimate is where a likelihood written out by its definition has no slope. */
  @ParameterizedTest
  @EnumSource(Ties.class)
  void theEstimateMaximisesTheLikelihoodOfTheDefinition(Ties ties) {
    SplittableRandom random = new SplittableRandom(3);
    double[] x = RandomCohorts.normals(random, 80);
    double[] y = RandomCohorts.normals(random, 80);
    double[] logHazard = new double[80];
    Arrays.setAll(logHazard, i -> 0.7 * x[i] - 0.4 * y[i]);
    Outcomes outcomes = RandomCohorts.outcomes(random, logHazard, true);
    int[] stratum = new int[80];
    Arrays.setAll(stratum, i -> i % 3);
    Design design = new Design(List.of("x", "y"), List.of(x, y));
    CoxModel model = new CoxRegression(outcomes, design, stratum, 0.95).fit(ties);
    NaiveLikelihood naive = new NaiveLikelihood(outcomes, design, stratum, ties);
    double[] beta = {
      model.coefficients().get(0).logHazardRatio(), model.coefficients().get(1).logHazardRatio()
    };
    assertThat(model.logLikelihood()).isCloseTo(naive.at(beta), within(1e-9));
    assertThat(model.logLikelihoodNull()).isCloseTo(naive.at(new double[2]), within(1e-9));
    assertThat(naive.slope(beta, 0)).isCloseTo(0, within(1e-6));
    assertThat(naive.slope(beta, 1)).isCloseTo(0, within(1e-6));
    double[][] information = new PositiveDefinite(model.variance()).inverse();
    for (int j = 0; j < 2; j++) {
      for (int k = 0; k < 2; k++) {
        assertThat(-naive.curvature(beta, j, k)).isCloseTo(information[j][k], within(1e-3));
      }
    }
  }

  @Test
  void theUnitOfACovariateScalesItsCoefficientOnly() {
    TextbookData.Sample sample = TextbookData.freireich();
    double[] large = Arrays.stream(sample.x()).map(x -> 1e6 + 1000 * x).toArray();
    CoxModel small = fit(sample, Ties.EFRON);
    CoxModel scaled =
        new CoxRegression(
                sample.outcomes(), new Design(List.of("x"), List.of(large)), new int[42], 0.95)
            .fit(Ties.EFRON);
    assertThat(1000 * scaled.coefficients().get(0).logHazardRatio())
        .isCloseTo(small.coefficients().get(0).logHazardRatio(), within(1e-8));
    assertThat(scaled.logLikelihood()).isCloseTo(small.logLikelihood(), within(1e-8));
  }

  @Test
  void aGroupWithoutEventsHasNoFiniteRatio() {
    Outcomes outcomes =
        new Outcomes(
            new double[] {1, 2, 3, 4, 5, 6, 7, 8},
            new boolean[] {true, true, true, true, false, false, false, false});
    double[] x = {0, 0, 0, 0, 1, 1, 1, 1};
    assertRefused(outcomes, new Design(List.of("x"), List.of(x)), new int[8])
        .isEqualTo(CoxFitException.Reason.MONOTONE_LIKELIHOOD);
  }

  @Test
  void aScoreThatOrdersAllEventsHasNoFiniteRatio() {
    double[] time = {1, 2, 3, 4, 5, 6};
    boolean[] event = {true, true, true, true, true, true};
    double[] x = {6.1, 5.2, 4.3, 3.1, 2.2, 1.4};
    assertRefused(new Outcomes(time, event), new Design(List.of("x"), List.of(x)), new int[6])
        .isEqualTo(CoxFitException.Reason.MONOTONE_LIKELIHOOD);
  }

  @Test
  void strongButFiniteEffectsAreNotTakenForEndlessOnes() {
    SplittableRandom random = new SplittableRandom(5);
    double[] x = RandomCohorts.normals(random, 400);
    double[] logHazard = Arrays.stream(x).map(value -> 2.5 * value).toArray();
    Outcomes outcomes = RandomCohorts.outcomes(random, logHazard, false);
    CoxModel model =
        new CoxRegression(outcomes, new Design(List.of("x"), List.of(x)), new int[400], 0.95)
            .fit(Ties.EFRON);
    CoxModel.Coefficient found = model.coefficients().get(0);
    assertThat(found.logHazardRatio()).isCloseTo(2.5, within(4 * found.standardError()));
  }

  @Test
  void copiesAndConstantsAreNamed() {
    Outcomes outcomes = RandomCohorts.outcomes(new SplittableRandom(1), 40, false);
    double[] x = RandomCohorts.normals(new SplittableRandom(2), 40);
    double[] copy = Arrays.stream(x).map(value -> 3 - 2 * value).toArray();
    Design twice = new Design(List.of("x", "copy"), List.of(x, copy));
    assertThatThrownBy(() -> fit(outcomes, twice, new int[40]))
        .isInstanceOf(CoxFitException.class)
        .hasMessageContaining("'copy' cannot be estimated");
    Design constant = new Design(List.of("same"), List.of(new double[40]));
    assertThatThrownBy(() -> fit(outcomes, constant, new int[40]))
        .hasMessageContaining("'same' cannot be estimated");
    int[] stratum = new int[40];
    double[] byStratum = new double[40];
    Arrays.setAll(stratum, i -> i % 2);
    Arrays.setAll(byStratum, i -> i % 2);
    assertRefused(outcomes, new Design(List.of("s"), List.of(byStratum)), stratum)
        .isEqualTo(CoxFitException.Reason.NOT_ESTIMABLE);
  }

  @Test
  void withoutEventsThereIsNothingToFit() {
    Outcomes outcomes = new Outcomes(new double[] {1, 2}, new boolean[2]);
    assertRefused(outcomes, new Design(List.of("x"), List.of(new double[] {0, 1})), new int[2])
        .isEqualTo(CoxFitException.Reason.NO_EVENTS);
  }

  /** Intervals hold the truth as often as they say. */
  @Test
  void intervalsHoldTheTruthAsOftenAsTheySay() {
    SplittableRandom random = new SplittableRandom(19);
    int held = 0;
    for (int round = 0; round < 400; round++) {
      double[] x = RandomCohorts.normals(random, 120);
      double[] logHazard = Arrays.stream(x).map(value -> 0.5 * value).toArray();
      Outcomes outcomes = RandomCohorts.outcomes(random, logHazard, false);
      CoxModel model = fit(outcomes, new Design(List.of("x"), List.of(x)), new int[120]);
      Estimate ratio = model.coefficients().get(0).hazardRatio();
      held += ratio.low() <= Math.exp(0.5) && Math.exp(0.5) <= ratio.high() ? 1 : 0;
    }
    assertThat(held / 400.0).isBetween(0.92, 0.98);
  }

  private static CoxModel fit(TextbookData.Sample sample, Ties ties) {
    int[] stratum = new int[sample.x().length];
    return new CoxRegression(sample.outcomes(), sample.design("x"), stratum, 0.95).fit(ties);
  }

  private static CoxModel fit(Outcomes outcomes, Design design, int[] stratum) {
    return new CoxRegression(outcomes, design, stratum, 0.95).fit(Ties.EFRON);
  }

  private static org.assertj.core.api.AbstractObjectAssert<?, ?> assertRefused(
      Outcomes outcomes, Design design, int[] stratum) {
    return assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                CoxFitException.class, () -> fit(outcomes, design, stratum)))
        .isNotNull()
        .extracting(CoxFitException::reason);
  }
}
