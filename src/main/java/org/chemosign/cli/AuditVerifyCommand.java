package org.chemosign.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.chemosign.security.audit.AuditChain;
import org.chemosign.security.audit.AuditException;
import org.chemosign.security.audit.ChainCheck;
import org.chemosign.security.audit.RecordLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks the chain of the audit and names the first record that is not as it was written. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Check that no record of the audit was changed, taken out or put in.")
final class AuditVerifyCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final AuditDatabase database = new AuditDatabase();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Check an export instead of a database.")
  private Path file;

  @Option(
      names = "--expect",
      paramLabel = "NUMBER:HASH",
      description = "What an earlier verify printed: that record must still be there.")
  private String expected;

  AuditVerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Anchor anchor = new Anchor(Optional.ofNullable(expected).map(Anchor::parse));
    ChainCheck check = file == null ? ofDatabase(anchor) : ofFile(anchor);
    check
        .firstBreak()
        .ifPresent(
            wrong -> {
              throw new CommandException("record " + wrong.number() + ": " + wrong.why());
            });
    anchor.requireFound();
    AuditChain end = check.good();
    console
        .out()
        .println(
            end.number()
                + " records, all as written, "
                + check.pseudonymised()
                + " pseudonymised\t"
                + end.number()
                + ":"
                + end.hash());
    return CommandLineInterface.DONE;
  }

  private ChainCheck ofDatabase(Anchor anchor) {
    return database.read(
        records -> {
          ChainCheck check = records.check();
          anchor.wanted.ifPresent(
              wanted ->
                  records
                      .find(wanted.number())
                      .ifPresent(record -> anchor.see(AuditChain.EMPTY.then(record))));
          if (check.firstBreak().isEmpty() && !records.end().equals(check.good())) {
            throw new CommandException(
                "record " + (check.good().number() + 1) + ": the chain ended later once");
          }
          return check;
        });
  }

  private ChainCheck ofFile(Anchor anchor) {
    ChainCheck check = new ChainCheck();
    try (Stream<String> lines = Files.lines(file)) {
      lines
          .map(RecordLine::read)
          .forEach(
              record -> {
                check.add(record);
                anchor.see(AuditChain.EMPTY.then(record));
              });
    } catch (IOException | UncheckedIOException e) {
      throw new CommandException(file + ": cannot be read");
    } catch (AuditException e) {
      throw new CommandException(file + ": " + e.getMessage());
    }
    return check;
  }

  /** A place in the chain that was noted before, outside of the database. */
  private static final class Anchor {
    private final Optional<AuditChain> wanted;
    private boolean found;

    private Anchor(Optional<AuditChain> wanted) {
      this.wanted = wanted;
    }

    private static AuditChain parse(String text) {
      if (!text.matches("\\d{1,18}:[0-9a-f]{64}")) {
        throw new UsageException("--expect takes NUMBER:HASH as verify prints it");
      }
      String[] parts = text.split(":");
      return new AuditChain(Long.parseLong(parts[0]), parts[1]);
    }

    private void see(AuditChain place) {
      found |= wanted.filter(place::equals).isPresent();
    }

    private void requireFound() {
      if (wanted.isPresent() && !found) {
        throw new CommandException(
            "record " + wanted.get().number() + ": it is not the one that was there once");
      }
    }
  }
}
