/**
 * Training of signatures: data assembly, learners behind one interface, nested cross-validation
 * that keeps every choice inside its folds, and the pack that comes out. Knows {@code signature},
 * {@code expression}, {@code synthetic}, Weka and Hipparchus; knows neither FHIR nor the command
 * line.
 */
package org.chemosign.training;
