package org.chemosign.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks after the accounts of the embedded authorisation server. */
@Command(
    name = "accounts",
    mixinStandardHelpOptions = true,
    description = "Make a first accounts file, and hashes of passwords.")
final class AccountsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "one of init, hash-password is missing");
  }
}
