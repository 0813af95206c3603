package org.chemosign.prediction;

import java.util.Locale;
import org.chemosign.signature.CataloguedSignature;
import org.chemosign.signature.ReleaseRecord;
import org.chemosign.signature.ReleaseStatus;

/** A request names a signature that is a draft or retired; only released ones predict. */
public final class UnreleasedSignatureException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String canonical;
  private final ReleaseStatus status;

  UnreleasedSignatureException(CataloguedSignature entry) {
    super(message(entry));
    this.canonical = entry.signature().card().canonical();
    this.status = entry.status();
  }

  private static String message(CataloguedSignature entry) {
    String name = "the signature " + entry.signature().card().canonical();
    if (entry.status() == ReleaseStatus.DRAFT) {
      return name + " is a draft: nobody has released it for use";
    }
    ReleaseRecord.Entry last = entry.release().orElseThrow().last();
    String reason = last.reason().isBlank() ? "" : ": " + last.reason();
    return name
        + " was "
        + last.status().name().toLowerCase(Locale.ROOT)
        + " by "
        + last.by()
        + " on "
        + last.at().toString().substring(0, 10)
        + reason;
  }

  /** Identifier and version of the signature. */
  public String canonical() {
    return canonical;
  }

  /** Draft or retired. */
  public ReleaseStatus status() {
    return status;
  }
}
