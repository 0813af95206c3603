/**
 * The operation {@code $match-patients}: which patients meet the coded criteria of a trial, which
 * do not, and of which the record does not say enough.
 */
package org.chemosign.operation.trials;
