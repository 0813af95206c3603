/**
 * From a profile and the active signatures to calls for drugs, regimens and phenotype. Pure: no
 * input or output, the same answer for the same input whatever the number of threads.
 */
package org.chemosign.prediction;
