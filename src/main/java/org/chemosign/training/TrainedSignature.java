package org.chemosign.training;

import java.util.SortedMap;

/**
 * What training comes to.
 *
 * @param pack the sealed pack: {@code card.json} and its files, by name
 * @param model the model in memory; what it predicts is what the pack scores
 * @param report the record of how it was made and what it is worth
 */
public record TrainedSignature(
    SortedMap<String, byte[]> pack, TrainedModel model, TrainingReport report) {}
