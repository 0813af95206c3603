package org.chemosign.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chemosign.signature.CatalogSettings;
import org.chemosign.signature.SignatureCard;
import org.chemosign.signature.SignatureCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks the packs of a directory as a start of the server would. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Check the signature packs of a directory: cards, numbers, hashes, release records, golden"
            + " samples.")
final class SignatureVerifyCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "DIR", description = "Directory of signature packs.")
  private Path directory;

  SignatureVerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!Files.isDirectory(directory)) {
      throw new CommandException(directory + ": no such directory");
    }
    SignatureCatalog catalog =
        SignatureCatalog.verify(new CatalogSettings(Optional.of(directory), true));
    catalog.all().forEach(signature -> console.out().println(line(signature.card())));
    return CommandLineInterface.DONE;
  }

  private static String line(SignatureCard card) {
    return card.canonical() + "\tok\tsha256 " + card.sha256();
  }
}
