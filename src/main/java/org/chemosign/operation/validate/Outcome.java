package org.chemosign.operation.validate;

import java.util.Optional;
import org.hl7.fhir.r4.model.Observation;

/**
 * How long a patient was followed, and how it ended.
 *
 * @param months time in months of 30.4375 days
 * @param event whether the time ends with the event
 * @param treatment the treatment given, by its first code or its text
 * @param source the Observation
 */
record Outcome(double months, boolean event, Optional<String> treatment, Observation source) {}
