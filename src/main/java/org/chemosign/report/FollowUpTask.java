package org.chemosign.report;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** The proposal to repeat the biopsy or the extraction when the specimen fails a gate. */
record FollowUpTask(ReportScope scope) {

  Task task() {
    Task task = new Task();
    scope.links().label(task, PartRole.FOLLOW_UP);
    task.getMeta().addProfile(Canonicals.genomics("followup-recommendation"));
    task.setLanguage(scope.messages().language().code());
    task.addIdentifier(scope.partIdentifier(PartRole.FOLLOW_UP));
    task.setStatus(TaskStatus.REQUESTED);
    task.setIntent(TaskIntent.PROPOSAL);
    task.setCode(scope.concepts().item("repeat-specimen"));
    task.setDescription(scope.messages().text("follow-up"));
    scope.context().order().ifPresent(order -> task.addBasedOn(order.copy()));
    task.setFor(scope.context().subject().copy());
    task.setAuthoredOnElement(
        new org.hl7.fhir.r4.model.DateTimeType(scope.issued().getValueAsString()));
    CodeableConcept reasons = new CodeableConcept();
    scope
        .failedGates()
        .forEach(
            gate ->
                reasons.addCoding(
                    scope.concepts().coding("no-call-reason", gate.kind().reason().code())));
    task.setReasonCode(
        reasons.setText(
            new Sentences(scope.messages())
                .reasons(scope.failedGates().stream().map(gate -> gate.kind().reason()).toList())));
    return task;
  }
}
