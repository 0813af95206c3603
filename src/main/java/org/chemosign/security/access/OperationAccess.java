package org.chemosign.security.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chemosign.operation.ClinicalRecord;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/** Holds calls of operations to their rules. */
final class OperationAccess {

  private final Access access;
  private final JobOwners jobs;
  private final ClinicalRecord record;

  OperationAccess(Access access, JobOwners jobs, ClinicalRecord record) {
    this.access = access;
    this.jobs = jobs;
    this.record = record;
  }

  /** Refuses a call that its caller may not make. */
  void check(Caller caller, String name, RequestDetails request) {
    OperationRule rule =
        OperationRule.of(name)
            .orElseThrow(() -> Refused.forbidden("operation $" + name + " is not open to callers"));
    needs(rule, request).forEach(need -> require(caller, need));
    requireRole(caller, rule);
    if (rule.inPerson()) {
      requirePerson(caller, request);
    }
    special(caller, name, request);
  }

  /** A prediction that is not to be stored needs no right to store. */
  private static List<OperationRule.Need> needs(OperationRule rule, RequestDetails request) {
    boolean dry =
        rule.name().equals("predict-chemosensitivity")
            && parameter(request, "persist") instanceof BooleanType persist
            && !persist.booleanValue();
    return rule.needs().stream()
        .filter(need -> !dry || need.permission() == Permission.READ)
        .toList();
  }

  /** For the whole type: what a granular scope hides, an operation's result could tell. */
  private void require(Caller caller, OperationRule.Need need) {
    boolean whole =
        access.grants(caller, need.permission(), need.type()).stream()
            .anyMatch(scope -> !scope.granular());
    if (!whole) {
      throw Refused.lacks(need.permission(), need.type());
    }
  }

  private static void requireRole(Caller caller, OperationRule rule) {
    boolean system =
        rule.systems()
            && caller.fhirUser().isEmpty()
            && caller.scopes().stream()
                .anyMatch(scope -> scope.context() == SmartScope.Context.SYSTEM);
    boolean allowed =
        rule.roles().isEmpty() || system || rule.roles().stream().anyMatch(caller::is);
    if (!allowed) {
      List<String> codes = rule.roles().stream().map(Role::code).sorted().toList();
      throw Refused.forbidden("$" + rule.name() + " needs the role " + String.join(" or ", codes));
    }
  }

  private static void requirePerson(Caller caller, RequestDetails request) {
    boolean own =
        parameter(request, "practitioner") instanceof Reference practitioner
            && caller
                .fhirUser()
                .filter(user -> user.equals(practitioner.getReference()))
                .isPresent();
    if (!own) {
      throw Refused.forbidden("parameter practitioner must be the user of the token");
    }
  }

  private static Type parameter(RequestDetails request, String name) {
    return request.getResource() instanceof Parameters parameters
        ? parameters.getParameter(name) == null ? null : parameters.getParameter(name).getValue()
        : null;
  }

  private void special(Caller caller, String name, RequestDetails request) {
    switch (name) {
      case "graphql" -> {
        if (!access.mayEverything(caller, Permission.READ)
            || !access.mayEverything(caller, Permission.SEARCH)) {
          throw Refused.forbidden("GraphQL needs scopes for all types and all patients");
        }
      }
      case "export" -> requireExport(caller);
      case "export-poll-status" -> requireOwn(caller, request, "_jobId");
      case "train-signature", "validate-signature", "export-deidentified" ->
          requireAllPatients(caller);
      case "research-job" -> requireOwn(caller, request, "job");
      case "erase" -> requireAnyPatient(caller);
      case "release-signature" -> requireSecondPerson(caller, request);
      default -> {
        // The rule says it all.
      }
    }
  }

  private void requireAllPatients(Caller caller) {
    if (!access.mayAll(caller, Permission.READ, "Group")) {
      throw Refused.forbidden("research needs scopes for all patients");
    }
  }

  private void requireAnyPatient(Caller caller) {
    if (!access.mayAll(caller, Permission.DELETE, "Patient")) {
      throw Refused.forbidden("erasing needs scopes for all patients");
    }
  }

  private void requireExport(Caller caller) {
    boolean any = ResourceKind.all().anyMatch(type -> access.mayAll(caller, Permission.READ, type));
    boolean one = caller.patient().isPresent() || caller.patients().isPresent();
    if (!any || one) {
      throw Refused.forbidden("an export needs scopes for all patients");
    }
  }

  private void requireOwn(Caller caller, RequestDetails request, String parameter) {
    String[] ids = request.getParameters().getOrDefault(parameter, new String[0]);
    if (ids.length != 1 || !jobs.isOwner(ids[0], JobOwners.owner(caller))) {
      throw Refused.unknownJob();
    }
  }

  /** Who had a signature trained does not release it. */
  private void requireSecondPerson(Caller caller, RequestDetails request) {
    String library = "Library/" + request.getId().getIdPart();
    Set<String> trainers =
        CallerScope.asServer(() -> record.search(Task.class, Map.of("code", "train-signature")))
            .stream()
            .filter(task -> made(task, library))
            .map(task -> jobs.user(task.getIdElement().getIdPart()).orElse(""))
            .collect(Collectors.toSet());
    if (trainers.contains(caller.subject())) {
      throw Refused.forbidden("who had a signature trained cannot release it as well");
    }
  }

  private static boolean made(Task task, String library) {
    return task.getOutput().stream()
        .anyMatch(
            output ->
                output.getValue() instanceof Reference made
                    && library.equals(new IdType(made.getReference()).toVersionless().getValue()));
  }
}
