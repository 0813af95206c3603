/**
 * The FHIR operations, one folder each: a provider that unpacks the request, an executor that does
 * the work, and the reading of what is stored. Only this package turns domain errors into
 * OperationOutcomes.
 */
package org.chemosign.operation;
