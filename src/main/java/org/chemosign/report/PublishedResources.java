package org.chemosign.report;

import ca.uhn.fhir.parser.IParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/**
 * The implementation guide's resources, parsed once: what is stored at the first start and what the
 * CapabilityStatement names.
 */
public final class PublishedResources {

  private final List<Resource> resources;

  /** Reads them from the class path. */
  public PublishedResources(IParser parser) {
    ProfilePackage profiles = ProfilePackage.bundled();
    resources =
        profiles.files().stream()
            .map(file -> new String(profiles.read(file), StandardCharsets.UTF_8))
            .map(text -> (Resource) parser.parseResource(text))
            .toList();
  }

  /** All of them. */
  public List<Resource> all() {
    return resources;
  }

  /** Those of one type. */
  public <T extends Resource> Stream<T> of(Class<T> type) {
    return resources.stream().filter(type::isInstance).map(type::cast);
  }
}
