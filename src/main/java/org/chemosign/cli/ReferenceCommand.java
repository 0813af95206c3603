package org.chemosign.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks after the cohorts that percentiles are taken in. */
@Command(
    name = "reference",
    mixinStandardHelpOptions = true,
    description = "Make reference distributions of a laboratory's own cohorts.")
final class ReferenceCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "build is missing");
  }
}
