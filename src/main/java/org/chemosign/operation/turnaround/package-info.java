/**
 * The operation {@code $turnaround}: how long orders took, step by step, from the histories of
 * their tasks.
 */
package org.chemosign.operation.turnaround;
