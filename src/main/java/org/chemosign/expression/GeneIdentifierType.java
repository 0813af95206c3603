package org.chemosign.expression;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of gene identifier that an expression file may carry. */
public enum GeneIdentifierType {
  /** Gene symbol, current or former. */
  SYMBOL("symbol", "http://www.genenames.org"),
  /** Ensembl gene identifier, with or without its version. */
  ENSEMBL("ensembl", "http://www.ensembl.org"),
  /** NCBI Gene (Entrez) number. */
  ENTREZ("entrez", "http://www.ncbi.nlm.nih.gov/gene");

  private final String code;
  private final String system;

  GeneIdentifierType(String code, String system) {
    this.code = code;
    this.system = system;
  }

  /** Short code: {@code symbol}, {@code ensembl} or {@code entrez}. */
  public String code() {
    return code;
  }

  /** URI that names the identifier system in FHIR. */
  public String system() {
    return system;
  }

  /** The type named by a code or a system URI; empty when it names none. */
  public static Optional<GeneIdentifierType> fromCodeOrSystem(String value) {
    return Arrays.stream(values())
        .filter(type -> type.code.equals(value) || type.system.equals(value))
        .findFirst();
  }
}
