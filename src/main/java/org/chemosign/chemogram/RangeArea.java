package org.chemosign.chemogram;

import java.util.OptionalDouble;

/**
 * Area under the curve over a stated range of doses; empty when the curve was not tested over all
 * of it.
 */
public record RangeArea(DoseRange range, OptionalDouble auc) {}
