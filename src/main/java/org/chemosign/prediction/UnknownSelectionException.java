package org.chemosign.prediction;

/** A request names a signature, drug or regimen that the catalog does not hold. */
public final class UnknownSelectionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kind of thing was named. */
  public enum Kind {
    SIGNATURE,
    DRUG,
    REGIMEN
  }

  private final Kind kind;
  private final String value;

  public UnknownSelectionException(Kind kind, String value, String message) {
    super(message);
    this.kind = kind;
    this.value = value;
  }

  public Kind kind() {
    return kind;
  }

  /** The name as it was given. */
  public String value() {
    return value;
  }
}
