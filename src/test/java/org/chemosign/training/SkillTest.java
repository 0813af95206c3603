package org.chemosign.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.chemosign.signature.EvidenceGrade;
import org.chemosign.signature.SpecimenType;
import org.junit.jupiter.api.Test;

class SkillTest {

  @Test
  void ranksAverageTies() {
    assertThat(Ranks.of(new double[] {3, 1, 3, 2})).containsExactly(3.5, 1, 3.5, 2);
    assertThat(Ranks.spearman(new double[] {1, 2, 3, 4}, new double[] {1, 3, 2, 4}))
        .isCloseTo(0.8, within(1e-12));
    assertThat(Ranks.spearman(new double[] {1, 1, 1}, new double[] {1, 3, 2})).isNaN();
  }

  /** z = atanh(0.5) = 0.549306; half width 1.959964 / sqrt(25) = 0.391993. */
  @Test
  void fishersInterval() {
    Estimate estimate = Estimate.correlation(0.5, 28);
    assertThat(estimate.low()).isCloseTo(Math.tanh(0.5493061443 - 0.3919927969), within(1e-9));
    assertThat(estimate.high()).isCloseTo(Math.tanh(0.5493061443 + 0.3919927969), within(1e-9));
  }

  /** Sensitive are the two lowest of six; predictions put one of them under all four others. */
  @Test
  void areaUnderTheCurve() {
    boolean[] sensitive = Skill.sensitive(new double[] {1, 9, 2, 8, 7, 6});
    assertThat(sensitive).containsExactly(true, false, true, false, false, false);
    assertThat(Skill.auroc(new double[] {0, 1, 3, 2, 4, 5}, sensitive))
        .isCloseTo(6.0 / 8, within(1e-12));
    assertThat(Skill.auroc(new double[] {1, 1, 1, 1, 1, 1}, sensitive)).isEqualTo(0.5);
  }

  private static SkillTable table(TrainingSet set) {
    return SignatureTrainer.compare(
        set, SignatureTrainerTest.plan(List.of(RidgeLearner.usual())), TrainingProgress.silent());
  }

  @Test
  void baselinesAreAlwaysThere() {
    TrainingSet set =
        new PlantedCohort(50, 20, 4, 2)
            .with(PlantedCohort.LINEAR, 0.5)
            .map(s -> s.withOtherDrugs(s.response() * s.response()));
    SkillTable table = table(set);
    assertThat(table.baselines())
        .extracting(Skill::name)
        .containsExactly(Baselines.MEAN, Baselines.PROLIFERATION, Baselines.GENERAL);
    assertThat(table.row(Baselines.MEAN).spearman().value()).isNaN();
    assertThat(table.row(Baselines.MEAN).rmse().value())
        .isGreaterThan(table.selected().rmse().value());
    assertThat(table.row(Baselines.GENERAL).note()).isPresent();
    assertThat(table(set.map(s -> s.withOtherDrugs(Double.NaN))).baselines()).hasSize(2);
  }

  @Test
  void permutationsTellSignalFromNoise() {
    PlantedCohort cohort = new PlantedCohort(50, 20, 4, 2);
    assertThat(table(cohort.with(PlantedCohort.LINEAR, 0.5)).selected().permutation())
        .isCloseTo(1.0 / 1001, within(1e-12));
    assertThat(table(cohort.with(PlantedCohort.NOTHING, 1)).selected().permutation())
        .isGreaterThan(0.02);
  }

  @Test
  void permutationsStayWithinTissues() {
    TrainingSet set = new PlantedCohort(40, 5, 4, 2).with(PlantedCohort.LINEAR, 0.5);
    TrainingSet permuted = new Permutation(set, Protocol.usual(1)).ofResponses(3);
    assertThat(permuted.responses()).isNotEqualTo(set.responses());
    for (int tissue = 0; tissue < 4; tissue++) {
      int t = tissue;
      int[] rows = IntStream.range(0, 40).filter(i -> i % 4 == t).toArray();
      double[] before = Vectors.pick(set.responses(), rows);
      assertThat(Vectors.pick(permuted.responses(), rows)).containsExactlyInAnyOrder(before);
    }
  }

  @Test
  void theWholePipelineCanBePermuted() {
    TrainingSet set = new PlantedCohort(40, 10, 4, 2).with(PlantedCohort.LINEAR, 0.5);
    TrainingPlan usual = SignatureTrainerTest.plan(List.of(new RidgeLearner(List.of(100.0, 10.0))));
    TrainingPlan plan =
        TrainingPlan.of(
            usual.identity(), usual.learners(), usual.protocol().withPermutations(19, true));
    Skill skill = SignatureTrainer.compare(set, plan, TrainingProgress.silent()).selected();
    assertThat(skill.permutation()).isCloseTo(1.0 / 20, within(1e-12));
    assertThat(skill.note().orElseThrow()).contains("whole pipeline");
  }

  @Test
  void calibrationOfATrueModelIsNearOne() {
    Skill skill = table(new PlantedCohort(120, 6, 5, 4).with(PlantedCohort.LINEAR, 0.3)).selected();
    assertThat(skill.slope()).isBetween(0.7, 2.5);
    assertThat(skill.intercept()).isBetween(-0.3, 0.3);
  }

  @Test
  void gradesFollowTheRule() {
    TrainingSet lines = new PlantedCohort(60, 20, 4, 2).with(PlantedCohort.LINEAR, 0.5);
    SkillTable good = table(lines);
    assertThat(Evidence.of(good, "CV", lines).grade()).isEqualTo(EvidenceGrade.IN_VITRO);
    TrainingSet organoids = lines.map(s -> s.withSpecimen(SpecimenType.ORGANOID));
    assertThat(Evidence.of(good, "CV", organoids).grade()).isEqualTo(EvidenceGrade.PRECLINICAL);
    TrainingSet noise = new PlantedCohort(60, 20, 4, 2).with(PlantedCohort.NOTHING, 1);
    Evidence bad = Evidence.of(table(noise), "CV", noise);
    assertThat(bad.grade()).isEqualTo(EvidenceGrade.NOT_VALIDATED);
    assertThat(bad.statement()).anyMatch(s -> s.contains("graded not-validated"));
  }
}
