package org.chemosign.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chemosign.security.audit.TrailDatabase.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a journal holds comes into the chain, once, whatever happens on the way. */
class JournalledTrailTest {

  private static final String LEFT = "audit-journal-" + UUID.randomUUID() + ".log";

  @TempDir private Path folder;

  @RegisterExtension private final TrailDatabase database = new TrailDatabase();

  private List<String> patients() {
    List<String> patients = new ArrayList<>();
    database.records().each(record -> patients.add(record.act().object().patient().orElse("")));
    assertThat(database.records().check().firstBreak()).isEmpty();
    return patients;
  }

  /** The bytes of a journal with these acts, as a process leaves them that dies. */
  private byte[] journal(Act... acts) throws IOException {
    try (AuditJournal journal = AuditJournal.create(folder, true)) {
      journal.write(List.of(acts));
      journal.settle();
      Path file = folder.resolve("audit-journal-" + journal.name() + ".log");
      byte[] bytes = Files.readAllBytes(file);
      journal.delete();
      return bytes;
    }
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void actsComeIntoTheChainInOrderAndNothingIsLeft() throws IOException {
    try (JournalledTrail trail = JournalledTrail.open(folder, database.store(), true)) {
      trail.append(List.of(read("p1"), read("p2")));
      trail.append(read("p3"));
      trail.flush();
      assertThat(patients()).containsExactly("p1", "p2", "p3");
      assertThat(files()).singleElement().satisfies(file -> assertThat(file).isEmptyFile());
      trail.append(read("p4"));
    }
    assertThat(patients()).containsExactly("p1", "p2", "p3", "p4");
    assertThat(files()).isEmpty();
  }

  @Test
  void theFileHoldsAnActBeforeItsRequestIsAnswered() throws Exception {
    try (JournalledTrail trail = JournalledTrail.open(folder, database.store(), false)) {
      database.pool().close();
      trail.append(read("p1"));
      assertThat(files()).singleElement().satisfies(f -> assertThat(f).content().contains("p1"));
    }
    assertThat(files()).singleElement().satisfies(f -> assertThat(f).content().contains("p1"));
  }

  @Test
  void whatAProcessLeftIsBroughtByTheNext() throws IOException {
    Files.write(folder.resolve(LEFT), journal(read("p1"), read("p2")));
    assertThat(JournalledTrail.isLeft(folder)).isTrue();
    try (JournalledTrail trail = JournalledTrail.open(folder, database.store(), false)) {
      trail.append(read("p3"));
    }
    assertThat(patients()).containsExactly("p1", "p2", "p3");
    assertThat(JournalledTrail.isLeft(folder)).isFalse();
  }

  @Test
  void whatWasBroughtAlreadyIsNotBroughtAgain() throws IOException {
    Files.write(folder.resolve(LEFT), journal(read("p1"), read("p2"), read("p3")));
    String name = LEFT.substring("audit-journal-".length(), LEFT.length() - ".log".length());
    database
        .store()
        .bring(
            name,
            List.of(AuditJournal.Entry.of(1, read("p1")), AuditJournal.Entry.of(2, read("p2"))));
    JournalledTrail.open(folder, database.store(), false).close();
    assertThat(patients()).containsExactly("p1", "p2", "p3");
  }

  @Test
  void aLastLineThatIsTornWasNeverAnswered() throws IOException {
    byte[] whole = journal(read("p1"), read("p2"));
    for (int cut : new int[] {1, 20, 60}) {
      Path file = folder.resolve("audit-journal-" + UUID.randomUUID() + ".log");
      Files.write(file, java.util.Arrays.copyOf(whole, whole.length - cut));
    }
    JournalledTrail.open(folder, database.store(), false).close();
    assertThat(patients()).containsExactly("p1", "p1", "p1");
  }

  @Test
  void aJournalThatIsInUseIsLeftAlone() throws IOException {
    try (JournalledTrail living = JournalledTrail.open(folder, database.store(), false)) {
      JournalledTrail.recover(folder, database.store());
      living.append(read("p1"));
      assertThat(files()).hasSize(1);
    }
    assertThat(patients()).containsExactly("p1");
  }

  @Test
  void manyRequestsOnTwoNodesMakeOneChain() throws Exception {
    Path second = Files.createDirectory(folder.resolve("second"));
    ExecutorService requests = Executors.newFixedThreadPool(8);
    try (JournalledTrail one = JournalledTrail.open(folder, database.store(), true);
        JournalledTrail two = JournalledTrail.open(second, new AuditStore(database.pool()), true)) {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        JournalledTrail node = i % 2 == 0 ? one : two;
        Act act = read("p" + i);
        done.add(requests.submit(() -> node.append(act)));
      }
      for (Future<?> each : done) {
        each.get();
      }
    }
    requests.shutdown();
    assertThat(patients()).hasSize(2_000).doesNotHaveDuplicates();
  }

  @Test
  void aFullJournalAnswersNobody() {
    List<Act> many = java.util.Collections.nCopies(1_000, read("p1"));
    JournalledTrail trail = JournalledTrail.open(folder, database.store(), false);
    database.pool().close();
    for (int i = 0; i < 50; i++) {
      trail.append(many);
    }
    Act more = read("p2");
    assertThatThrownBy(() -> trail.append(more)).isInstanceOf(AuditException.class);
    trail.close();
  }

  @Test
  void aDamagedJournalIsKeptAndWhatIsWholeIsBrought() throws IOException {
    byte[] whole = journal(read("p1"), read("p2"), read("p3"));
    int second = new String(whole, StandardCharsets.UTF_8).indexOf("p2");
    whole[second] = 'q';
    Files.write(folder.resolve(LEFT), whole);
    JournalledTrail.open(folder, database.store(), false).close();
    assertThat(patients()).containsExactly("p1", "p3");
    assertThat(files())
        .singleElement()
        .satisfies(file -> assertThat(file).hasToString(folder.resolve(LEFT) + ".damaged"));
  }
}
