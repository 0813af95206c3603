package org.chemosign.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one running server in mode {@code embedded} for the whole suite, as {@link Tokens}
 * for it. Two patients and the practitioners of the accounts are stored on it.
 */
public final class SecureServer implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SecureServer.class);
  private static final Path ACCOUNTS = Path.of("src", "test", "resources", "http", "accounts.yaml");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Tokens.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("server", unused -> start(), Running.class)
        .tokens();
  }

  private static Running start() {
    try {
      Path folder = Files.createTempDirectory("chemosign-secure-it");
      TestKeys keys = new TestKeys();
      int appsPort = freePort();
      Path accounts = accounts(folder, keys, appsPort);
      Tokens tokens =
          new Tokens(
              ServerProcess.start(
                  folder.resolve("data"),
                  Map.of(),
                  "--security=embedded",
                  "--accounts=" + accounts,
                  "--research-use=true"),
              keys,
              appsPort);
      seed(tokens.asSystem("admin-backend", "system/*.cruds"));
      return new Running(tokens);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The accounts of the tests, with the keys of a run. */
  static Path accounts(Path folder, TestKeys keys, int appsPort) throws IOException {
    String text = keys.into(Files.readString(ACCOUNTS)).replace("$APPS", "" + appsPort);
    return Files.writeString(folder.resolve("accounts.yaml"), text);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void seed(FhirHttp fhir) {
    for (String id : new String[] {"secure-p1", "secure-p2"}) {
      Patient patient = new Patient();
      patient.addName().setFamily("Synthetic").addGiven(id);
      patient.setId(id);
      require(fhir.put(patient));
    }
    for (String user :
        new String[] {"clinician", "ward", "pathologist", "laboratory", "scientist", "releaser"}) {
      Practitioner practitioner = new Practitioner();
      practitioner.addName().setFamily("Synthetic").addGiven(user);
      practitioner.setId(user + "-1");
      require(fhir.put(practitioner));
    }
  }

  private static void require(FhirHttp.Answer answer) {
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.status() + " " + answer.body());
    }
  }

  /** Closed by JUnit when the suite ends. */
  private record Running(Tokens tokens) implements ExtensionContext.Store.CloseableResource {
    @Override
    public void close() {
      tokens.server().close();
      tokens.keys().published().close();
    }
  }
}
