package org.chemosign.training;

import java.util.List;
import java.util.Optional;
import org.chemosign.signature.EvidenceGrade;

/**
 * How a signature was made and what it is worth.
 *
 * @param identity what it is called
 * @param data what it was trained from
 * @param learner code of the learner chosen
 * @param choice gene choice and hyper-parameters chosen
 * @param genes number of genes in the model
 * @param variants number of variants tried, those before this run included
 * @param protocol how it judged itself
 * @param folds what was held out in each outer fold
 * @param crossValidation the table of the nested cross-validation
 * @param heldOut the table of the tissues held out from everything, where there were any
 * @param evidence the grade that follows
 * @param statement the figures behind the grade, one sentence each
 * @param versions the software it was made with
 */
public record TrainingReport(
    PackIdentity identity,
    DataFacts data,
    String learner,
    String choice,
    int genes,
    int variants,
    Protocol protocol,
    List<String> folds,
    SkillTable crossValidation,
    Optional<SkillTable> heldOut,
    EvidenceGrade evidence,
    List<String> statement,
    Versions versions) {

  public TrainingReport {
    folds = List.copyOf(folds);
    statement = List.copyOf(statement);
  }

  /** The whole record as JSON, the same bytes every time. */
  public String json() {
    return ReportJson.whole(this).toPrettyString().replace("\r\n", "\n") + "\n";
  }

  /** The record as a page of Markdown. */
  public String markdown() {
    return ReportMarkdown.of(this);
  }

  /**
   * Facts about the data.
   *
   * @param drug code of the drug
   * @param sha256 hash of everything that decides what is learnt
   * @param samples samples trained on
   * @param patients patients they are from
   * @param tissues tissues they are from
   * @param testSamples samples held out from everything
   * @param omissions what was given and is not used
   */
  public record DataFacts(
      String drug,
      String sha256,
      int samples,
      int patients,
      int tissues,
      int testSamples,
      List<Omission> omissions) {}

  /**
   * Software. Of Java only the feature release is told, which is as much as the numbers depend on.
   *
   * @param trainer name and version of this software
   * @param java feature release of Java
   * @param weka version of Weka
   * @param hipparchus version of Hipparchus
   */
  public record Versions(String trainer, String java, String weka, String hipparchus) {}
}
