package org.chemosign.operation.lifecycle;

import org.hl7.fhir.r4.model.Resource;

/** Names of resource versions. */
public final class Versions {

  private Versions() {}

  /** The version that a resource was read in. */
  public static String current(Resource resource) {
    return name(resource, Long.parseLong(resource.getMeta().getVersionId()));
  }

  /** The version that the next write makes; the first for a resource that was never stored. */
  public static String next(Resource resource) {
    String version = resource.getMeta().getVersionId();
    return name(resource, version == null ? 1 : Long.parseLong(version) + 1);
  }

  private static String name(Resource resource, long version) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart() + "/_history/" + version;
  }
}
