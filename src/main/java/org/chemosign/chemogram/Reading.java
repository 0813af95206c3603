package org.chemosign.chemogram;

/**
 * What was read from a well; NaN where the file says nothing.
 *
 * @param signal the instrument's signal, in its own unit
 * @param viability viability in percent of the vehicle, when the file gives it
 * @param doublings doublings of the untreated model during the assay, when the file gives them
 */
record Reading(double signal, double viability, double doublings) {}
