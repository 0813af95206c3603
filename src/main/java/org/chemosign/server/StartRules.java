package org.chemosign.server;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.chemosign.security.smart.SecurityMode;
import org.chemosign.server.ServeCommand.UsageException;
import org.springframework.core.env.PropertyResolver;

/**
 * What has to be set before the server may start: off loopback, an issuer of tokens and TLS.
 *
 * @param mode who answers for identities
 * @param ownTls whether this process has a certificate
 * @param tlsProxy whether a proxy in front ends TLS
 * @param accounts accounts file, where one is named
 * @param issuer external issuer, where one is named
 * @param baseUrl FHIR base URL, where it is set
 */
record StartRules(
    SecurityMode mode,
    boolean ownTls,
    boolean tlsProxy,
    Optional<String> accounts,
    Optional<String> issuer,
    Optional<String> baseUrl) {

  private static final String LOOPBACK = "http://(127\\.0\\.0\\.1|localhost|\\[::1])([:/].*)?";

  static StartRules of(PropertyResolver settings) {
    return new StartRules(
        mode(settings.getProperty("chemosign.security.mode", "open")),
        hasCertificate(settings),
        settings.getProperty("chemosign.security.tls-proxy", Boolean.class, false),
        text(settings, "chemosign.security.accounts"),
        text(settings, "chemosign.security.issuer"),
        text(settings, "chemosign.base-url"));
  }

  private static SecurityMode mode(String text) {
    return Stream.of(SecurityMode.values())
        .filter(mode -> mode.name().equals(text.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> new UsageException("--security is open, embedded or external, not " + text));
  }

  private static boolean hasCertificate(PropertyResolver settings) {
    return settings.getProperty("server.ssl.enabled", Boolean.class, true)
        && Stream.of("bundle", "key-store", "certificate")
            .anyMatch(kind -> text(settings, "server.ssl." + kind).isPresent());
  }

  private static Optional<String> text(PropertyResolver settings, String key) {
    return Optional.ofNullable(settings.getProperty(key)).filter(text -> !text.isBlank());
  }

  /** Refuses a start that would leave data open, or that lacks what its mode needs. */
  void check(ListeningAddress listening) {
    requireWhatTheModeNeeds();
    if (!listening.isLoopback()) {
      if (mode == SecurityMode.OPEN) {
        throw refusal(
            listening, "security is not configured, so only a loopback address is allowed");
      }
      if (!ownTls && !tlsProxy) {
        throw refusal(
            listening,
            "there is no TLS: set server.ssl.*, or chemosign.security.tls-proxy=true behind a"
                + " proxy that ends it");
      }
      requireSecureBase(listening);
    }
  }

  private void requireWhatTheModeNeeds() {
    if (mode == SecurityMode.EMBEDDED) {
      if (accounts.isEmpty()) {
        throw new UsageException("--security=embedded needs --accounts=FILE");
      }
      baseUrl.filter(base -> !URI.create(base).getPath().matches("/fhir/?")).ifPresent(this::odd);
    }
    if (mode == SecurityMode.EXTERNAL) {
      String url =
          issuer.orElseThrow(() -> new UsageException("--security=external needs --issuer=URL"));
      if (!url.startsWith("https://") && !url.matches(LOOPBACK)) {
        throw new UsageException("--issuer " + url + " is not reached by https");
      }
    }
  }

  private void odd(String base) {
    throw new UsageException(
        "--security=embedded needs a --base-url that ends in the path /fhir, not " + base);
  }

  private void requireSecureBase(ListeningAddress listening) {
    String base =
        baseUrl.orElseThrow(
            () -> refusal(listening, "set --base-url to the https address that clients use"));
    if (!base.startsWith("https://")) {
      throw refusal(listening, "--base-url " + base + " is not https");
    }
  }

  private static UsageException refusal(ListeningAddress listening, String reason) {
    return new UsageException("refusing to listen on " + listening.shown() + ": " + reason);
  }
}
