package org.chemosign.server.subscription;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * Where subscriptions may deliver to: nowhere, unless the operator names base URLs. A report is
 * sent only to who was named, whatever a client writes into a Subscription.
 */
public final class AllowedEndpoints {

  private final List<URI> bases;

  /**
   * @param bases URLs, each allowing itself and what is below its path
   */
  public AllowedEndpoints(List<String> bases) {
    this.bases = bases.stream().map(AllowedEndpoints::base).toList();
  }

  private static URI base(String text) {
    return parse(text)
        .orElseThrow(
            () -> new IllegalArgumentException("not an http or https URL of a receiver: " + text));
  }

  /** Whether an endpoint is one of the named URLs or below one. */
  boolean allow(String endpoint) {
    return parse(endpoint)
        .filter(uri -> bases.stream().anyMatch(base -> isBelow(base, uri)))
        .isPresent();
  }

  private static boolean isBelow(URI base, URI uri) {
    String path = base.getRawPath();
    String folder = path.endsWith("/") ? path : path + "/";
    return base.getScheme().equalsIgnoreCase(uri.getScheme())
        && base.getHost().equalsIgnoreCase(uri.getHost())
        && base.getPort() == uri.getPort()
        && (uri.getRawPath().equals(path) || uri.getRawPath().startsWith(folder));
  }

  private static Optional<URI> parse(String text) {
    try {
      URI uri = new URI(text);
      boolean plain =
          uri.getHost() != null
              && ("http".equalsIgnoreCase(uri.getScheme())
                  || "https".equalsIgnoreCase(uri.getScheme()))
              && uri.getRawUserInfo() == null
              && uri.getRawFragment() == null
              && uri.getRawQuery() == null;
      boolean straight =
          plain
              && uri.normalize().equals(uri)
              && !uri.getRawPath().contains("%")
              && !uri.getRawPath().contains("..");
      return straight ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
