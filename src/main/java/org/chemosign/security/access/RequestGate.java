package org.chemosign.security.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.chemosign.operation.ClinicalRecord;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/**
 * Decides, before HAPI works, whether a caller may make a request at all. A request that HAPI makes
 * of an entry of a batch comes by here, too.
 */
@Interceptor
public final class RequestGate {

  private final Access access;
  private final OperationAccess operations;
  private final StoredResources stored;
  private final BundleGate bundles;

  /**
   * A gate.
   *
   * @param record the store, unguarded
   */
  public RequestGate(Access access, JobOwners jobs, ClinicalRecord record) {
    this.access = access;
    this.operations = new OperationAccess(access, jobs, record);
    this.stored = new StoredResources(record);
    this.bundles = new BundleGate(access, stored);
  }

  /** Refuses what the caller may not do; deny by default. */
  @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = -100)
  public void check(RequestDetails request, RestOperationTypeEnum interaction) {
    if (interaction == RestOperationTypeEnum.METADATA) {
      return;
    }
    Callers.of(request)
        .ifPresent(
            caller -> {
              Callers.requireBound(caller);
              check(caller, interaction, request);
            });
  }

  private void check(Caller caller, RestOperationTypeEnum interaction, RequestDetails request) {
    String operation = request.getOperation();
    if (operation != null && operation.startsWith("$")) {
      requireKnown(caller, request);
      operations.check(caller, operation.substring(1), request);
      return;
    }
    SearchGate.check(access, caller, request);
    switch (interaction) {
      case READ, VREAD, HISTORY_INSTANCE -> onInstance(caller, Permission.READ, request);
      case SEARCH_TYPE -> require(caller, Permission.SEARCH, request.getResourceName());
      case CREATE -> require(caller, Permission.CREATE, request.getResourceName());
      case UPDATE, PATCH -> onInstance(caller, Permission.UPDATE, request);
      case DELETE -> onInstance(caller, Permission.DELETE, request);
      case HISTORY_TYPE -> requireAll(caller, request.getResourceName());
      case HISTORY_SYSTEM, SEARCH_SYSTEM -> requireEverything(caller);
      case TRANSACTION -> bundles.check(caller, request);
      case GET_PAGE -> {
        // What a page holds is looked at as it leaves.
      }
      default -> throw Refused.forbidden("this interaction is not open to callers");
    }
  }

  private void require(Caller caller, Permission permission, String type) {
    if (!access.may(caller, permission, type)) {
      throw Refused.lacks(permission, type);
    }
  }

  private void requireAll(Caller caller, String type) {
    if (!access.mayAll(caller, Permission.SEARCH, type)) {
      throw Refused.forbidden("this needs scopes for all patients");
    }
  }

  private void requireEverything(Caller caller) {
    if (!access.mayEverything(caller, Permission.SEARCH)) {
      throw Refused.forbidden("this needs scopes for all types and all patients");
    }
  }

  /** On one resource by id, or, without one, on those that a search finds. */
  private void onInstance(Caller caller, Permission permission, RequestDetails request) {
    String type = request.getResourceName();
    IIdType id = request.getId();
    if (id == null || !id.hasIdPart()) {
      require(caller, permission, type);
      require(caller, Permission.SEARCH, type);
      return;
    }
    boolean own = caller.fhirUser().filter((type + "/" + id.getIdPart())::equals).isPresent();
    if (permission != Permission.READ || !own) {
      require(caller, permission, type);
      bundles.requireSeen(caller, permission, new IdType(type, id.getIdPart()));
    }
  }

  /** An operation on a resource that its caller must not learn of is one on none. */
  private void requireKnown(Caller caller, RequestDetails request) {
    IIdType id = request.getId();
    boolean mine =
        id == null
            || !id.hasIdPart()
            || stored
                .read(new IdType(request.getResourceName(), id.getIdPart()))
                .filter(resource -> isKnown(caller, request, resource))
                .isPresent();
    if (!mine) {
      throw Refused.unknown(request.getResourceName(), id.getIdPart());
    }
  }

  /** What names no scope of its own answers about resources that the caller may read. */
  private boolean isKnown(Caller caller, RequestDetails request, Resource resource) {
    boolean plain =
        OperationRule.of(request.getOperation().substring(1))
            .filter(rule -> !rule.needs().isEmpty())
            .isPresent();
    return plain ? access.mayKnow(caller, resource) : access.sees(caller, resource);
  }
}
