package org.chemosign.http;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one running server for the whole suite, with research use switched on. The system
 * property {@code chemosign.base} names one that runs already.
 */
public final class SharedServer implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedServer.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FhirHttp.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    String running = System.getProperty("chemosign.base");
    return new FhirHttp(running == null ? started(context).server().base() : running);
  }

  private static Running started(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("server", unused -> start(), Running.class);
  }

  private static Running start() {
    try {
      return new Running(
          ServerProcess.start(
              Files.createTempDirectory("chemosign-it"), Map.of(), "--research-use=true"));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Closed by JUnit when the suite ends. */
  private record Running(ServerProcess server) implements ExtensionContext.Store.CloseableResource {
    @Override
    public void close() {
      server.close();
    }
  }
}
