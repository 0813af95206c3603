/**
 * From a prediction to FHIR R4: the diagnostic report with its observations, provenance, engine and
 * narrative, and the resources that keep an expression profile. Pure: nothing here reads a server
 * or a clock, and equal input gives equal bytes. Emitted resources carry no extension of our own,
 * so that they pass a validator that knows only R4 and Genomics Reporting 3.0.0.
 */
package org.chemosign.report;
