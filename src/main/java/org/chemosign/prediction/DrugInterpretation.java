package org.chemosign.prediction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.chemosign.signature.ApplicabilityDomain;
import org.chemosign.signature.DomainLimits;
import org.chemosign.signature.GeneContribution;
import org.chemosign.signature.ReferenceDistribution;
import org.chemosign.signature.ScoreRefusal;
import org.chemosign.signature.SignatureCard;
import org.chemosign.signature.SignatureScore;
import org.chemosign.signature.SpecimenType;

/**
 * Makes a call of a score: the percentile in the reference distribution that fits the specimen, and
 * the card's cut-offs on it. Low scores mean sensitive. A sample too far from the reference cohort
 * is not called.
 *
 * @param card card of the signature
 * @param specimenType kind of the specimen, when known
 * @param failedGates reasons of the specimen gates that failed
 */
record DrugInterpretation(
    SignatureCard card, Optional<SpecimenType> specimenType, List<NoCallReason> failedGates) {

  private static final int TOP = 10;
  private static final Comparator<GeneContribution> LARGEST_FIRST =
      Comparator.<GeneContribution>comparingDouble(c -> -Math.abs(c.contribution()))
          .thenComparing(GeneContribution::gene);

  /** The prediction of a score whose reference has no applicability domain. */
  DrugPrediction of(SignatureScore score) {
    return of(score, domain -> OptionalDouble.empty());
  }

  /**
   * The prediction of a score that was computed or refused.
   *
   * @param distance distance of the sample in an applicability domain; empty where the sample has
   *     too few of its genes
   */
  DrugPrediction of(SignatureScore score, Function<ApplicabilityDomain, OptionalDouble> distance) {
    Optional<ReferenceDistribution> reference = reference();
    Optional<ReferenceUsed> used =
        reference.filter(r -> score.value().isPresent()).map(r -> used(r, distance));
    List<NoCallReason> reasons = new ArrayList<>(failedGates);
    score.refusal().map(DrugInterpretation::reason).ifPresent(reasons::add);
    OptionalDouble percentile = OptionalDouble.empty();
    if (score.value().isPresent()) {
      double value = score.value().getAsDouble();
      percentile =
          reference.map(r -> OptionalDouble.of(r.percentile(value))).orElse(OptionalDouble.empty());
      doubt(value, reference).or(() -> doubt(reference, used)).ifPresent(reasons::add);
    }
    List<GeneContribution> top = score.value().isPresent() ? top(score) : List.of();
    return new DrugPrediction(
        card.drug().orElseThrow(),
        card,
        score.value(),
        percentile,
        used,
        reasons.isEmpty() ? call(percentile.orElseThrow()) : SensitivityCall.NO_CALL,
        reasons,
        score.genesUsed(),
        score.genesMissing(),
        top,
        rest(score.value().orElse(0), top));
  }

  /** The prediction of a signature that the operator's settings do not allow to run. */
  DrugPrediction notLicensed() {
    return new DrugPrediction(
        card.drug().orElseThrow(),
        card,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        SensitivityCall.NO_CALL,
        List.of(NoCallReason.LICENCE),
        0,
        List.of(),
        List.of(),
        0);
  }

  static NoCallReason reason(ScoreRefusal refusal) {
    return switch (refusal) {
      case LOW_GENE_COVERAGE -> NoCallReason.LOW_GENE_COVERAGE;
      case UNINFORMATIVE_PROFILE -> NoCallReason.UNINFORMATIVE_PROFILE;
      case MISSING_GENES -> NoCallReason.MISSING_GENES_DECIDE;
    };
  }

  /** The ten contributions of greatest size, ties by name of the gene. */
  static List<GeneContribution> top(SignatureScore score) {
    PriorityQueue<GeneContribution> largest = new PriorityQueue<>(LARGEST_FIRST.reversed());
    for (GeneContribution contribution : score.contributions()) {
      if (largest.size() < TOP) {
        largest.add(contribution);
      } else if (LARGEST_FIRST.compare(contribution, largest.peek()) < 0) {
        largest.remove();
        largest.add(contribution);
      }
    }
    return largest.stream().sorted(LARGEST_FIRST).toList();
  }

  /** The score less the contributions, which are added in their order. */
  static double rest(double score, List<GeneContribution> top) {
    double sum = 0;
    for (GeneContribution contribution : top) {
      sum += contribution.contribution();
    }
    return score - sum;
  }

  private Optional<NoCallReason> doubt(double value, Optional<ReferenceDistribution> reference) {
    if (reference.isEmpty() || card.cutoffs().isEmpty()) {
      return Optional.of(NoCallReason.NO_REFERENCE);
    }
    double distance = reference.get().distanceInSd(value);
    return distance > card.cutoffs().get().maximumDistanceSd()
        ? Optional.of(NoCallReason.OUTSIDE_REFERENCE)
        : Optional.empty();
  }

  /** Why the place of a sample in the applicability domain allows no call. */
  private static Optional<NoCallReason> doubt(
      Optional<ReferenceDistribution> reference, Optional<ReferenceUsed> used) {
    boolean told = used.flatMap(ReferenceUsed::domain).isPresent();
    if (reference.flatMap(ReferenceDistribution::domain).isPresent() && !told) {
      return Optional.of(NoCallReason.LOW_GENE_COVERAGE);
    }
    return used.flatMap(ReferenceUsed::domain)
        .filter(DomainPosition::tooFar)
        .map(position -> NoCallReason.OUTSIDE_REFERENCE);
  }

  private Optional<ReferenceDistribution> reference() {
    return card.references().stream()
        .filter(this::matches)
        .findFirst()
        .or(() -> card.references().stream().findFirst());
  }

  private boolean matches(ReferenceDistribution reference) {
    return specimenType.equals(Optional.of(reference.specimenType()));
  }

  private ReferenceUsed used(
      ReferenceDistribution reference, Function<ApplicabilityDomain, OptionalDouble> distance) {
    return new ReferenceUsed(
        reference.specimenType(),
        reference.cohort(),
        reference.size(),
        matches(reference),
        reference.domain().flatMap(domain -> position(domain, distance.apply(domain))));
  }

  private static Optional<DomainPosition> position(
      ApplicabilityDomain domain, OptionalDouble distance) {
    if (distance.isEmpty()) {
      return Optional.empty();
    }
    DomainLimits limits = domain.limits();
    double value = distance.getAsDouble();
    return Optional.of(
        new DomainPosition(
            value, limits.percentile(value), limits.warnAbove(), limits.noCallAbove()));
  }

  private SensitivityCall call(double percentile) {
    SignatureCard.CallCutoffs cutoffs = card.cutoffs().orElseThrow();
    if (percentile <= cutoffs.sensitiveAtMost()) {
      return SensitivityCall.SENSITIVE;
    }
    return percentile >= cutoffs.resistantAtLeast()
        ? SensitivityCall.RESISTANT
        : SensitivityCall.INTERMEDIATE;
  }
}
