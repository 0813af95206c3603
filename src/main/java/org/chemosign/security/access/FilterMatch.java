package org.chemosign.security.access;

import java.util.Map;
import org.hl7.fhir.r4.model.Resource;

/** Tells whether a resource meets the filter of a granular scope. */
@FunctionalInterface
public interface FilterMatch {

  /**
   * Whether it meets every criterion; what cannot be told is not met.
   *
   * @param filter values by search parameter
   */
  boolean matches(Resource resource, Map<String, String> filter);
}
