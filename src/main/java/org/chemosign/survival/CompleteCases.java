package org.chemosign.survival;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The patients of a cohort that have all that an analysis needs. */
final class CompleteCases {

  private final SurvivalCohort cohort;
  private final Account account;

  private CompleteCases(SurvivalCohort cohort, Account account) {
    this.cohort = cohort;
    this.account = account;
  }

  private record Why(Account.Reason reason, String column) {}

  /** Keeps the patients with time, event, and a value in every column named. */
  static CompleteCases of(SurvivalCohort cohort, List<? extends CohortColumn> needed) {
    List<CohortColumn> all = new ArrayList<>();
    all.add(new CohortColumn.Numbers("time", cohort.time()));
    all.add(new CohortColumn.Numbers("event", cohort.event()));
    all.addAll(needed);
    Map<Why, Integer> counts = new LinkedHashMap<>();
    all.forEach(column -> counts.put(new Why(Account.Reason.MISSING, column.name()), 0));
    List<Integer> kept = new ArrayList<>();
    for (int patient = 0; patient < cohort.size(); patient++) {
      Why why = reason(cohort, all, patient);
      if (why == null) {
        kept.add(patient);
      } else {
        counts.merge(why, 1, Integer::sum);
      }
    }
    SurvivalCohort complete = cohort.of(kept.stream().mapToInt(Integer::intValue).toArray());
    return new CompleteCases(complete, account(cohort, complete, counts));
  }

  private static Why reason(SurvivalCohort cohort, List<CohortColumn> needed, int patient) {
    for (CohortColumn column : needed) {
      if (column.missing(patient)) {
        return new Why(Account.Reason.MISSING, column.name());
      }
    }
    boolean empty = cohort.time()[patient] == 0 && cohort.event()[patient] == 0;
    return empty ? new Why(Account.Reason.NO_FOLLOW_UP, "") : null;
  }

  private static Account account(
      SurvivalCohort all, SurvivalCohort complete, Map<Why, Integer> counts) {
    List<Account.Exclusion> exclusions =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(
                entry ->
                    new Account.Exclusion(
                        entry.getKey().reason(), entry.getKey().column(), entry.getValue()))
            .toList();
    return new Account(all.size(), complete.size(), complete.outcomes().events(), exclusions);
  }

  SurvivalCohort cohort() {
    return cohort;
  }

  Account account() {
    return account;
  }
}
