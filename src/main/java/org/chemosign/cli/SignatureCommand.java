package org.chemosign.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks after signature packs. */
@Command(
    name = "signature",
    mixinStandardHelpOptions = true,
    description = "List, import, verify, release and retire signature packs.")
final class SignatureCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "one of list, import, verify, release, retire is missing");
  }
}
