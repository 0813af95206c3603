package org.chemosign.operation.lifecycle;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/**
 * What was signed, resource by resource: the version and the SHA-256 of its canonical JSON. Whoever
 * reads that version from the server can compute the same digest.
 */
final class IntegrityManifest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private IntegrityManifest() {}

  /**
   * The manifest as JSON in UTF-8.
   *
   * @param signed the resources, each in the version that {@link Versions#next} gives
   */
  static byte[] of(List<? extends Resource> signed) {
    ObjectNode manifest = JSON.createObjectNode();
    manifest.put("digest", "SHA-256");
    manifest.put("canonicalisation", "JSON without meta, members sorted by name, no white space");
    signed.forEach(
        resource ->
            manifest
                .withArray("resources")
                .addObject()
                .put("reference", Versions.next(resource))
                .put("sha256", digest(resource)));
    try {
      return JSON.writeValueAsBytes(manifest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the store writes it: parsed and written once more. */
  private static String digest(Resource resource) {
    FhirContext fhir = FhirContext.forR4Cached();
    String text = fhir.newJsonParser().encodeResourceToString(resource);
    Resource read = (Resource) fhir.newJsonParser().parseResource(text);
    return digest(fhir.newJsonParser().encodeResourceToString(read));
  }

  static String digest(String json) {
    try {
      byte[] text = CanonicalJson.of(json).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
