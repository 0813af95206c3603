package org.chemosign.training;

/**
 * A division of samples.
 *
 * @param name what is held out
 * @param train numbers of the samples trained on, ascending
 * @param test numbers of the samples tested on, ascending
 */
public record Fold(String name, int[] train, int[] test) {}
