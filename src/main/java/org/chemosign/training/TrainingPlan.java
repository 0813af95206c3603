package org.chemosign.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be trained and how.
 *
 * @param identity name, version and terms of the signature
 * @param learners learners to compare, at least one; on equal footing the first one is taken
 * @param choices ways to choose genes to compare, at least one
 * @param protocol folds, seed, permutations
 * @param heldOutTissues tissues that nothing is learnt from or chosen by; scored once at the end
 * @param references cohorts for percentiles; the training samples themselves where there are none
 * @param minimumGeneShare share of the genes that must be found for a score, in (0, 1]
 * @param variantsBefore variants tried before this run, for the record
 * @param checkpoint directory for finished parts; empty for none
 * @param threads number of threads; has no influence on the result
 */
public record TrainingPlan(
    PackIdentity identity,
    List<Learner> learners,
    List<GeneChoice> choices,
    Protocol protocol,
    List<String> heldOutTissues,
    List<ReferenceProfiles> references,
    double minimumGeneShare,
    int variantsBefore,
    Optional<Path> checkpoint,
    int threads) {

  private static final double USUAL_SHARE = 0.9;

  public TrainingPlan {
    learners = List.copyOf(learners);
    choices = List.copyOf(choices);
    heldOutTissues = List.copyOf(heldOutTissues);
    references = List.copyOf(references);
    if (learners.isEmpty() || choices.isEmpty() || threads < 1) {
      throw new IllegalArgumentException("a learner, a choice of genes and a thread are needed");
    }
    if (learners.stream().map(Learner::code).distinct().count() < learners.size()) {
      throw new IllegalArgumentException("a learner occurs twice");
    }
  }

  /** All genes, one thread, nothing held out, no checkpoint. */
  public static TrainingPlan of(PackIdentity identity, List<Learner> learners, Protocol protocol) {
    return new TrainingPlan(
        identity,
        learners,
        List.of(new GeneChoice.All()),
        protocol,
        List.of(),
        List.of(),
        USUAL_SHARE,
        0,
        Optional.empty(),
        1);
  }

  /** This plan with other learners. */
  public TrainingPlan withLearners(List<Learner> others) {
    return new TrainingPlan(
        identity,
        others,
        choices,
        protocol,
        heldOutTissues,
        references,
        minimumGeneShare,
        variantsBefore,
        checkpoint,
        threads);
  }

  /** This plan with other ways to choose genes. */
  public TrainingPlan withChoices(List<GeneChoice> others) {
    return new TrainingPlan(
        identity,
        learners,
        others,
        protocol,
        heldOutTissues,
        references,
        minimumGeneShare,
        variantsBefore,
        checkpoint,
        threads);
  }

  /** This plan with tissues held out. */
  public TrainingPlan holdingOut(List<String> tissues) {
    return new TrainingPlan(
        identity,
        learners,
        choices,
        protocol,
        tissues,
        references,
        minimumGeneShare,
        variantsBefore,
        checkpoint,
        threads);
  }

  /** This plan with cohorts for percentiles. */
  public TrainingPlan withReferences(List<ReferenceProfiles> cohorts) {
    return new TrainingPlan(
        identity,
        learners,
        choices,
        protocol,
        heldOutTissues,
        cohorts,
        minimumGeneShare,
        variantsBefore,
        checkpoint,
        threads);
  }

  /** This plan run on a number of threads, with a directory for finished parts. */
  public TrainingPlan run(int onThreads, Optional<Path> directory) {
    return new TrainingPlan(
        identity,
        learners,
        choices,
        protocol,
        heldOutTissues,
        references,
        minimumGeneShare,
        variantsBefore,
        directory,
        onThreads);
  }

  /** This plan after so many variants have been tried. */
  public TrainingPlan after(int variants) {
    return new TrainingPlan(
        identity,
        learners,
        choices,
        protocol,
        heldOutTissues,
        references,
        minimumGeneShare,
        variants,
        checkpoint,
        threads);
  }

  /** Candidates of a learner. */
  List<Candidate> candidates(Learner learner) {
    return choices.stream()
        .flatMap(choice -> learner.settings().stream().map(s -> new Candidate(choice, s)))
        .toList();
  }

  /** Number of models compared, those tried before included. */
  public int variants() {
    return variantsBefore + learners.stream().mapToInt(l -> candidates(l).size()).sum();
  }

  /** Everything in the plan that decides what a fold comes to, as text. */
  String fingerprint() {
    StringBuilder text = new StringBuilder(protocol.seed() + "|" + protocol.outerFolds());
    text.append('|').append(protocol.innerFolds()).append('|').append(protocol.criterion());
    learners.forEach(learner -> text.append('|').append(learner));
    choices.forEach(choice -> text.append('|').append(choice));
    return text.append('|').append(heldOutTissues).toString();
  }
}
