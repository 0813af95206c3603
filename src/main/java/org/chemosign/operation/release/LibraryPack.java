package org.chemosign.operation.release;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chemosign.report.Canonicals;
import org.chemosign.signature.CataloguedSignature;
import org.chemosign.signature.ReleaseRecord;
import org.chemosign.signature.SignatureCatalog;
import org.chemosign.signature.SignaturePackException;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Library;

/**
 * The pack that a Library carries: one content a file, named by its title, beside the content that
 * states the pack's hash. Bytes from here never become anything but numbers.
 */
public final class LibraryPack {

  private static final String CARD = "card.json";
  private static final String HASH = "sha256:";

  private LibraryPack() {}

  /** Whether a Library is a signature that carries files of a pack. */
  public static boolean isCarriedBy(Library library) {
    return library.getType().hasCoding(Canonicals.codeSystem("item"), "signature")
        && library.getContent().stream().anyMatch(LibraryPack::isFile);
  }

  private static boolean isFile(Attachment content) {
    return content.hasTitle() && !content.getTitle().startsWith(HASH) && content.hasData();
  }

  /**
   * The signature of the pack with its record of release.
   *
   * @throws SignaturePackException when a hash, a number or the record is not right, or the Library
   *     says otherwise than its pack
   */
  public static CataloguedSignature read(Library library) {
    String name = "Library/" + library.getIdElement().getIdPart();
    SortedMap<String, byte[]> files = new TreeMap<>();
    library.getContent().stream()
        .filter(LibraryPack::isFile)
        .forEach(content -> files.put(content.getTitle(), content.getData()));
    Optional<ReleaseRecord> release =
        Optional.ofNullable(files.remove(ReleaseRecord.FILE))
            .map(bytes -> ReleaseRecord.parse(name, bytes));
    CataloguedSignature entry =
        new CataloguedSignature(SignatureCatalog.read(name, files), release);
    String canonical = Canonicals.library(entry.signature().card().id());
    boolean agrees =
        canonical.equals(library.getUrl())
            && entry.signature().card().version().equals(library.getVersion())
            && entry.status().code().equals(library.getStatus().toCode());
    if (!agrees) {
      throw new SignaturePackException(name, CARD, "url, version or status are not the pack's");
    }
    return entry;
  }

  /** Lays the record of release beside the pack's files, in place of an earlier one. */
  public static void put(Library library, ReleaseRecord record) {
    List<Attachment> contents =
        library.getContent().stream()
            .filter(content -> !ReleaseRecord.FILE.equals(content.getTitle()))
            .toList();
    library.setContent(new java.util.ArrayList<>(contents));
    library
        .addContent()
        .setContentType("application/json")
        .setTitle(ReleaseRecord.FILE)
        .setData(record.bytes());
    library.setStatus(
        org.hl7.fhir.r4.model.Enumerations.PublicationStatus.fromCode(record.status().code()));
  }
}
