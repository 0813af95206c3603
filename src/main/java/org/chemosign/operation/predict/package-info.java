/**
 * {@code $predict-chemosensitivity}: from a profile that was sent or stored to one
 * DiagnosticReport.
 */
package org.chemosign.operation.predict;
