package org.chemosign.operation.train;

import java.nio.file.Path;
import java.util.Optional;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.predict.StoredProfiles;

/**
 * How this server trains.
 *
 * @param record the store
 * @param profiles the expression profiles on it
 * @param references what is a resource of it
 * @param checkpoints directory for finished parts, so that the same call after an interruption goes
 *     on where it was
 * @param threads threads of one job
 */
public record TrainingSetting(
    ClinicalRecord record,
    StoredProfiles profiles,
    LocalReferences references,
    Optional<Path> checkpoints,
    int threads) {}
