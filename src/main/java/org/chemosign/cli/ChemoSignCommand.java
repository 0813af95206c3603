package org.chemosign.cli;

import org.chemosign.prediction.SoftwareVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a subcommand: help and version. */
@Command(
    name = "chemosign",
    mixinStandardHelpOptions = true,
    versionProvider = ChemoSignCommand.Version.class,
    description =
        "Predicts, drug by drug, the chemosensitivity of a pancreatic tumour from its RNA profile."
            + " Research use only; not a medical device.")
final class ChemoSignCommand implements Runnable {

  private final Console console;

  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Add the stack trace to an error.")
  private boolean debug;

  ChemoSignCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    if (debug) {
      console.err().println("chemosign: --debug has no effect without a command");
    }
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** Version line of {@code --version}. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"chemosign " + SoftwareVersion.current()};
    }
  }
}
