package org.chemosign.signature;

import java.util.List;
import java.util.Optional;

/** Cards of signatures that tests make in code. */
final class TestCards {

  private TestCards() {}

  static SignatureCard phenotype(SignatureKind kind, int genes, int minimumGenes) {
    return new SignatureCard(
        "test",
        "1.0.0",
        kind,
        "A signature of a test",
        Optional.empty(),
        Optional.of("test"),
        genes,
        minimumGenes,
        EvidenceGrade.NOT_VALIDATED,
        List.of(),
        "none",
        false,
        List.of(),
        "made in code",
        List.of(),
        Optional.empty(),
        false,
        Optional.empty(),
        "0".repeat(64));
  }
}
