package org.chemosign.operation;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/**
 * A transaction under construction. Updates hold only while the resource is in the version that was
 * read; otherwise the store refuses the whole transaction as a conflict.
 */
public final class Changes {

  private final Bundle bundle;

  /** A new transaction. */
  public Changes() {
    this(new Bundle().setType(BundleType.TRANSACTION));
  }

  /** More changes in a transaction that there is. */
  public Changes(Bundle transaction) {
    this.bundle = transaction;
  }

  /** Replaces a resource that was read from the store. */
  public Changes update(Resource resource) {
    put(resource).getRequest().setIfMatch("W/\"" + resource.getMeta().getVersionId() + "\"");
    return this;
  }

  /** Stores a resource under the id that it has, for the first time. */
  public Changes create(Resource resource) {
    put(resource);
    return this;
  }

  private BundleEntryComponent put(Resource resource) {
    String url = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    BundleEntryComponent entry = bundle.addEntry().setResource(resource);
    entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(url);
    return entry;
  }

  /** The transaction. */
  public Bundle transaction() {
    return bundle;
  }
}
