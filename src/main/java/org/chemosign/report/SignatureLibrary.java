package org.chemosign.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import org.chemosign.signature.SignatureCard;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;

/** A signature's card as a Library, so that the canonical on a score resolves. */
public final class SignatureLibrary {

  private static final int EVIDENCE_LINES = 50;

  private SignatureLibrary() {}

  /**
   * The Library of a card. Its numbers stay in the pack; the content is the card's identity.
   *
   * @return id, url and version as scores name them; status active, experimental
   */
  public static Library of(SignatureCard card) {
    Library library = new Library();
    library.setId(card.id());
    library.getMeta().addProfile(Canonicals.profile("signature"));
    library.setUrl(Canonicals.library(card.id()));
    library.setVersion(card.version());
    library.setName(name(card.id()));
    library.setTitle(Plain.text(card.title()));
    library.setStatus(PublicationStatus.ACTIVE);
    library.setExperimental(true);
    Concepts concepts = new Concepts(new Messages(ReportLanguage.EN));
    library.setType(concepts.item("signature"));
    card.drug().ifPresent(drug -> library.setSubject(concepts.drug(drug)));
    library.setDescription(description(card));
    library.setCopyright(Plain.text(card.licence()));
    library.addTopic(concepts.evidence(card.evidence()));
    library.addTopic(new CodeableConcept().setText(card.kind().code()));
    card.citations()
        .forEach(
            citation ->
                library
                    .addRelatedArtifact()
                    .setType(RelatedArtifactType.CITATION)
                    .setCitation(Plain.text(citation)));
    library.addDataRequirement().setType("MolecularSequence");
    library
        .addContent()
        .setContentType("application/json")
        .setTitle("sha256:" + card.sha256())
        .setData(identity(card).getBytes(StandardCharsets.UTF_8));
    return library;
  }

  /**
   * The Library that carries a whole pack, as a draft: its contents are the identity of the card
   * and one a file, with the file's name as title.
   *
   * @param id identifier of the Library on the server
   * @param pack the files by name, {@code card.json} among them
   */
  public static Library carrying(String id, SignatureCard card, SortedMap<String, byte[]> pack) {
    Library library = of(card);
    library.setId(id);
    library.setStatus(PublicationStatus.DRAFT);
    pack.forEach(
        (name, bytes) ->
            library
                .addContent()
                .setContentType(
                    name.endsWith(".json") ? "application/json" : "text/tab-separated-values")
                .setTitle(name)
                .setData(bytes));
    return library;
  }

  private static String name(String id) {
    StringBuilder name = new StringBuilder();
    for (String word : id.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return name.toString();
  }

  private static String description(SignatureCard card) {
    List<String> evidence = card.evidenceStatement();
    return Plain.text(
        card.provenance()
            + " "
            + String.join(" ", evidence.subList(0, Math.min(EVIDENCE_LINES, evidence.size())))
            + " Research use only.");
  }

  /** Identifier, version, size and hash; all four are free of characters that JSON escapes. */
  private static String identity(SignatureCard card) {
    return "{\"id\":\"%s\",\"version\":\"%s\",\"kind\":\"%s\",\"genes\":%d,\"sha256\":\"%s\"}"
        .formatted(card.id(), card.version(), card.kind().code(), card.genes(), card.sha256());
  }
}
