package org.chemosign.survival;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Patients with outcomes and with what a signature said of them. Everything may be missing for some
 * patient; each analysis takes the patients that have all it needs, and states how many it left
 * out.
 *
 * @param name what the cohort is called
 * @param ids one a patient, unique
 * @param time follow-up in months, NaN where missing
 * @param event 1 event, 0 censored, NaN where missing
 * @param predictor calls (categories) or scores (numbers) of the signature
 * @param treatment the treatment of each patient, where the question is whether the signature is
 *     predictive
 * @param strata columns whose combinations have a baseline hazard of their own
 * @param covariates columns to adjust for
 */
public record SurvivalCohort(
    String name,
    List<String> ids,
    double[] time,
    double[] event,
    CohortColumn predictor,
    Optional<CohortColumn.Categories> treatment,
    List<CohortColumn.Categories> strata,
    List<CohortColumn> covariates) {

  /** Copies all and checks that there is one value a patient everywhere. */
  public SurvivalCohort {
    ids = List.copyOf(ids);
    time = time.clone();
    event = event.clone();
    strata = List.copyOf(strata);
    covariates = List.copyOf(covariates);
    int size = ids.size();
    if (time.length != size || event.length != size) {
      throw new IllegalArgumentException("not one time and one event for each patient");
    }
    if (new HashSet<>(ids).size() != size) {
      throw new CohortException("a patient occurs more than once in " + name);
    }
    columns(predictor, treatment, strata, covariates)
        .filter(column -> column.size() != size)
        .findFirst()
        .ifPresent(
            column -> {
              throw new IllegalArgumentException("not one " + column.name() + " a patient");
            });
  }

  /**
   * A cohort without treatment, strata and covariates.
   *
   * @param time months, NaN where missing
   * @param event 1, 0, or NaN where missing
   * @param predictor what the signature said
   */
  public static SurvivalCohort of(
      List<String> ids, double[] time, double[] event, CohortColumn predictor) {
    return new SurvivalCohort(
        "cohort", ids, time, event, predictor, Optional.empty(), List.of(), List.of());
  }

  /** The same cohort under a name. */
  public SurvivalCohort named(String newName) {
    return new SurvivalCohort(newName, ids, time, event, predictor, treatment, strata, covariates);
  }

  /** The same cohort with treatments. */
  public SurvivalCohort treatedWith(CohortColumn.Categories treatments) {
    return withTreatment(Optional.of(treatments));
  }

  /** The same cohort with or without treatments. */
  SurvivalCohort withTreatment(Optional<CohortColumn.Categories> treatments) {
    return new SurvivalCohort(name, ids, time, event, predictor, treatments, strata, covariates);
  }

  /** The same cohort with strata in place of those that it had. */
  public SurvivalCohort stratifiedBy(List<CohortColumn.Categories> columns) {
    return new SurvivalCohort(name, ids, time, event, predictor, treatment, columns, covariates);
  }

  /** The same cohort with covariates in place of those that it had. */
  public SurvivalCohort adjustedFor(List<CohortColumn> columns) {
    return new SurvivalCohort(name, ids, time, event, predictor, treatment, strata, columns);
  }

  /** Number of patients. */
  public int size() {
    return ids.size();
  }

  /** The patients of some rows, in that order. */
  SurvivalCohort of(int[] rows) {
    List<String> names = new ArrayList<>();
    double[] times = new double[rows.length];
    double[] events = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      names.add(ids.get(rows[i]));
      times[i] = time[rows[i]];
      events[i] = event[rows[i]];
    }
    return new SurvivalCohort(
        name,
        names,
        times,
        events,
        predictor.of(rows),
        treatment.map(column -> column.of(rows)),
        strata.stream().map(column -> column.of(rows)).toList(),
        covariates.stream().map(column -> column.of(rows)).toList());
  }

  /** The outcomes; all have to be there. */
  Outcomes outcomes() {
    boolean[] happened = new boolean[event.length];
    for (int i = 0; i < event.length; i++) {
      happened[i] = event[i] == 1;
    }
    return new Outcomes(time, happened);
  }

  private static Stream<CohortColumn> columns(
      CohortColumn predictor,
      Optional<CohortColumn.Categories> treatment,
      List<CohortColumn.Categories> strata,
      List<CohortColumn> covariates) {
    return Stream.of(Stream.of(predictor), treatment.stream(), strata.stream(), covariates.stream())
        .flatMap(stream -> stream);
  }
}
