/**
 * What a signature is worth on patients: survival curves, tests and models of a cohort, and the
 * difference between a prognostic and a predictive signature. Times are in months. Knows neither
 * FHIR nor the rest of the program, apart from the drawings of {@code plot} in its views.
 */
package org.chemosign.survival;
