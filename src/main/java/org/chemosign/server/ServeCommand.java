package org.chemosign.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/** {@code chemosign serve}: reads the options, refuses unsafe ones, and starts the server. */
public final class ServeCommand {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int BAD_USAGE = 2;

  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("port", "server.port"),
          Map.entry("address", "server.address"),
          Map.entry("data-dir", "chemosign.data-dir"),
          Map.entry("database-url", "chemosign.database.url"),
          Map.entry("signature-dir", "chemosign.signatures.directory"),
          Map.entry("research-use", "chemosign.signatures.research-use"),
          Map.entry("base-url", "chemosign.base-url"),
          Map.entry("subscription-endpoints", "chemosign.subscriptions.endpoints"),
          Map.entry("security", "chemosign.security.mode"),
          Map.entry("accounts", "chemosign.security.accounts"),
          Map.entry("issuer", "chemosign.security.issuer"),
          Map.entry("tls-proxy", "chemosign.security.tls-proxy"));

  static final String USAGE =
      "usage: chemosign serve [--port=8080] [--address=127.0.0.1] [--data-dir=DIR]"
          + " [--database-url=JDBC-URL] [--signature-dir=DIR] [--research-use=true]"
          + " [--base-url=URL] [--subscription-endpoints=URL,...]"
          + " [--security=open|embedded|external] [--accounts=FILE] [--issuer=URL]"
          + " [--tls-proxy=true]";

  private ServeCommand() {}

  /**
   * Starts the server and returns once it serves.
   *
   * @return 0 when it runs, 2 for bad usage, 1 for anything else; not 0 comes with one line on
   *     standard error
   */
  public static int run(String... args) {
    try {
      Map<String, Object> properties = parse(args);
      start(properties);
      return DONE;
    } catch (UsageException e) {
      return fail(BAD_USAGE, e.getMessage());
    } catch (RuntimeException e) {
      return fail(FAILED, StartFailure.describe(e));
    }
  }

  private static void start(Map<String, Object> properties) {
    new SpringApplicationBuilder(ServerApplication.class)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .listeners(new AddressCheck())
        .run(
            properties.entrySet().stream()
                .map(option -> "--" + option.getKey() + "=" + option.getValue())
                .toArray(String[]::new));
  }

  /** Runs once the settings have been read from everywhere, and before anything is built. */
  private static final class AddressCheck
      implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
      ListeningAddress listening = ListeningAddress.of(event.getEnvironment());
      StartRules.of(event.getEnvironment()).check(listening);
      listening.requireFree();
    }
  }

  private static int fail(int code, String message) {
    System.err.println("chemosign: " + message);
    return code;
  }

  static Map<String, Object> parse(String... args) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (int i = 0; i < args.length; i++) {
      String[] option = args[i].split("=", 2);
      String property = property(option[0]).orElseThrow(() -> unknown(option[0]));
      if (option.length == 2) {
        properties.put(property, option[1]);
      } else if (i + 1 < args.length) {
        properties.put(property, args[++i]);
      } else {
        throw new UsageException(option[0] + " needs a value; " + USAGE);
      }
    }
    checkPort(properties.get("server.port"));
    return properties;
  }

  private static Optional<String> property(String option) {
    return option.startsWith("--")
        ? Optional.ofNullable(OPTIONS.get(option.substring(2)))
        : Optional.empty();
  }

  private static UsageException unknown(String option) {
    return new UsageException("unknown option " + option + "; " + USAGE);
  }

  private static void checkPort(Object port) {
    if (port != null && !port.toString().matches("\\d{1,5}")
        || port != null && Integer.parseInt(port.toString()) > 65_535) {
      throw new UsageException("--port takes a number from 0 to 65535, not " + port);
    }
  }

  /** The command line cannot be used as given. */
  static final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }
}
