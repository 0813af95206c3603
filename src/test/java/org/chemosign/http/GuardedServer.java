package org.chemosign.http;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one guarded server for the whole suite, whose tokens come from an issuer elsewhere,
 * with two patients on it.
 */
final class GuardedServer implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(GuardedServer.class);

  /**
   * What tests get.
   *
   * @param issuer issuer of tokens
   * @param server the server
   * @param wards what is stored
   */
  record Guarded(ForeignIssuer issuer, ServerProcess server, Wards wards)
      implements ExtensionContext.Store.CloseableResource {

    FhirHttp fhir() {
      return new FhirHttp(server.base());
    }

    /** The headers of an app that was launched for a patient. */
    String[] app(String patient, String scope) {
      return headers(
          scope, Map.of("patient", patient, "fhirUser", "Practitioner/anna", "roles", List.of()));
    }

    /** The headers of a system that may do all. */
    String[] system() {
      return headers("system/*.cruds", Map.of("sub", "lab", "client_id", "lab"));
    }

    /** The headers of any token for this server. */
    String[] headers(String scope, Map<String, Object> claims) {
      return bearer(issuer.token(server.base(), scope, claims));
    }

    static String[] bearer(String token) {
      return new String[] {"Authorization", "Bearer " + token};
    }

    @Override
    public void close() {
      server.close();
      issuer.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Guarded.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("guarded", unused -> start(), Guarded.class);
  }

  private static Guarded start() {
    try {
      ForeignIssuer issuer = ForeignIssuer.start();
      ServerProcess server =
          ServerProcess.start(
              Files.createTempDirectory("chemosign-it"),
              Map.of(
                  "CHEMOSIGN_SECURITY_MODE",
                  "external",
                  "CHEMOSIGN_SECURITY_ISSUER",
                  issuer.name()));
      String[] administrator =
          Guarded.bearer(
              issuer.token(
                  server.base(), "system/*.cruds", Map.of("roles", List.of("administrator"))));
      return new Guarded(issuer, server, Wards.fill(new FhirHttp(server.base()), administrator));
    } catch (IOException | InterruptedException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
