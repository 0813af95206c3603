package org.chemosign.training;

/**
 * One way to make a model.
 *
 * @param choice how genes are chosen
 * @param setting hyper-parameters of the learner
 */
public record Candidate(GeneChoice choice, Setting setting) {

  /** Such as {@code genes=all, alpha=2000}. */
  public String label() {
    return "genes=" + choice.label() + ", " + setting.label();
  }
}
