package org.chemosign.survival;

import java.util.List;

/**
 * A published result of a chemosensitivity signature in patients with pancreatic cancer, to stand
 * beside a cohort's own. Nothing of it is computed here.
 *
 * @param id code of the result
 * @param signature its name
 * @param patients number of patients that the hazard ratio, or else the statement, is about
 * @param hazardRatio of predicted sensitive against the rest; NaN where none is cited
 * @param citation journal, year, volume and page
 * @param doi DOI; empty where it is not recorded
 */
public record PublishedResult(
    String id, String signature, int patients, Estimate hazardRatio, String citation, String doi) {

  private static final List<PublishedResult> ALL =
      List.of(
          new PublishedResult(
              "gempred-prodige-24",
              "GemPred",
              167,
              new Estimate(0.43, 0.29, 0.65),
              "J Clin Oncol 2024;42:1067",
              "10.1200/JCO.22.02668"),
          new PublishedResult(
              "gempred-2021",
              "GemPred",
              203,
              new Estimate(0.403, 0.221, 0.735),
              "Ann Oncol 2021;32:250",
              "10.1016/j.annonc.2020.10.601"),
          new PublishedResult(
              "pancreas-view-prodige-24",
              "Pancreas-View",
              343,
              new Estimate(Double.NaN, Double.NaN, Double.NaN),
              "Ann Oncol 2024;35:780",
              ""));

  /** All published results that reports show. */
  public static List<PublishedResult> all() {
    return ALL;
  }
}
