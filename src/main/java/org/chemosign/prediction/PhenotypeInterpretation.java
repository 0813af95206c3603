package org.chemosign.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.signature.GenePairSignature;
import org.chemosign.signature.ScoreRefusal;
import org.chemosign.signature.Signature;
import org.chemosign.signature.SignatureCard;
import org.chemosign.signature.SignatureScore;
import org.chemosign.signature.SubtypeClasses;

/**
 * Makes a phenotype of a score: the class and grade of gene pairs; of a gradient its value only.
 */
final class PhenotypeInterpretation {

  private static final String NO_CALL = SensitivityCall.NO_CALL.code();

  private PhenotypeInterpretation() {}

  /**
   * The phenotype of a score. A specimen gate that failed withholds the class, not the score.
   *
   * @param failedGates reasons of the specimen gates that failed
   */
  static PhenotypePrediction of(
      Signature signature,
      ExpressionProfile profile,
      SignatureScore score,
      List<NoCallReason> failedGates) {
    List<NoCallReason> reasons = new ArrayList<>(failedGates);
    Optional<SubtypeClasses.Subtype> subtype = Optional.empty();
    boolean classes = false;
    if (signature instanceof GenePairSignature pairs) {
      classes = true;
      subtype = pairs.classify(score);
      if (subtype.isPresent() && !pairs.informative(profile)) {
        reasons.add(NoCallReason.UNINFORMATIVE_PROFILE);
      }
    }
    boolean decided = subtype.isPresent();
    score
        .refusal()
        .filter(refusal -> refusal != ScoreRefusal.MISSING_GENES || !decided)
        .map(DrugInterpretation::reason)
        .ifPresent(reasons::add);
    Optional<SubtypeClasses.Subtype> called = subtype.filter(s -> reasons.isEmpty());
    Optional<String> noCall = classes ? Optional.of(NO_CALL) : Optional.empty();
    return new PhenotypePrediction(
        signature.card(),
        score.value(),
        score.bounds(),
        called.map(SubtypeClasses.Subtype::name).or(() -> noCall),
        called.map(SubtypeClasses.Subtype::grade),
        reasons,
        score.genesUsed(),
        score.genesMissing(),
        DrugInterpretation.top(score));
  }

  /** The phenotype of a signature that the operator's settings do not allow to run. */
  static PhenotypePrediction notLicensed(SignatureCard card) {
    return new PhenotypePrediction(
        card,
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.of(NO_CALL),
        Optional.empty(),
        List.of(NoCallReason.LICENCE),
        0,
        List.of(),
        List.of());
  }
}
