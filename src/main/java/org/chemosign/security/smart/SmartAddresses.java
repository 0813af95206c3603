package org.chemosign.security.smart;

import java.net.URI;
import java.util.Set;

/**
 * The addresses that clients see. They come from the settings, never from a request.
 *
 * @param fhirBase FHIR base URL, without a slash at its end; also the audience of tokens
 * @param origin scheme, host and port of it; also the embedded issuer
 */
public record SmartAddresses(String fhirBase, String origin) {

  /** Path of the FHIR base. */
  public static final String FHIR_PATH = "/fhir";

  /** Addresses below a FHIR base URL. */
  public static SmartAddresses of(String fhirBase) {
    String base = fhirBase.replaceAll("/+$", "");
    URI uri = URI.create(base);
    return new SmartAddresses(base, uri.getScheme() + "://" + uri.getRawAuthority());
  }

  /** An address of this server outside the FHIR base. */
  public String at(String path) {
    return origin + path;
  }

  /** Whether clients reach this server by TLS. */
  public boolean secure() {
    return origin.startsWith("https:");
  }

  /** Whether an {@code aud} parameter means this server. */
  public boolean isAudience(String aud) {
    return aud != null && Set.of(fhirBase, fhirBase + "/").contains(aud);
  }
}
