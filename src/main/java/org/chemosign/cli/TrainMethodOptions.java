package org.chemosign.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chemosign.prediction.SoftwareVersion;
import org.chemosign.signature.Drug;
import org.chemosign.training.Criterion;
import org.chemosign.training.GeneChoice;
import org.chemosign.training.Learner;
import org.chemosign.training.Learners;
import org.chemosign.training.PackIdentity;
import org.chemosign.training.Protocol;
import org.chemosign.training.ReferenceProfiles;
import org.chemosign.training.TrainingPlan;
import picocli.CommandLine.Option;

/** How a signature is trained and what it is called. */
final class TrainMethodOptions {

  private static final String TISSUE = "tissue=";

  @Option(
      names = "--learner",
      split = ",",
      paramLabel = "NAME",
      description =
          "all (default), or some of ridge, elastic-net, pls, random-forest, gaussian-process,"
              + " support-vector, component-forest.")
  private List<String> learners = List.of("all");

  @Option(
      names = "--gene-choice",
      split = ",",
      paramLabel = "CHOICE",
      description = "all (default), variable-N, correlated-N; chosen anew in every fold.")
  private List<String> choices = List.of("all");

  @Option(
      names = "--hold-out",
      paramLabel = "tissue=NAME",
      description = "Learn nothing from a tissue and score it once at the end; may be repeated.")
  private List<String> holdOut = List.of();

  @Option(names = "--seed", paramLabel = "S", description = "Seed, an integer; default 1.")
  private long seed = 1;

  @Option(names = "--folds", paramLabel = "N", description = "Most outer folds; default 10.")
  private int folds = 10;

  @Option(names = "--inner-folds", paramLabel = "N", description = "Most inner folds; default 5.")
  private int innerFolds = 5;

  @Option(
      names = "--criterion",
      paramLabel = "NAME",
      description = "What choices are made by: spearman (default) or error.")
  private Criterion criterion = Criterion.SPEARMAN;

  @Option(
      names = "--permutations",
      paramLabel = "N",
      description = "Permutations of the response; default 1000.")
  private int permutations = 1000;

  @Option(
      names = "--whole-pipeline",
      description = "Run the whole protocol again on every permutation; slow.")
  private boolean wholePipeline;

  @Option(names = "--id", paramLabel = "ID", description = "Identifier; default own-DRUG.")
  private String id;

  @Option(names = "--version", paramLabel = "V", description = "Version; default 1.0.0.")
  private String version = "1.0.0";

  @Option(names = "--title", paramLabel = "TEXT", description = "One line for people.")
  private String title;

  @Option(names = "--licence", paramLabel = "TEXT", description = "Terms of the signature.")
  private String licence = "not stated; ask the maker";

  @Option(
      names = "--citation",
      paramLabel = "TEXT",
      description = "Source of the data with its DOI; may be repeated.")
  private List<String> citations = List.of();

  @Option(
      names = "--provenance",
      paramLabel = "TEXT",
      description = "A sentence about the data, for the card.")
  private String provenance = "";

  @Option(
      names = "--variants-before",
      paramLabel = "N",
      description = "Variants tried before this run, for the record.")
  private int variantsBefore;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Number of threads; default one a processor.")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** The plan, with finished parts kept in a directory. */
  TrainingPlan plan(Drug drug, List<ReferenceProfiles> references, Path checkpoint) {
    check();
    List<Learner> chosen = Learners.of(learners);
    List<GeneChoice> genes = choices.stream().map(Learners::choice).toList();
    Protocol protocol =
        Protocol.usual(seed)
            .withFolds(folds, innerFolds)
            .withCriterion(criterion)
            .withPermutations(permutations, wholePipeline);
    return TrainingPlan.of(identity(drug), chosen, protocol)
        .withChoices(genes)
        .holdingOut(holdOut.stream().map(held -> held.substring(TISSUE.length())).toList())
        .withReferences(references)
        .after(variantsBefore)
        .run(threads, Optional.of(checkpoint));
  }

  private void check() {
    if (folds < 2 || innerFolds < 2 || permutations < 0 || threads < 1 || variantsBefore < 0) {
      throw new UsageException(
          "--folds and --inner-folds have to be at least 2, --threads at least 1, and no number"
              + " negative");
    }
    for (String held : holdOut) {
      if (!held.startsWith(TISSUE) || held.length() == TISSUE.length()) {
        throw new UsageException("--hold-out has to be tissue=NAME, not '" + held + "'");
      }
    }
  }

  private PackIdentity identity(Drug drug) {
    String trainer = "chemosign " + SoftwareVersion.current();
    PackIdentity usual = PackIdentity.ofDrug(drug, trainer);
    return usual
        .named(id == null ? usual.id() : id, version)
        .titled(title == null ? usual.title() : title)
        .from(licence, citations, provenance);
  }
}
