package org.chemosign.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MolecularSequence;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class ExpressionInputAssemblerTest {

  private final ExpressionInputAssembler assembler = new ExpressionInputAssembler();

  static ExpressionInput input(String patient, Optional<Reference> specimen) {
    return new ExpressionInput(
        "gene\tPDX-1\nKRAS\t1.5\n".getBytes(StandardCharsets.UTF_8),
        "cd".repeat(32),
        "PDX-1",
        ExpressionUnit.FPKM,
        GeneIdentifierType.SYMBOL,
        19876,
        new Reference(patient),
        specimen,
        Instant.parse("2026-11-23T11:20:32Z"));
  }

  @Test
  void theSequencePointsAtTheMatrixAndTheMatrixAtTheBytes() {
    StoredExpression stored =
        assembler.assemble(input("Patient/p1", Optional.of(new Reference("Specimen/s1"))));
    Binary binary = (Binary) stored.entries().get(0).getResource();
    DocumentReference matrix = (DocumentReference) stored.entries().get(1).getResource();
    MolecularSequence sequence = (MolecularSequence) stored.entries().get(2).getResource();

    assertThat(matrix.getContentFirstRep().getAttachment().getUrl())
        .isEqualTo("Binary/" + binary.getIdElement().getIdPart());
    assertThat(matrix.getContentFirstRep().getAttachment().getSize())
        .isEqualTo(binary.getData().length);
    assertThat(matrix.getContentFirstRep().getAttachment().getHash()).hasSize(20);
    assertThat(sequence.getRepositoryFirstRep().getUrl())
        .isEqualTo(stored.entries().get(1).getFullUrl())
        .isEqualTo(stored.matrix().getReference());
    assertThat(sequence.getSpecimen().getReference()).isEqualTo("Specimen/s1");
    assertThat(stored.entries().get(2).getFullUrl()).isEqualTo(stored.sequence().getReference());
  }

  @Test
  void theSameMatrixOfTheSameOwnerHasTheSameNames() {
    Bundle first = assembler.assemble(input("Patient/p1", Optional.empty())).addTo(new Bundle());
    Bundle again = assembler.assemble(input("Patient/p1", Optional.empty())).addTo(new Bundle());
    Bundle other = assembler.assemble(input("Patient/p2", Optional.empty())).addTo(new Bundle());

    assertThat(again.equalsDeep(first)).isTrue();
    for (int i = 0; i < 3; i++) {
      Bundle.BundleEntryRequestComponent mine = first.getEntry().get(i).getRequest();
      Bundle.BundleEntryRequestComponent theirs = other.getEntry().get(i).getRequest();
      assertThat(mine.getUrl() + mine.getIfNoneExist())
          .isNotEqualTo(theirs.getUrl() + theirs.getIfNoneExist());
    }
    assertThat(first.getEntry().get(0).getRequest().getUrl()).matches("Binary/[A-Za-z0-9.-]{1,64}");
  }

  @Test
  void whatIsWrittenIsReadBack() {
    StoredExpression stored = assembler.assemble(input("Patient/p1", Optional.empty()));
    ExpressionMeasure measure =
        ExpressionMeasure.of(
            (MolecularSequence) stored.entries().get(2).getResource(),
            Optional.of((DocumentReference) stored.entries().get(1).getResource()));

    assertThat(measure.unit()).contains(ExpressionUnit.FPKM);
    assertThat(measure.identifiers()).contains(GeneIdentifierType.SYMBOL);
  }

  @Test
  void theExtensionOfALaboratoryIsRead() {
    MolecularSequence sequence = new MolecularSequence();
    Extension measure = new Extension(Canonicals.profile("expression-measure"));
    measure.addExtension(new Extension("unit", new CodeType("log2-tpm")));
    sequence.addExtension(measure);

    assertThat(ExpressionMeasure.of(sequence, Optional.empty()).unit())
        .contains(ExpressionUnit.LOG2_TPM);
    assertThat(ExpressionMeasure.of(new MolecularSequence(), Optional.empty()).unit()).isEmpty();
  }
}
