package org.chemosign.security.smart;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/**
 * Web origins whose pages may call from a browser: those of registered apps and of the settings.
 * Never {@code null}, never with cookies.
 */
public final class CorsOrigins {

  private static final long KEPT_SECONDS = 600;

  private final List<String> origins;

  private CorsOrigins(Set<String> origins) {
    this.origins = List.copyOf(origins);
  }

  /** The origins of settings, and of the addresses that apps are sent back to. */
  public static CorsOrigins of(List<String> named, Collection<String> redirects) {
    return new CorsOrigins(
        Stream.concat(named.stream(), redirects.stream())
            .map(CorsOrigins::origin)
            .collect(Collectors.toSet()));
  }

  /** Scheme, host and port of an address. */
  public static String origin(String address) {
    URI uri = URI.create(address);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  /** All of them, in order. */
  public List<String> all() {
    return origins.stream().sorted().toList();
  }

  /** Lets them call FHIR data and the token endpoint. */
  CorsConfiguration data() {
    CorsConfiguration configuration = new CorsConfiguration();
    configuration.setAllowedOrigins(origins);
    configuration.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
    configuration.setAllowedHeaders(
        List.of(
            "Authorization",
            "Accept",
            "Content-Type",
            "Prefer",
            "If-Match",
            "If-None-Match",
            "If-None-Exist",
            "If-Modified-Since"));
    configuration.setExposedHeaders(
        List.of("Location", "Content-Location", "ETag", "Last-Modified", "Retry-After"));
    configuration.setMaxAge(KEPT_SECONDS);
    return configuration;
  }

  /** Lets every page read what is public anyway. */
  static CorsConfigurationSource discovery() {
    CorsConfiguration configuration = new CorsConfiguration();
    configuration.setAllowedOrigins(List.of(CorsConfiguration.ALL));
    configuration.setAllowedMethods(List.of("GET", "HEAD"));
    configuration.setAllowedHeaders(List.of("Accept", "Content-Type"));
    return request -> configuration;
  }

  /** The rule for data, on all paths but those that people's own browser pages post to. */
  public CorsConfigurationSource source(String... exceptPaths) {
    Set<String> except = Set.of(exceptPaths);
    CorsConfiguration data = data();
    return (HttpServletRequest request) -> except.contains(request.getRequestURI()) ? null : data;
  }
}
