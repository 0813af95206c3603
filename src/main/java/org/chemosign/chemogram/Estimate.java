package org.chemosign.chemogram;

/** A number and its confidence interval. */
public record Estimate(double value, Interval interval) {}
