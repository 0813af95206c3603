package org.chemosign.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.chemosign.signature.CataloguedSignature;
import org.chemosign.signature.ReleaseRecord;
import org.chemosign.signature.ReleaseStatus;
import org.chemosign.signature.Signature;
import org.chemosign.signature.SignatureCatalog;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What releasing and retiring a pack have in common. */
final class SignatureStatusChange {

  @Parameters(paramLabel = "PACKDIR", description = "Folder of the signature pack.")
  private Path folder;

  @Option(
      names = "--by",
      required = true,
      paramLabel = "NAME",
      description = "Name of the person who answers for it.")
  private String by;

  /** Appends to the record beside the pack and prints the new status. */
  int apply(Console console, ReleaseStatus status, String reason) {
    Signature signature = SignatureCatalog.read(folder);
    CataloguedSignature entry = new CataloguedSignature(signature, ReleaseRecord.read(folder));
    try {
      ReleaseRecord.Entry change =
          new ReleaseRecord.Entry(
              status, by, Instant.now().truncatedTo(ChronoUnit.SECONDS), reason);
      entry.append(change).write(folder);
    } catch (IllegalArgumentException e) {
      throw new CommandException(e.getMessage(), e);
    }
    console.out().println(signature.card().canonical() + "\t" + status.code() + "\tby " + by);
    return CommandLineInterface.DONE;
  }
}
