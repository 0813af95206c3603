package org.chemosign.cli;

import java.util.concurrent.Callable;
import org.chemosign.signature.ReleaseStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A named person takes a pack out of use, for good. */
@Command(
    name = "retire",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Retire a signature pack: it predicts no more.")
final class SignatureRetireCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private SignatureStatusChange change;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, in a sentence.")
  private String reason;

  SignatureRetireCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return change.apply(console, ReleaseStatus.RETIRED, reason);
  }
}
