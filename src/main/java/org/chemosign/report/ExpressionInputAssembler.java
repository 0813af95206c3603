package org.chemosign.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.HexFormat;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MolecularSequence;
import org.hl7.fhir.r4.model.MolecularSequence.RepositoryType;
import org.hl7.fhir.r4.model.MolecularSequence.SequenceType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Makes the resources that keep an expression matrix: Binary, DocumentReference, MolecularSequence.
 * They are named by content, patient and specimen, so that the same matrix sent again finds them.
 */
public final class ExpressionInputAssembler {

  private final Concepts concepts = new Concepts(new Messages(ReportLanguage.EN));

  /**
   * The entries to put into a report's transaction, and the references that the report's context is
   * to carry. Binary has no identifier to match on, so it is put under an id made of its content.
   */
  public StoredExpression assemble(ExpressionInput input) {
    String name =
        sha("SHA-256", (owner(input) + "\n" + input.sha256()).getBytes(StandardCharsets.UTF_8));
    String binaryId = "m" + sha("SHA-256", concat(owner(input), input.bytes())).substring(0, 62);
    String matrixUrn = PartRole.urnOf(name + ".matrix");
    String sequenceUrn = PartRole.urnOf(name + ".profile");
    Bundle entries = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    put(entries, binary(input, binaryId));
    create(entries, matrixUrn, matrix(input, name, binaryId));
    create(entries, sequenceUrn, sequence(input, name, matrixUrn));
    return new StoredExpression(
        entries.getEntry(), new Reference(sequenceUrn), new Reference(matrixUrn));
  }

  private Binary binary(ExpressionInput input, String id) {
    Binary binary = new Binary();
    binary.setId(id);
    binary.setContentType(contentType(input.bytes()));
    binary.setSecurityContext(input.subject().copy());
    binary.setData(input.bytes());
    return binary;
  }

  private DocumentReference matrix(ExpressionInput input, String name, String binaryId) {
    DocumentReference matrix = new DocumentReference();
    matrix.getMeta().addProfile(Canonicals.profile("expression-matrix"));
    matrix.getMeta().addProfile(Canonicals.genomics("genomic-data-file"));
    matrix.addIdentifier(identifier(name + ".matrix"));
    matrix.addIdentifier(
        new Identifier().setSystem(Canonicals.MATRIX_SHA256).setValue(input.sha256()));
    matrix.setStatus(DocumentReferenceStatus.CURRENT);
    matrix.setType(concepts.item("expression-matrix"));
    matrix.addCategory(concepts.own("expression-unit", input.unit().code()));
    matrix.addCategory(concepts.own("gene-identifier", input.identifiers().code()));
    matrix.setSubject(input.subject().copy());
    matrix.setDate(Date.from(input.received()));
    matrix.setDescription(
        Plain.text(input.sample()) + ": " + input.genes() + " genes, " + input.unit().code());
    matrix.addContent().setAttachment(attachment(input, binaryId));
    return matrix;
  }

  private static Attachment attachment(ExpressionInput input, String binaryId) {
    byte[] bytes = input.bytes();
    return new Attachment()
        .setContentType(contentType(bytes))
        .setUrl("Binary/" + binaryId)
        .setSize(bytes.length)
        .setHash(HexFormat.of().parseHex(sha("SHA-1", bytes)));
  }

  private static MolecularSequence sequence(ExpressionInput input, String name, String matrixUrn) {
    MolecularSequence sequence = new MolecularSequence();
    sequence.getMeta().addProfile(Canonicals.profile("expression-profile"));
    sequence.addIdentifier(identifier(name + ".profile"));
    sequence.setType(SequenceType.RNA);
    sequence.setCoordinateSystem(1);
    sequence.setPatient(input.subject().copy());
    input.specimen().ifPresent(specimen -> sequence.setSpecimen(specimen.copy()));
    sequence
        .addRepository()
        .setType(RepositoryType.DIRECTLINK)
        .setUrl(matrixUrn)
        .setName("expression matrix")
        .setDatasetId(Plain.text(input.sample()));
    return sequence;
  }

  private static Identifier identifier(String value) {
    return new Identifier().setSystem(Canonicals.EXPRESSION).setValue(value);
  }

  private static void put(Bundle entries, Binary binary) {
    String url = "Binary/" + binary.getIdElement().getIdPart();
    entries
        .addEntry()
        .setFullUrl(PartRole.urnOf(url))
        .setResource(binary)
        .getRequest()
        .setMethod(HTTPVerb.PUT)
        .setUrl(url);
  }

  private static void create(Bundle entries, String urn, Resource resource) {
    Identifier own =
        resource instanceof DocumentReference matrix
            ? matrix.getIdentifierFirstRep()
            : ((MolecularSequence) resource).getIdentifierFirstRep();
    entries
        .addEntry()
        .setFullUrl(urn)
        .setResource(resource)
        .getRequest()
        .setMethod(HTTPVerb.POST)
        .setUrl(resource.fhirType())
        .setIfNoneExist(AssembledReport.match(own));
  }

  /** What else than the content makes a stored matrix another one. */
  private static String owner(ExpressionInput input) {
    return String.join(
        "\n",
        input.subject().getReference(),
        input.specimen().map(Reference::getReference).orElse(""),
        input.unit().code(),
        input.identifiers().code(),
        input.sample());
  }

  private static byte[] concat(String owner, byte[] bytes) {
    byte[] head = (owner + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[head.length + bytes.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(bytes, 0, all, head.length, bytes.length);
    return all;
  }

  private static String contentType(byte[] bytes) {
    boolean gzip = bytes.length > 1 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b;
    return gzip ? "application/gzip" : "text/tab-separated-values";
  }

  private static String sha(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
