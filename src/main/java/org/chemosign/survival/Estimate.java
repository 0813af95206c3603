package org.chemosign.survival;

/**
 * A number with its confidence interval.
 *
 * @param value the estimate; NaN where it is not reached or cannot be computed
 * @param low lower limit; NaN where there is none
 * @param high upper limit; NaN where there is none
 */
public record Estimate(double value, double low, double high) {}
