package org.chemosign.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.chemosign.security.smart.account.AccountsException;
import org.chemosign.security.smart.account.PasswordHash;
import picocli.CommandLine.Command;

/** Hashes a password or a client's secret, read from the terminal or from standard input. */
@Command(
    name = "hash-password",
    mixinStandardHelpOptions = true,
    description = "Read a password, unseen or as a line of standard input, and print its hash.")
final class AccountsHashPasswordCommand implements Callable<Integer> {

  private final Console console;

  AccountsHashPasswordCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try {
      console.out().println(PasswordHash.of(password()));
      return CommandLineInterface.DONE;
    } catch (AccountsException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private String password() throws IOException {
    if (console.interactive()) {
      char[] typed = System.console().readPassword("Password: ");
      return typed == null ? "" : new String(typed);
    }
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return line == null ? "" : line;
  }
}
