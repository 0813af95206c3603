package org.chemosign.training;

import java.util.Arrays;
import java.util.Optional;

/**
 * A sample or a gene that was given and is not used.
 *
 * @param kind what was left out
 * @param name its name in the file
 * @param reason why, a few words
 */
public record Omission(Kind kind, String name, String reason) {

  /** What was left out. */
  public enum Kind {
    /** A sample of the expression or of the response. */
    SAMPLE("sample"),
    /** A gene of the expression or of the gene list. */
    GENE("gene");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** The word used in records. */
    public String code() {
      return code;
    }

    /** The kind of a word; empty for an unknown one. */
    public static Optional<Kind> fromCode(String code) {
      return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
  }

  static Omission sample(String name, String reason) {
    return new Omission(Kind.SAMPLE, name, reason);
  }

  static Omission gene(String name, String reason) {
    return new Omission(Kind.GENE, name, reason);
  }
}
