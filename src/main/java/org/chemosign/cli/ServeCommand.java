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

  @Option(names = "--database-url", paramLabel = "URL", description = "JDBC URL of PostgreSQL.")
  private String databaseUrl;

  @Option(names = "--signature-dir", paramLabel = "DIR", description = "Additional packs.")
  private Path signatures;

  @Option(names = "--research-use", arity = "1", description = "true enables research packs.")
  private boolean researchUse;

  @Option(names = "--base-url", paramLabel = "URL", description = "Public URL of the FHIR base.")
  private String baseUrl;

  @Option(
      names = "--security",
      defaultValue = "open",
      paramLabel = "MODE",
      description = "open, embedded or external (${DEFAULT-VALUE}).")
  private String security;

  @Option(names = "--accounts", paramLabel = "FILE", description = "Users and clients.")
  private Path accounts;

  @Option(names = "--issuer", paramLabel = "URL", description = "External issuer of tokens.")
  private String issuer;

  @Option(names = "--tls-proxy", arity = "1", description = "true: a proxy in front ends TLS.")
  private boolean tlsProxy;

  @Override
  public void run() {
    throw new CommandException("the server is started by the main class only");
  }
}
