package org.chemosign.security.erasure;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chemosign.operation.CallParameters;
import org.chemosign.operation.LocalReferences;
import org.chemosign.security.access.CallerScope;
import org.chemosign.security.audit.Agents;
import org.chemosign.security.audit.AuditInterceptor;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * The operation {@code Patient/id/$erase}: the patient, all that is theirs, all versions of it, and
 * their name in the audit. It works on deleted patients, too.
 */
public final class EraseProvider {

  private static final Set<String> PARAMETERS = Set.of("dryRun");

  private final ErasurePlanning planning;
  private final ErasableStore store;

  public EraseProvider(ErasurePlanning planning, ErasableStore store) {
    this.planning = planning;
    this.store = store;
  }

  /** Erases, or says what would be erased. */
  @Operation(
      name = "$erase",
      typeName = "Patient",
      canonicalUrl = "https://chemosign.example/fhir/OperationDefinition/erase")
  public Parameters erase(@IdParam IdType id, ServletRequestDetails request) {
    CallParameters call =
        CallParameters.of(
            request.getResource(), PARAMETERS, new LocalReferences(request.getFhirServerBase()));
    boolean dryRun = call.flag("dryRun", false);
    return CallerScope.asServer(
        () -> {
          ErasurePlan plan = planning.plan(id.getIdPart());
          Parameters answer = what(plan);
          if (!dryRun) {
            ErasableStore.Outcome outcome =
                store.carryOut(plan, Agents.of(request.getServletRequest()));
            AuditInterceptor.setWritten(request.getServletRequest());
            answer.addParameter("versions", new IntegerType(outcome.versions()));
            answer.addParameter("pseudonym", new StringType(outcome.pseudonym()));
            answer.addParameter("auditRecords", new IntegerType(outcome.records()));
          }
          return answer;
        });
  }

  private static Parameters what(ErasurePlan plan) {
    Parameters answer = new Parameters();
    Map<String, Long> types =
        plan.erased().stream()
            .collect(
                Collectors.groupingBy(
                    reference -> reference.substring(0, reference.indexOf('/')),
                    TreeMap::new,
                    Collectors.counting()));
    types.forEach(
        (type, count) -> {
          ParametersParameterComponent erased = answer.addParameter().setName("erased");
          erased.addPart().setName("type").setValue(new CodeType(type));
          erased.addPart().setName("count").setValue(new IntegerType(count.intValue()));
        });
    plan.changed().stream()
        .map(resource -> resource.fhirType() + "/" + resource.getIdElement().getIdPart())
        .sorted()
        .forEach(name -> answer.addParameter("changed", new Reference(name)));
    return answer;
  }
}
