package org.chemosign.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chemosign.security.smart.SecuritySettings;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything an operator can set, under {@code chemosign.} in application properties, in the
 * environment as {@code CHEMOSIGN_...}, or as an option of {@code serve}. An unknown key stops the
 * start.
 *
 * @param dataDir directory of the embedded database
 * @param database where data are kept
 * @param laboratory who answers for reports
 * @param signatures where signature packs come from
 * @param limits what one client may ask for
 * @param abuse how often, and how intricate
 * @param subscriptions who may be sent to
 * @param security who answers for identities
 * @param baseUrl FHIR base URL that clients see; derived from address and port unless set
 */
@ConfigurationProperties(prefix = "chemosign", ignoreUnknownFields = false)
public record ServerSettings(
    @DefaultValue("data") Path dataDir,
    @DefaultValue DatabaseSettings database,
    @DefaultValue LaboratorySettings laboratory,
    @DefaultValue SignatureSettings signatures,
    @DefaultValue LimitSettings limits,
    @DefaultValue AbuseSettings abuse,
    @DefaultValue ReceiverSettings subscriptions,
    @DefaultValue SecuritySettings security,
    Optional<String> baseUrl) {

  public ServerSettings {
    baseUrl = orEmpty(baseUrl);
  }

  /**
   * FHIR base URL: as set, else the address that the server listens on; a Host header is never
   * believed.
   */
  String baseUrl(ServerProperties web) {
    return baseUrl.orElseGet(
        () -> scheme(web) + web.getAddress().getHostAddress() + ":" + web.getPort() + "/fhir");
  }

  private static String scheme(ServerProperties web) {
    return web.getSsl() != null && web.getSsl().isEnabled() ? "https://" : "http://";
  }

  /** Binding leaves an absent Optional of a defaulted record null. */
  private static <T> Optional<T> orEmpty(Optional<T> value) {
    return Objects.requireNonNullElse(value, Optional.empty());
  }

  /**
   * The database.
   *
   * @param url JDBC URL of a PostgreSQL database; the embedded H2 database in {@code dataDir}
   *     unless set
   * @param username database user
   * @param password its password
   * @param poolSize most connections at a time
   */
  public record DatabaseSettings(
      Optional<String> url,
      Optional<String> username,
      Optional<String> password,
      @DefaultValue("24") int poolSize) {

    public DatabaseSettings {
      url = orEmpty(url);
      username = orEmpty(username);
      password = orEmpty(password);
    }
  }

  /**
   * The laboratory that performs the reports.
   *
   * @param name name on the report
   * @param identifierSystem system of its identifier, if any
   * @param identifier its identifier, if any
   */
  public record LaboratorySettings(
      @DefaultValue("ChemoSign evaluation laboratory") String name,
      Optional<String> identifierSystem,
      Optional<String> identifier) {

    public LaboratorySettings {
      identifierSystem = orEmpty(identifierSystem);
      identifier = orEmpty(identifier);
    }
  }

  /**
   * Signature packs.
   *
   * @param directory folder with a laboratory's own packs, beside those in the jar
   * @param researchUse whether signatures licensed for not-for-profit research only are switched on
   */
  public record SignatureSettings(
      Optional<String> directory, @DefaultValue("false") boolean researchUse) {

    public SignatureSettings {
      directory = orEmpty(directory);
    }
  }

  /**
   * Limits.
   *
   * @param maximumRequestBytes largest request body
   * @param concurrentPredictions predictions worked on at a time, fewer than {@code
   *     database.poolSize} so that none lacks a connection; more wait, and are answered 503 when
   *     they have waited long
   */
  public record LimitSettings(
      @DefaultValue("33554432") int maximumRequestBytes,
      @DefaultValue("8") int concurrentPredictions) {}

  /**
   * Receivers of subscriptions.
   *
   * @param endpoints base URLs that subscriptions may deliver to, or below; none unless named
   */
  public record ReceiverSettings(@DefaultValue List<String> endpoints) {}
}
