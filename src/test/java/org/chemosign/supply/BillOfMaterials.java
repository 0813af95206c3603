package org.chemosign.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The CycloneDX bill of materials within the packaged jar.
 *
 * @param components what the product is made of
 */
record BillOfMaterials(List<Component> components) {

  private static final String ENTRY = "META-INF/sbom/application.cdx.json";

  /**
   * One library.
   *
   * @param sha256 of its jar, in hexadecimal digits
   * @param licences SPDX identifiers, or names where there is none
   */
  record Component(
      String group, String name, String version, String sha256, List<String> licences) {}

  BillOfMaterials {
    components = List.copyOf(components);
  }

  /** Whether the jar has one; a build without network makes none. */
  static boolean isIn(ZipFile jar) {
    return jar.getEntry(ENTRY) != null || jar.getEntry("BOOT-INF/classes/" + ENTRY) != null;
  }

  static BillOfMaterials of(ZipFile jar) throws IOException {
    ZipEntry entry = jar.getEntry(ENTRY);
    if (entry == null) {
      entry = jar.getEntry("BOOT-INF/classes/" + ENTRY);
    }
    try (InputStream in = jar.getInputStream(entry)) {
      JsonNode bill = new ObjectMapper().readTree(in);
      return new BillOfMaterials(
          stream(bill.path("components")).map(BillOfMaterials::component).toList());
    }
  }

  private static Component component(JsonNode node) {
    String sha256 =
        stream(node.path("hashes"))
            .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
            .map(hash -> hash.path("content").asText())
            .findFirst()
            .orElse("");
    return new Component(
        node.path("group").asText(),
        node.path("name").asText(),
        node.path("version").asText(),
        sha256,
        stream(node.path("licenses")).map(BillOfMaterials::licence).toList());
  }

  private static String licence(JsonNode node) {
    JsonNode licence = node.path("license");
    return node.path("expression").asText(licence.path("id").asText(licence.path("name").asText()));
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
