package org.chemosign;

import java.util.Arrays;
import org.chemosign.cli.CommandLineInterface;
import org.chemosign.server.ServeCommand;

/**
 * Entry point of the executable jar: {@code serve} starts the server, everything else is the
 * command line.
 */
public final class ChemoSign {

  private ChemoSign() {}

  /**
   * Runs the program. Exit code 0 done, 2 bad usage, 1 anything else, with one line on standard
   * error.
   */
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("serve")) {
      int code = ServeCommand.run(Arrays.copyOfRange(args, 1, args.length));
      if (code != 0) {
        System.exit(code);
      }
    } else {
      System.exit(CommandLineInterface.run(args));
    }
  }
}
