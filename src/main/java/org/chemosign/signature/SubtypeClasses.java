package org.chemosign.signature;

import java.util.Optional;

/**
 * The two classes of a gene-pair signature and the grades of Rashid 2020: a probability p of the
 * high class over 0.9 is strong, 0.6 to 0.9 likely, 0.5 to 0.6 lean; in the low class under 0.1 is
 * strong, 0.1 to 0.4 likely, 0.4 to 0.5 lean. The paper calls the high class for p over 0.5 and
 * strong for p over 0.9 or under 0.1; it does not say which side 0.4 and 0.6 are on. Here every
 * boundary value has the weaker grade of its two neighbours.
 *
 * @param high class of probabilities over 0.5, such as {@code basal-like}
 * @param low class of probabilities up to 0.5, such as {@code classical}
 */
public record SubtypeClasses(String high, String low) {

  /**
   * A class and how clear it is.
   *
   * @param name name of the class
   * @param grade strong, likely or lean, with the name
   */
  public record Subtype(String name, String grade) {}

  /** The class of a probability. */
  public Subtype of(double probability) {
    return probability > 0.5
        ? new Subtype(high, strength(probability > 0.9, probability > 0.6) + high)
        : new Subtype(low, strength(probability < 0.1, probability < 0.4) + low);
  }

  /** The class that both bounds agree on, with the weaker grade of the two. */
  Optional<Subtype> agreed(double lowest, double highest) {
    boolean lowAbove = lowest > 0.5;
    boolean highAbove = highest > 0.5;
    return lowAbove == highAbove ? Optional.of(of(lowAbove ? lowest : highest)) : Optional.empty();
  }

  private static String strength(boolean strong, boolean likely) {
    if (strong) {
      return "strong ";
    }
    return likely ? "likely " : "lean ";
  }
}
