package org.chemosign.survival;

import java.util.List;
import java.util.Optional;

/**
 * Which columns of a table say what.
 *
 * @param time follow-up
 * @param unit unit of the follow-up
 * @param event 1 or true, 0 or false
 * @param predictor calls or scores of the signature
 * @param scores whether the predictor is a score
 * @param id patient identifiers; rows are numbered where empty
 * @param treatment treatments
 * @param strata columns to stratify by
 * @param covariates columns to adjust for
 */
public record CohortColumns(
    String time,
    TimeUnit unit,
    String event,
    String predictor,
    boolean scores,
    Optional<String> id,
    Optional<String> treatment,
    List<String> strata,
    List<String> covariates) {

  /** Copies the lists. */
  public CohortColumns {
    strata = List.copyOf(strata);
    covariates = List.copyOf(covariates);
  }

  /** Calls with follow-up in months and nothing else. */
  public static CohortColumns calls(String time, String event, String group) {
    return new CohortColumns(
        time,
        TimeUnit.MONTHS,
        event,
        group,
        false,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** The same columns with follow-up in another unit. */
  public CohortColumns in(TimeUnit newUnit) {
    return new CohortColumns(
        time, newUnit, event, predictor, scores, id, treatment, strata, covariates);
  }
}
