package org.chemosign.operation.trials;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chemosign.operation.trials.Finding.Outcome;
import org.hl7.fhir.r4.model.BooleanType;

/**
 * A patient held against all criteria of a trial.
 *
 * @param patient {@code Patient/id}
 * @param criteria each criterion with what was found
 */
record PatientMatch(String patient, List<Checked> criteria) {

  /** A criterion and what was found. */
  record Checked(String code, boolean excludes, Finding finding) {}

  static PatientMatch of(PatientFacts facts, List<Criterion> criteria, LocalDate today) {
    List<Checked> checked = new ArrayList<>();
    deceased(facts).ifPresent(checked::add);
    criteria.forEach(
        criterion ->
            checked.add(
                new Checked(criterion.code(), criterion.excludes(), criterion.of(facts, today))));
    return new PatientMatch(PatientFacts.reference(facts.patient()), checked);
  }

  /** The dead are in no trial, whether its criteria say so or not. */
  private static Optional<Checked> deceased(PatientFacts facts) {
    boolean dead =
        facts.patient().hasDeceasedDateTimeType()
            || facts.patient().getDeceased() instanceof BooleanType stated && stated.booleanValue();
    return dead
        ? Optional.of(
            new Checked(
                "deceased",
                true,
                Finding.of(false, "the patient has died", PatientFacts.reference(facts.patient()))))
        : Optional.empty();
  }

  /** {@code no-match} when one criterion is not met, {@code unknown} when one is not known. */
  String result() {
    if (has(Outcome.NOT_MET)) {
      return "no-match";
    }
    return has(Outcome.UNKNOWN) ? "unknown" : "match";
  }

  private boolean has(Outcome outcome) {
    return criteria.stream().anyMatch(one -> one.finding().outcome() == outcome);
  }
}
