package org.chemosign.training;

import java.util.List;
import org.chemosign.signature.Drug;

/**
 * What a new signature is called and under which terms it stands.
 *
 * @param id identifier in lower case
 * @param version {@code major.minor.patch}
 * @param title one line for people
 * @param licence SPDX identifier or licence name
 * @param researchUseOnly whether the operator has to enable research use
 * @param citations sources of the data, with DOI or PMID
 * @param provenance sentences about the data, before those of the trainer
 * @param trainer name and version of the software
 */
public record PackIdentity(
    String id,
    String version,
    String title,
    String licence,
    boolean researchUseOnly,
    List<String> citations,
    String provenance,
    String trainer) {

  public PackIdentity {
    citations = List.copyOf(citations);
    if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw new TrainingDataException(
          "the identifier '" + id + "' has to be of lower-case letters, digits and hyphens");
    }
    if (!version.matches("(0|[1-9]\\d{0,5})(\\.(0|[1-9]\\d{0,5})){2}")) {
      throw new TrainingDataException("the version '" + version + "' has to be like 1.0.0");
    }
  }

  /** A laboratory's own first signature of a drug, all rights reserved. */
  public static PackIdentity ofDrug(Drug drug, String trainer) {
    return new PackIdentity(
        "own-" + drug.code(),
        "1.0.0",
        "Predicted sensitivity to " + drug.code() + ", low is sensitive",
        "not stated; ask the maker",
        false,
        List.of(),
        "",
        trainer);
  }

  /** This identity under another id and version. */
  public PackIdentity named(String otherId, String otherVersion) {
    return new PackIdentity(
        otherId, otherVersion, title, licence, researchUseOnly, citations, provenance, trainer);
  }

  /** This identity under another title. */
  public PackIdentity titled(String other) {
    return new PackIdentity(
        id, version, other, licence, researchUseOnly, citations, provenance, trainer);
  }

  /** This identity with terms and sources. */
  public PackIdentity from(String terms, List<String> sources, String told) {
    return new PackIdentity(id, version, title, terms, researchUseOnly, sources, told, trainer);
  }
}
