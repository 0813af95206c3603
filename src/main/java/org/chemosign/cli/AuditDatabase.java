package org.chemosign.cli;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.chemosign.security.audit.AuditException;
import org.chemosign.security.audit.AuditRecords;
import org.chemosign.security.audit.JournalledTrail;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which database the audit is in; it is only read. */
final class AuditDatabase {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Directory of the embedded database, of a server that is stopped.")
  private Path directory;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description =
          "JDBC URL of a PostgreSQL database; user and password come from the environment, as for"
              + " serve.")
  private String url;

  /** Does something with the records. */
  <T> T read(Function<AuditRecords, T> work) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(Optional.ofNullable(url).orElseGet(this::embedded));
    Optional.ofNullable(System.getenv("CHEMOSIGN_DATABASE_USERNAME")).ifPresent(pool::setUsername);
    Optional.ofNullable(System.getenv("CHEMOSIGN_DATABASE_PASSWORD")).ifPresent(pool::setPassword);
    pool.setMaximumPoolSize(1);
    warnOfJournal();
    try (HikariDataSource database = new HikariDataSource(pool)) {
      return work.apply(new AuditRecords(database));
    } catch (AuditException e) {
      throw new CommandException(e.getMessage() + ": " + e.getCause().getMessage());
    } catch (RuntimeException e) {
      if (e.getClass().getName().startsWith("com.zaxxer.hikari")) {
        throw new CommandException("the database cannot be opened; is its server running?");
      }
      throw e;
    }
  }

  private void warnOfJournal() {
    try {
      if (JournalledTrail.isLeft(directory)) {
        spec.commandLine()
            .getErr()
            .println(
                directory
                    + ": the journal of a server that died holds acts which are not in the chain"
                    + " yet; the server brings them there at its next start");
      }
    } catch (IOException e) {
      throw new CommandException(directory + ": the journal of the audit cannot be read");
    }
  }

  private String embedded() {
    Path file = directory.toAbsolutePath().resolve("chemosign");
    if (!Files.isRegularFile(Path.of(file + ".mv.db"))) {
      throw new CommandException(directory + ": no database of a server is here");
    }
    return "jdbc:h2:file:" + file + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0";
  }
}
