package org.chemosign.operation.release;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.chemosign.operation.OwnWrite;
import org.chemosign.operation.Refusal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Library;

/**
 * Keeps clients from making, changing or deleting a Library that carries the pack of a signature by
 * any write: what predicts comes from training and release alone.
 */
@Interceptor
public final class SignatureLibraryGuard {

  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
  public void created(IBaseResource resource, RequestDetails request) {
    refuse(resource, request);
  }

  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
  public void updated(IBaseResource old, IBaseResource changed, RequestDetails request) {
    refuse(old, request);
    refuse(changed, request);
  }

  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
  public void deleted(IBaseResource resource, RequestDetails request) {
    refuse(resource, request);
  }

  private static void refuse(IBaseResource resource, RequestDetails request) {
    if (!OwnWrite.is(request)
        && resource instanceof Library library
        && LibraryPack.isCarriedBy(library)) {
      throw Refusal.OPERATION_ONLY.at(
          "Library",
          "a Library that carries the pack of a signature is made by $train-signature and changed"
              + " by $release-signature alone");
    }
  }
}
