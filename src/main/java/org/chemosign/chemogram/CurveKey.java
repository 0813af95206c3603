package org.chemosign.chemogram;

import java.util.Comparator;

/**
 * What one dose-response curve belongs to.
 *
 * @param model the preclinical model, such as an organoid
 * @param drug the drug as the plate names it
 * @param passage the passage of the model; empty when not stated
 */
public record CurveKey(String model, String drug, String passage) implements Comparable<CurveKey> {

  private static final Comparator<CurveKey> ORDER =
      Comparator.comparing(CurveKey::model)
          .thenComparing(CurveKey::drug)
          .thenComparing(CurveKey::passage);

  @Override
  public int compareTo(CurveKey other) {
    return ORDER.compare(this, other);
  }

  /** Model, drug and passage in words. */
  public String label() {
    return model + " " + drug + (passage.isEmpty() ? "" : " " + passage);
  }
}
