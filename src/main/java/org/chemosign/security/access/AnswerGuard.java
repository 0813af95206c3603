package org.chemosign.security.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.IPreResourceShowDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;

/**
 * Takes out of every answer what its caller may not see: when the store hands a resource out, and
 * once more as the answer leaves.
 */
@Interceptor
public final class AnswerGuard {

  private static final String EXPORT_JOB = "https://hapifhir.org/NamingSystem/bulk-export-job-id";
  private static final Set<RestOperationTypeEnum> READS =
      Set.of(
          RestOperationTypeEnum.READ,
          RestOperationTypeEnum.VREAD,
          RestOperationTypeEnum.HISTORY_INSTANCE);

  private final Access access;
  private final JobOwners jobs;

  public AnswerGuard(Access access, JobOwners jobs) {
    this.access = access;
    this.jobs = jobs;
  }

  /** Drops what the store is about to hand out and the caller may not see. */
  @Hook(value = Pointcut.STORAGE_PRESHOW_RESOURCES, order = -100)
  public void show(IPreResourceShowDetails resources, RequestDetails request) {
    Optional<Caller> caller = Callers.of(request);
    for (int i = 0; caller.isPresent() && i < resources.size(); i++) {
      if (resources.getResource(i) instanceof Resource resource
          && !isSeen(caller.get(), request, resource)) {
        hide(resources, i, resource, request);
      }
    }
  }

  private static void hide(
      IPreResourceShowDetails resources, int index, Resource resource, RequestDetails request) {
    RestOperationTypeEnum interaction = request.getRestOperationType();
    if (interaction == RestOperationTypeEnum.READ || interaction == RestOperationTypeEnum.VREAD) {
      throw Refused.unknown(resource.fhirType(), resource.getIdElement().getIdPart());
    }
    resources.setResource(index, null);
  }

  /** The last look: nothing leaves that its caller may not see. */
  @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = -100)
  public void leave(RequestDetails request, ResponseDetails answer) {
    if (request.getRestOperationType() == RestOperationTypeEnum.METADATA
        || !(answer.getResponseResource() instanceof Resource resource)) {
      return;
    }
    Callers.of(request).ifPresent(caller -> leave(caller, request, resource));
  }

  private void leave(Caller caller, RequestDetails request, Resource resource) {
    if (resource instanceof Bundle bundle) {
      clean(caller, request, bundle);
    } else if (!isSeen(caller, request, resource)) {
      throw Refused.unknown(resource.fhirType(), resource.getIdElement().getIdPart());
    }
  }

  private void clean(Caller caller, RequestDetails request, Bundle bundle) {
    boolean dropped = bundle.getEntry().removeIf(entry -> isHidden(caller, request, entry));
    boolean page = request.getRestOperationType() == RestOperationTypeEnum.GET_PAGE;
    boolean counted =
        access.mayEverything(caller, Permission.SEARCH) && !access.hidesSome(caller, "Patient");
    if (dropped || page && !counted || SearchScope.isUncounted(request)) {
      bundle.setTotalElement(null);
    }
  }

  private boolean isHidden(Caller caller, RequestDetails request, BundleEntryComponent entry) {
    Resource resource = entry.getResource();
    if (resource instanceof Bundle inner) {
      clean(caller, request, inner);
      return false;
    }
    return resource != null && !isSeen(caller, request, resource);
  }

  private boolean isSeen(Caller caller, RequestDetails request, Resource resource) {
    if (ResourceKind.of(resource.fhirType()).isEmpty() || resource instanceof Parameters) {
      return true;
    }
    if (resource instanceof Binary binary && exportJob(binary).isPresent()) {
      return jobs.isOwner(exportJob(binary).orElseThrow(), JobOwners.owner(caller));
    }
    String operation = request.getOperation();
    if (operation != null && operation.startsWith("$") && !operation.equals("$everything")) {
      return access.mayKnow(caller, resource);
    }
    return isSeen(caller, request.getRestOperationType(), request.getResourceName(), resource);
  }

  private boolean isSeen(
      Caller caller, RestOperationTypeEnum interaction, String type, Resource resource) {
    if (READS.contains(interaction)) {
      return access.may(caller, Permission.READ, resource);
    }
    boolean searched =
        interaction == RestOperationTypeEnum.SEARCH_TYPE && resource.fhirType().equals(type);
    return searched
        ? access.may(caller, Permission.SEARCH, resource)
        : access.sees(caller, resource);
  }

  /** The export that a file is of. */
  private static Optional<String> exportJob(Binary binary) {
    return binary.getMeta().getExtension().stream()
        .filter(extension -> EXPORT_JOB.equals(extension.getUrl()))
        .map(Extension::getValueAsPrimitive)
        .map(value -> value.getValueAsString())
        .findFirst();
  }
}
