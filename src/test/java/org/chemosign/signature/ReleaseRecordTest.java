package org.chemosign.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chemosign.testing.TestPack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Draft, active, retired: what is written, what counts, what is refused. */
class ReleaseRecordTest {

  private static final Instant AT = Instant.parse("2026-05-01T09:30:00Z");

  @TempDir Path directory;

  @Test
  void theLastEntryCountsAndComesBackFromDisk() throws IOException {
    Path folder = pack(true);
    SignatureCard card = SignatureCatalog.read(folder).card();
    ReleaseRecord draft = ReleaseRecord.first(card, entry(ReleaseStatus.DRAFT, "trained"));
    ReleaseRecord active = draft.append(entry(ReleaseStatus.ACTIVE, ""));
    draft.write(folder);
    active.write(folder);
    assertThat(ReleaseRecord.read(folder)).contains(active);
    assertThat(active.status()).isEqualTo(ReleaseStatus.ACTIVE);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("card.json", "numbers.tsv", "release.json");
    }
    assertThat(SignatureCatalog.read(folder).card().sha256()).isEqualTo(card.sha256());
  }

  @Test
  void statusOnlyMovesOn() throws IOException {
    SignatureCard card = SignatureCatalog.read(pack(true)).card();
    ReleaseRecord retired =
        ReleaseRecord.first(card, entry(ReleaseStatus.ACTIVE, ""))
            .append(entry(ReleaseStatus.RETIRED, "replaced"));
    assertThatThrownBy(() -> retired.append(entry(ReleaseStatus.ACTIVE, "")))
        .hasMessage("active cannot follow retired");
    assertThatThrownBy(() -> retired.append(entry(ReleaseStatus.RETIRED, "")))
        .hasMessage("retired cannot follow retired");
  }

  @Test
  void aChangeNeedsAName() {
    assertThatThrownBy(() -> new ReleaseRecord.Entry(ReleaseStatus.ACTIVE, " ", AT, ""))
        .hasMessageContaining("needs a name");
  }

  @Test
  void withoutARecordTheCardDecides() throws IOException {
    assertThat(only(pack(true)).status()).isEqualTo(ReleaseStatus.DRAFT);
    directory = directory.resolve("other");
    assertThat(only(pack(false)).status()).isEqualTo(ReleaseStatus.ACTIVE);
  }

  @Test
  void draftsAndRetiredOnesAreListedAndFoundButNotActive() throws IOException {
    Path folder = pack(true);
    Signature lab = only(folder).signature();
    assertThat(load().active()).doesNotContain(lab);
    assertThat(load().active(Drug.GEMCITABINE).orElseThrow().card().id())
        .isEqualTo("chemosig-gemcitabine");
    assertThat(load().find("lab-gemcitabine")).isPresent();
    ReleaseRecord active = ReleaseRecord.first(lab.card(), entry(ReleaseStatus.ACTIVE, "good"));
    active.write(folder);
    assertThat(load().active(Drug.GEMCITABINE).orElseThrow().card().id())
        .isEqualTo("lab-gemcitabine");
    active.append(entry(ReleaseStatus.RETIRED, "better one")).write(folder);
    assertThat(load().active(Drug.GEMCITABINE).orElseThrow().card().id())
        .isEqualTo("chemosig-gemcitabine");
    assertThat(only(folder).status()).isEqualTo(ReleaseStatus.RETIRED);
  }

  @Test
  void byIdAloneTheHighestReleasedVersionIsFound() {
    Signature first = TestPack.linear().signature();
    TestPack next = TestPack.linear();
    next.card().put("version", "1.1.0").put("releaseRequired", true);
    SignatureCatalog catalog = SignatureCatalog.of(List.of(first, next.signature()), false);
    assertThat(catalog.find("lab-gemcitabine")).contains(first);
    assertThat(catalog.find("lab-gemcitabine|1.1.0").map(catalog::status))
        .contains(ReleaseStatus.DRAFT);
    Signature draft = catalog.find("lab-gemcitabine|1.1.0").orElseThrow();
    ReleaseRecord released = ReleaseRecord.first(draft.card(), entry(ReleaseStatus.ACTIVE, ""));
    SignatureCatalog live =
        catalog.with(List.of(new CataloguedSignature(draft, Optional.of(released))));
    assertThat(live.find("lab-gemcitabine")).contains(draft);
    assertThat(live.all()).hasSize(2);
    assertThat(catalog.find("lab-gemcitabine")).as("the old catalog").contains(first);
  }

  @Test
  void anotherPackOfTheSameVersionIsNotAdded() {
    SignatureCatalog catalog = SignatureCatalog.of(List.of(TestPack.linear().signature()), false);
    TestPack other = TestPack.linear();
    other.card().put("title", "Another");
    List<CataloguedSignature> more = List.of(new CataloguedSignature(other.signature()));
    assertThatThrownBy(() -> catalog.with(more))
        .isInstanceOf(SignaturePackException.class)
        .hasMessageContaining("another pack is lab-gemcitabine|1.0.0 already");
  }

  @Test
  void aRecordOfAnotherPackIsRefused() throws IOException {
    Path folder = pack(true);
    SignatureCard card = SignatureCatalog.read(folder).card();
    ReleaseRecord.first(card, entry(ReleaseStatus.ACTIVE, "")).write(folder);
    Path record = folder.resolve("release.json");
    String text = Files.readString(record);
    Files.writeString(record, text.replace(card.sha256(), "0".repeat(64)));
    refused("release.json: it is of the pack 000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "active"               | "live"        | "history.status" has the unknown value
          "by" : "A. Person"     | "by" : " "    | "history.by" has to be text
          2026-05-01T09:30:00Z   | yesterday     | "history.at" is not an instant
          "reason" : ""          | "why" : ""    | unknown field "history.why"
          "pack"                 | "packet"      | missing field "pack"
          "history"              | "past"        | missing field "history"
          """)
  void aRecordOfAnotherFormIsRefused(String from, String to, String message) throws IOException {
    Path folder = pack(true);
    SignatureCard card = SignatureCatalog.read(folder).card();
    ReleaseRecord record = ReleaseRecord.first(card, entry(ReleaseStatus.ACTIVE, ""));
    String text = new String(record.bytes(), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    Files.writeString(folder.resolve("release.json"), text.replace(from, to));
    refused(message);
  }

  @Test
  void anEmptyHistoryAndOneThatGoesBackAreRefused() throws IOException {
    Path folder = pack(true);
    String pack = SignatureCatalog.read(folder).card().sha256();
    String form = "{\"pack\": \"" + pack + "\", \"history\": [%s]}";
    Files.writeString(folder.resolve("release.json"), form.formatted(""));
    refused("at least one entry");
    String entry = "{\"status\": \"%s\", \"by\": \"A\", \"at\": \"2026-05-01T09:30:00Z\"}";
    String back = entry.formatted("retired") + ", " + entry.formatted("active");
    Files.writeString(folder.resolve("release.json"), form.formatted(back));
    refused("active cannot follow retired");
  }

  private Path pack(boolean releaseRequired) throws IOException {
    TestPack pack = TestPack.linear();
    if (releaseRequired) {
      pack.card().put("releaseRequired", true);
    }
    Files.createDirectories(directory);
    return pack.write(directory.resolve("lab"));
  }

  private static ReleaseRecord.Entry entry(ReleaseStatus status, String reason) {
    return new ReleaseRecord.Entry(status, "A. Person", AT, reason);
  }

  private CataloguedSignature only(Path folder) {
    String hash = SignatureCatalog.read(folder).card().sha256();
    return load().entries().stream()
        .filter(entry -> entry.signature().card().sha256().equals(hash))
        .findFirst()
        .orElseThrow();
  }

  private void refused(String message) {
    assertThatThrownBy(this::load)
        .isInstanceOf(SignaturePackException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  private SignatureCatalog load() {
    return SignatureCatalog.load(new CatalogSettings(Optional.of(directory), false));
  }
}
