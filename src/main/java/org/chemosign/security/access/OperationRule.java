package org.chemosign.security.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a caller needs to call an operation.
 *
 * @param name without the dollar sign
 * @param needs scopes, each of which has to be there for the whole type
 * @param roles roles of which the user needs one; empty when none is needed
 * @param systems whether a system without a user may call it without a role
 * @param inPerson whether it acts in the user's own name: its parameter practitioner has to be the
 *     user
 */
public record OperationRule(
    String name, List<Need> needs, Set<Role> roles, boolean systems, boolean inPerson) {

  private static final Pattern NEED = Pattern.compile("([A-Z][A-Za-z]+)\\.([cruds]+)");

  /**
   * One needed scope.
   *
   * @param type resource type
   * @param permission what has to be allowed
   */
  public record Need(String type, Permission permission) {}

  /** All operations; what is not here is refused. */
  public static final List<OperationRule> ALL =
      List.of(
          free("predict-chemosensitivity", "DiagnosticReport.c Observation.c Specimen.r"),
          personal("sign", "DiagnosticReport.u", Role.PATHOLOGIST),
          personal("amend", "DiagnosticReport.u", Role.PATHOLOGIST),
          work("turnaround", "Task.s", Role.AUDITOR, Role.LABORATORY, Role.PATHOLOGIST),
          work("match-patients", "ResearchStudy.r Patient.s", Role.CLINICIAN, Role.SCIENTIST),
          work("register-chemogram", "Observation.c Specimen.r", Role.SCIENTIST),
          work("train-signature", "Library.r Task.c Group.r", Role.SCIENTIST),
          work("validate-signature", "MeasureReport.c Group.r", Role.SCIENTIST),
          work(
              "export-deidentified",
              "Group.r Patient.r Condition.s Observation.s DiagnosticReport.s Specimen.s",
              Role.SCIENTIST),
          personal("release-signature", "Library.r", Role.RELEASER),
          charge("erase", "Patient.d", Role.ADMINISTRATOR),
          free("find-subject-tx-implications", "Observation.s"),
          free("find-study-metadata", "Procedure.s"),
          free("everything", "Patient.r"),
          free("validate", ""),
          free("lookup", ""),
          free("validate-code", ""),
          free("expand", ""),
          free("translate", ""),
          free("graphql", ""),
          free("export", ""),
          free("export-poll-status", ""),
          free("research-job", ""));

  public OperationRule {
    needs = List.copyOf(needs);
    roles = Set.copyOf(roles);
  }

  private static OperationRule free(String name, String needs) {
    return new OperationRule(name, needs(needs), Set.of(), true, false);
  }

  private static OperationRule work(String name, String needs, Role... roles) {
    return new OperationRule(name, needs(needs), Set.of(roles), true, false);
  }

  private static OperationRule charge(String name, String needs, Role role) {
    return new OperationRule(name, needs(needs), Set.of(role), false, false);
  }

  private static OperationRule personal(String name, String needs, Role role) {
    return new OperationRule(name, needs(needs), Set.of(role), false, true);
  }

  private static List<Need> needs(String text) {
    Matcher matcher = NEED.matcher(text);
    return matcher
        .results()
        .flatMap(
            found ->
                Permission.parse(found.group(2)).orElseThrow().stream()
                    .map(permission -> new Need(found.group(1), permission)))
        .toList();
  }

  /** The rule of an operation. */
  public static Optional<OperationRule> of(String name) {
    return ALL.stream().filter(rule -> rule.name.equals(name)).findFirst();
  }
}
