package org.chemosign.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.chemosign.supply.BillOfMaterials.Component;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the packaged jar is made of is in its bill of materials, and nothing of it is known bad. */
class BillOfMaterialsIT {

  private static ZipFile jar;
  private static BillOfMaterials bill;

  @BeforeAll
  static void open() throws IOException {
    jar = new ZipFile(System.getProperty("chemosign.jar", "target/chemosign.jar"));
    if (!BillOfMaterials.isIn(jar)) {
      System.err.println("SKIPPED: bill of materials, which a build with mvn -o does not make");
    }
    Assumptions.assumeTrue(BillOfMaterials.isIn(jar), "built without network: no SBOM");
    bill = BillOfMaterials.of(jar);
  }

  @AfterAll
  static void close() throws IOException {
    jar.close();
  }

  @Test
  void everyLibraryIsListedByItsHash() {
    Set<String> listed =
        bill.components().stream().map(Component::sha256).collect(Collectors.toSet());
    List<String> missing =
        jar.stream()
            .filter(entry -> entry.getName().startsWith("BOOT-INF/lib/"))
            .filter(entry -> !entry.isDirectory() && !isOfTheBuild(entry.getName()))
            .filter(entry -> !listed.contains(sha256(entry)))
            .map(ZipEntry::getName)
            .toList();
    assertThat(missing).isEmpty();
  }

  /** Spring Boot's repackaging adds its own reader of layers; it is no dependency. */
  private static boolean isOfTheBuild(String name) {
    return name.contains("spring-boot-jarmode-tools");
  }

  @Test
  void whatTheProductStandsOnIsNamed() {
    assertThat(bill.components())
        .extracting(Component::name)
        .contains(
            "hapi-fhir-server",
            "hapi-fhir-structures-r4",
            "hapi-fhir-jpaserver-base",
            "spring-boot",
            "weka-stable");
    assertThat(bill.components()).allMatch(component -> !component.version().isEmpty());
  }

  @Test
  void nothingIsOfAKnownVulnerableVersion() throws IOException {
    List<String> found =
        Vulnerabilities.read().vulnerabilities().stream()
            .flatMap(
                entry ->
                    bill.components().stream()
                        .filter(entry::affects)
                        .map(component -> entry.id() + " in " + component))
            .toList();
    assertThat(found).isEmpty();
  }

  /** Jakarta Regexp's POM says nothing; it is Apache's and retired, and comes with HAPI. */
  @Test
  void everyOtherLibraryStatesALicence() {
    assertThat(bill.components().stream().filter(component -> component.licences().isEmpty()))
        .extracting(Component::name)
        .containsExactly("jakarta-regexp");
  }

  private static String sha256(ZipEntry entry) {
    try (InputStream in = jar.getInputStream(entry)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
