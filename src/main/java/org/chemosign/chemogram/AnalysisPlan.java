package org.chemosign.chemogram;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How chemograms are made.
 *
 * @param confidence of all intervals, such as 0.95
 * @param ranges common dose range by drug for areas that are to be compared; a drug without one
 *     gets the range that all its curves share, when that is a decade or more
 */
public record AnalysisPlan(double confidence, Map<String, DoseRange> ranges) {

  /** Copies the ranges; refuses a confidence outside 0.5 to 0.999. */
  public AnalysisPlan {
    if (!(confidence >= 0.5 && confidence <= 0.999)) {
      throw new IllegalArgumentException("confidence is 0.5 to 0.999");
    }
    ranges = Collections.unmodifiableSortedMap(new TreeMap<>(ranges));
  }

  /** 95 % intervals and ranges as the curves share them. */
  public static AnalysisPlan standard() {
    return new AnalysisPlan(0.95, Map.of());
  }
}
