package org.chemosign.cli;

import java.util.concurrent.Callable;
import org.chemosign.signature.ReleaseStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A named person takes a pack into use. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Release a signature pack: from now on it predicts.")
final class SignatureReleaseCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private SignatureStatusChange change;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, in a sentence.")
  private String reason = "";

  SignatureReleaseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return change.apply(console, ReleaseStatus.ACTIVE, reason);
  }
}
