package org.chemosign.guide;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chemosign.report.ProfilePackage;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuidePackageTest {

  @TempDir private Path folder;

  private Path write(String name) throws IOException {
    return GuidePackage.write(Path.of(""), folder.resolve(name));
  }

  private static NpmPackage load(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return NpmPackage.fromPackage(in);
    }
  }

  @Test
  void holdsEveryPublishedResourceAndEveryValidExample() throws IOException {
    Path file = write("a");
    NpmPackage npm = load(file);

    assertThat(file).hasFileName("chemosign.fhir-0.1.0.tgz");
    assertThat(npm.name()).isEqualTo("chemosign.fhir");
    assertThat(npm.fhirVersion()).isEqualTo("4.0.1");
    assertThat(npm.list("package"))
        .containsAll(
            ProfilePackage.bundled().files().stream()
                .map(name -> name.replaceAll(".*/", ""))
                .toList());
    assertThat(npm.list("example"))
        .containsAll(Examples.valid().stream().map(path -> path.getFileName().toString()).toList());
  }

  @Test
  void theIndexFindsProfilesByCanonical() throws IOException {
    NpmPackage npm = load(write("a"));
    String canonical = "https://chemosign.example/fhir/StructureDefinition/prediction-task";

    assertThat(npm.listIndexedResources("StructureDefinition"))
        .extracting(NpmPackage.PackageResourceInformation::getUrl)
        .contains(canonical);
    try (InputStream in = npm.loadByCanonical(canonical)) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .contains("\"PredictionTask\"");
    }
  }

  @Test
  void equalSourcesGiveEqualBytes() throws IOException {
    assertThat(write("a")).hasSameBinaryContentAs(write("b"));
  }

  /** Not the examples: the guide is stored on servers, where they are not. */
  @Test
  void theGuideListsWhatServersStore() throws IOException {
    ImplementationGuide guide =
        parse(
            ImplementationGuide.class,
            Files.readString(Path.of("fhir-profiles/ImplementationGuide-chemosign.fhir.json")));
    List<String> expected =
        ProfilePackage.bundled().files().stream()
            .filter(file -> !file.contains("ImplementationGuide"))
            .map(file -> new String(ProfilePackage.bundled().read(file), StandardCharsets.UTF_8))
            .map(text -> parse(Resource.class, text))
            .map(resource -> resource.fhirType() + "/" + resource.getIdElement().getIdPart())
            .toList();

    assertThat(guide.getDefinition().getResource())
        .extracting(resource -> resource.getReference().getReference())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static <T extends Resource> T parse(Class<T> type, String text) {
    return type.cast(FhirContext.forR4Cached().newJsonParser().parseResource(text));
  }
}
