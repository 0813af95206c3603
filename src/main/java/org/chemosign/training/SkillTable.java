package org.chemosign.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All rows of a comparison: the learner chosen inside the folds, each learner, the baselines.
 *
 * @param selected the whole procedure, choice of the learner included
 * @param learners each learner
 * @param baselines mean, proliferation, and general sensitivity where other drugs are known
 */
public record SkillTable(Skill selected, List<Skill> learners, List<Skill> baselines) {

  public SkillTable {
    learners = List.copyOf(learners);
    baselines = List.copyOf(baselines);
  }

  /** All rows, the chosen procedure first. */
  public List<Skill> rows() {
    List<Skill> rows = new ArrayList<>(List.of(selected));
    rows.addAll(learners);
    rows.addAll(baselines);
    return rows;
  }

  /** The row of a learner or baseline. */
  public Skill row(String name) {
    return rows().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }

  /** This table with another p-value of the whole procedure. */
  SkillTable permuted(double p) {
    return new SkillTable(
        selected.permuted(p).noting("p-value by permutation of the whole pipeline"),
        learners,
        baselines);
  }

  static SkillTable of(CrossValidation results) {
    TrainingSet set = results.set();
    Protocol protocol = results.plan().protocol();
    SkillAssessment assessment = new SkillAssessment(set, protocol);
    Permutation permutation = new Permutation(set, protocol);
    List<int[]> folds = results.outer().stream().map(Fold::test).toList();
    List<Skill> learners =
        IntStream.range(0, results.plan().learners().size())
            .mapToObj(results::heldOut)
            .map(h -> assessment.of(h, folds).permuted(permutation.ofPredictions(h)))
            .toList();
    HeldOut selected = results.selected();
    Skill chosen = assessment.of(selected, folds).permuted(permutation.ofPredictions(selected));
    return new SkillTable(chosen, learners, baselines(assessment, selected, folds));
  }

  /** The table of one model on samples that had no part in it. */
  static SkillTable external(TrainingSet test, HeldOut heldOut, Protocol protocol) {
    SkillAssessment assessment = new SkillAssessment(test, protocol);
    Permutation permutation = new Permutation(test, protocol);
    List<int[]> folds = List.of(Arrays.stream(heldOut.rows()).sorted().toArray());
    Skill skill = assessment.of(heldOut, folds).permuted(permutation.ofPredictions(heldOut));
    return new SkillTable(skill, List.of(), baselines(assessment, heldOut, folds));
  }

  private static List<Skill> baselines(
      SkillAssessment assessment, HeldOut model, List<int[]> folds) {
    Baselines baselines = assessment.baselines();
    List<Skill> rows = new ArrayList<>();
    rows.add(
        assessment
            .of(baselines.mean(model), folds)
            .noting("the mean response of the training samples; it ranks nothing"));
    String genes = String.join(", ", baselines.replicationGenes());
    rows.add(
        assessment
            .of(baselines.proliferation(model), folds)
            .noting("high taken as sensitive; genes: " + (genes.isEmpty() ? "none" : genes)));
    HeldOut general = baselines.general(model);
    if (general.rows().length > 3) {
      rows.add(
          assessment
              .of(general, folds)
              .noting(
                  "mean measured response of the same samples to the other drugs; not known of a"
                      + " new tumour, so no rival but a measure of how unspecific the response is"));
    }
    return rows;
  }
}
