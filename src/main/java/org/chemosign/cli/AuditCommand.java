package org.chemosign.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks after the audit of a server. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Verify and export the audit of a server.")
final class AuditCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "one of verify, export is missing");
  }
}
