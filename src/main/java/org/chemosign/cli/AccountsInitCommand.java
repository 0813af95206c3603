package org.chemosign.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chemosign.security.smart.account.AccountsException;
import org.chemosign.security.smart.account.FirstAccounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a first accounts file with one administrator, whose password is printed once. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Write a first accounts file with one administrator and a random password.")
final class AccountsInitCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "FILE", description = "File to write; it must not exist.")
  private Path file;

  @Option(
      names = "--user",
      paramLabel = "ID",
      defaultValue = "administrator",
      description = "User name of the administrator (${DEFAULT-VALUE}).")
  private String user;

  AccountsInitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      String password = FirstAccounts.write(file, user);
      console.out().println("user " + user + ", password " + password);
      return CommandLineInterface.DONE;
    } catch (AccountsException e) {
      throw new CommandException(e.getMessage(), e);
    }
  }
}
