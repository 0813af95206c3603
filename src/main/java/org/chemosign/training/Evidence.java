package org.chemosign.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chemosign.signature.EvidenceGrade;
import org.chemosign.signature.SpecimenType;

/**
 * The grade that a table supports and the sentences that say why. The lower 95 % limit of the
 * held-out rank correlation (Fisher's z) has to be over zero and the correlation over that of the
 * proliferation score; then cell lines make "in vitro", organoids and xenografts "preclinical".
 * Anything else is "not validated". Nothing that is trained here is graded higher.
 *
 * @param grade the grade
 * @param statement the figures, one sentence each
 */
record Evidence(EvidenceGrade grade, List<String> statement) {

  static Evidence of(SkillTable table, String where, TrainingSet tested) {
    Skill skill = table.selected();
    Skill naive = table.row(Baselines.PROLIFERATION);
    boolean overZero = skill.spearman().low() > 0;
    double rival = Double.isNaN(naive.spearman().value()) ? 0 : naive.spearman().value();
    boolean beatsNaive = skill.spearman().value() > rival;
    EvidenceGrade grade = overZero && beatsNaive ? gradeOf(tested) : EvidenceGrade.NOT_VALIDATED;
    List<String> statement = new ArrayList<>();
    statement.add(
        text(
            "%s (n = %d): Spearman %s between score and response, 95 %% CI %s to %s (Fisher z);"
                + " AUROC for the most sensitive third %s (%s to %s, bootstrap of patients).",
            where,
            skill.n(),
            two(skill.spearman().value()),
            two(skill.spearman().low()),
            two(skill.spearman().high()),
            two(skill.auroc().value()),
            two(skill.auroc().low()),
            two(skill.auroc().high())));
    statement.add(
        text(
            "Naive baselines on the same samples: the mean ranks nothing; a proliferation score %s.",
            two(naive.spearman().value())));
    statement.add(reason(overZero, beatsNaive, grade));
    statement.add("Nothing here validates benefit from treatment in patients.");
    return new Evidence(grade, statement);
  }

  private static String reason(boolean overZero, boolean beatsNaive, EvidenceGrade grade) {
    if (overZero && beatsNaive) {
      return "The interval excludes zero and the naive baseline is beaten: graded "
          + grade.code()
          + ".";
    }
    return (overZero
            ? "The interval excludes zero but the naive baseline is not beaten"
            : "The interval does not exclude zero from below")
        + ": graded not-validated.";
  }

  private static EvidenceGrade gradeOf(TrainingSet tested) {
    boolean models =
        tested.samples().stream()
            .filter(sample -> sample.role() == TrainingSample.Role.PRIMARY)
            .map(TrainingSample::specimen)
            .allMatch(kind -> kind == SpecimenType.ORGANOID || kind == SpecimenType.XENOGRAFT);
    return models ? EvidenceGrade.PRECLINICAL : EvidenceGrade.IN_VITRO;
  }

  /** The sentence about what the choices were made by, where a test set was held out. */
  static Optional<String> protocolSentence(SkillTable crossValidation, boolean testHeldOut) {
    Skill skill = crossValidation.selected();
    return testHeldOut
        ? Optional.of(
            text(
                "Nested cross-validation without them (n = %d): Spearman %s (%s to %s).",
                skill.n(),
                two(skill.spearman().value()),
                two(skill.spearman().low()),
                two(skill.spearman().high())))
        : Optional.empty();
  }

  private static String two(double value) {
    return Double.isNaN(value) ? "none" : Digits.decimals(value, 2).toPlainString();
  }

  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
