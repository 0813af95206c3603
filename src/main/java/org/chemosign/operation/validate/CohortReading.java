package org.chemosign.operation.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chemosign.operation.Refusal;
import org.chemosign.operation.cohort.PatientGroup;
import org.chemosign.operation.job.JobControl;
import org.chemosign.operation.job.JobStoppedException;

/** Gathers outcome and score of every patient of a Group. */
record CohortReading(OutcomeReading outcomes, ScoreReading scores) {

  private static final int FEWEST = 10;

  /** One patient with both. */
  record Member(String patient, Outcome outcome, PatientScore score) {}

  /**
   * The patients that have both, in the order of the Group; 422 when they are too few.
   *
   * @param control is told how far it is
   */
  List<Member> read(PatientGroup group, JobControl control) {
    List<Member> members = new ArrayList<>();
    int done = 0;
    for (String patient : group.patients()) {
      if (control.stopped()) {
        throw new JobStoppedException();
      }
      Optional<Outcome> outcome = outcomes.of(patient);
      outcome
          .flatMap(found -> scores.of(patient))
          .ifPresent(score -> members.add(new Member(patient, outcome.get(), score)));
      control.progress("reading patients: " + ++done + " of " + group.patients().size());
    }
    if (members.size() < FEWEST) {
      throw Refusal.TOO_FEW.at(
          "Group/" + group.id(),
          "only "
              + members.size()
              + " patients of Group/"
              + group.id()
              + " have both an outcome and a score; "
              + FEWEST
              + " are the fewest");
    }
    return members;
  }
}
