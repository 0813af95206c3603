package org.chemosign.chemogram;

/**
 * One well of a plate as the file holds it.
 *
 * @param line line of the file, from 1
 * @param plate the plate
 * @param position such as B07; empty when not stated
 * @param test model, drug and passage; drug empty in control wells, model too when the control
 *     serves all models of the plate
 * @param role what the well is for
 * @param dose micromolar, positive in treated wells, else NaN
 * @param replicate empty when not stated
 */
record Well(
    long line,
    PlateId plate,
    String position,
    CurveKey test,
    WellRole role,
    double dose,
    String replicate,
    Reading reading) {}
