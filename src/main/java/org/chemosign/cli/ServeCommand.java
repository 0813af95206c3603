package org.chemosign.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Stands in the usage text for the server, which the main class starts before any command is
 * parsed.
 */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Start the FHIR server; ready when /fhir/metadata answers 200.")
final class ServeCommand implements Runnable {

  @Option(names = "--port", defaultValue = "8080", description = "Port (${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--address",
      defaultValue = "127.0.0.1",
      description = "Address (${DEFAULT-VALUE}).")
  private String address;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Directory of the database.")
  private Path dataDirectory;

  @Override
  public void run() {
    String where = address + ":" + port + (dataDirectory == null ? "" : " on " + dataDirectory);
    throw new CommandException("the server on " + where + " is started by the main class only");
  }
}
