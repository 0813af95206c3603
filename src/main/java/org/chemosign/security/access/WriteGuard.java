package org.chemosign.security.access;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.Optional;
import java.util.stream.Stream;
import org.chemosign.operation.ClinicalRecord;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/**
 * Holds every write of a client, by whichever door it comes, to its scopes: what is there and what
 * is to be there must both be the caller's to write, and what is referred to the caller's to see.
 */
@Interceptor
public final class WriteGuard {

  private final Access access;
  private final StoredResources stored;
  private final FhirContext fhir;

  /**
   * A guard.
   *
   * @param record the store, unguarded
   */
  public WriteGuard(Access access, ClinicalRecord record, FhirContext fhir) {
    this.access = access;
    this.stored = new StoredResources(record);
    this.fhir = fhir;
  }

  /** Refuses a resource that is not the caller's to create. */
  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = -100)
  public void created(
      IBaseResource resource, RequestDetails request, TransactionDetails transaction) {
    Callers.of(request)
        .ifPresent(
            caller -> {
              require(caller, Permission.CREATE, (Resource) resource);
              requireReferences(caller, (Resource) resource, transaction);
            });
  }

  /** Refuses a change of what is not the caller's, or that makes it somebody else's. */
  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = -100)
  public void updated(
      IBaseResource old,
      IBaseResource changed,
      RequestDetails request,
      TransactionDetails transaction) {
    Callers.of(request)
        .ifPresent(
            caller -> {
              requireShown(caller, (Resource) old);
              require(caller, Permission.UPDATE, (Resource) old);
              require(caller, Permission.UPDATE, (Resource) changed);
              requireReferences(caller, (Resource) changed, transaction);
            });
  }

  /** Refuses the removal of what is not the caller's. */
  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED, order = -100)
  public void deleted(IBaseResource resource, RequestDetails request) {
    Callers.of(request)
        .ifPresent(
            caller -> {
              requireShown(caller, (Resource) resource);
              require(caller, Permission.DELETE, (Resource) resource);
            });
  }

  private void requireShown(Caller caller, Resource resource) {
    if (access.isHidden(caller, resource)) {
      throw Refused.unknown(resource.fhirType(), resource.getIdElement().getIdPart());
    }
  }

  private void require(Caller caller, Permission permission, Resource resource) {
    if (!access.may(caller, permission, resource.fhirType())) {
      throw Refused.lacks(permission, resource.fhirType());
    }
    if (!access.may(caller, permission, resource)) {
      throw Refused.forbidden(
          "no scope of this token allows to write a " + resource.fhirType() + " of this content");
    }
  }

  /** Otherwise the store would tell, by taking or refusing a reference, what it has. */
  private void requireReferences(Caller caller, Resource resource, TransactionDetails transaction) {
    if (access.mayEverything(caller, Permission.READ) && !access.hidesSome(caller, "Patient")) {
      return;
    }
    references(resource)
        .filter(reference -> !isSeen(caller, reference, transaction))
        .findFirst()
        .ifPresent(
            reference -> {
              throw Refused.dangling(reference.length() > 100 ? "something" : reference);
            });
  }

  private Stream<String> references(Resource resource) {
    Stream<String> literal =
        fhir.newTerser().getAllResourceReferences(resource).stream()
            .map(found -> found.getResourceReference().getReferenceElement().getValue());
    Stream<String> attached =
        fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Attachment.class).stream()
            .map(Attachment::getUrl);
    return Stream.concat(literal, attached).filter(text -> text != null && !text.isEmpty());
  }

  private boolean isSeen(Caller caller, String reference, TransactionDetails transaction) {
    if (reference.contains("?")) {
      return false;
    }
    if (reference.startsWith("#") || reference.startsWith("urn:")) {
      return true;
    }
    IdType id = new IdType(reference);
    boolean ours = id.hasResourceType() && ResourceKind.of(id.getResourceType()).isPresent();
    if (!ours || id.isAbsolute() || !access.isLimited(caller, id.getResourceType())) {
      return true;
    }
    return Optional.ofNullable((Resource) transaction.getResolvedResource(id.toVersionless()))
        .or(() -> stored.read(id))
        .filter(known -> access.mayKnow(caller, known))
        .isPresent();
  }
}
