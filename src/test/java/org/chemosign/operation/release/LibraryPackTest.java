package org.chemosign.operation.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chemosign.guide.ProfileValidation;
import org.chemosign.report.SignatureLibrary;
import org.chemosign.signature.CataloguedSignature;
import org.chemosign.signature.ReleaseRecord;
import org.chemosign.signature.ReleaseStatus;
import org.chemosign.signature.Signature;
import org.chemosign.signature.SignatureCatalog;
import org.chemosign.signature.SignaturePackException;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Library;
import org.junit.jupiter.api.Test;

class LibraryPackTest {

  private static final Path PACK = Path.of("src/main/resources/signatures/chemosig-gemcitabine");

  private static Library draft() throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> folder = Files.list(PACK)) {
      for (Path file : folder.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    Signature signature = SignatureCatalog.read("test", files);
    Library library = SignatureLibrary.carrying("test", signature.card(), files);
    LibraryPack.put(library, ReleaseRecord.first(signature.card(), entry(ReleaseStatus.DRAFT)));
    return library;
  }

  private static ReleaseRecord.Entry entry(ReleaseStatus status) {
    return new ReleaseRecord.Entry(
        status, "Synthetic Person", Instant.parse("2026-11-02T10:00:00Z"), "for the test");
  }

  @Test
  void aLibraryCarriesThePackThatItWasMadeOf() throws IOException {
    Library library = draft();

    CataloguedSignature read = LibraryPack.read(library);

    assertThat(LibraryPack.isCarriedBy(library)).isTrue();
    assertThat(read.status()).isEqualTo(ReleaseStatus.DRAFT);
    assertThat(read.signature().card().sha256())
        .isEqualTo(SignatureCatalog.read(PACK).card().sha256());
    assertThat(new ProfileValidation(FhirContext.forR4Cached()).validate(library).isSuccessful())
        .isTrue();
  }

  @Test
  void itsStatusFollowsTheRecordOfRelease() throws IOException {
    Library library = draft();
    ReleaseRecord released = LibraryPack.read(library).append(entry(ReleaseStatus.ACTIVE));

    LibraryPack.put(library, released);

    assertThat(library.getStatus()).isEqualTo(PublicationStatus.ACTIVE);
    assertThat(LibraryPack.read(library).status()).isEqualTo(ReleaseStatus.ACTIVE);
    assertThat(library.getContent())
        .filteredOn(content -> content.getTitle().equals(ReleaseRecord.FILE))
        .hasSize(1);
  }

  @Test
  void aStatusThatTheRecordDoesNotKnowIsRefused() throws IOException {
    Library library = draft();
    library.setStatus(PublicationStatus.ACTIVE);

    assertThatThrownBy(() -> LibraryPack.read(library))
        .isInstanceOf(SignaturePackException.class)
        .hasMessageContaining("status");
  }

  @Test
  void oneChangedByteIsRefused() throws IOException {
    Library library = draft();
    library.getContent().stream()
        .filter(content -> "numbers.tsv".equals(content.getTitle()))
        .forEach(
            content ->
                content.setData(
                    new String(content.getData(), StandardCharsets.UTF_8)
                        .replaceFirst("1", "2")
                        .getBytes(StandardCharsets.UTF_8)));

    assertThatThrownBy(() -> LibraryPack.read(library))
        .isInstanceOf(SignaturePackException.class)
        .hasMessageContaining("SHA-256");
  }

  @Test
  void aLibraryOfACardAloneCarriesNothing() {
    SignatureCatalog shipped = SignatureCatalog.of(List.of(SignatureCatalog.read(PACK)), false);

    assertThat(shipped.all())
        .noneMatch(signature -> LibraryPack.isCarriedBy(SignatureLibrary.of(signature.card())));
  }
}
