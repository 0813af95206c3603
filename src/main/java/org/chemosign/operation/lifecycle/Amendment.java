package org.chemosign.operation.lifecycle;

import java.util.Optional;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.IdType;

/**
 * What is to happen to a signed report.
 *
 * @param status amended, corrected or entered in error
 * @param reason why, in words
 * @param practitioner who answers for it
 * @param replacement the preliminary report that takes its place
 * @param conclusion the conclusion of a copy that takes its place
 */
public record Amendment(
    DiagnosticReportStatus status,
    String reason,
    IdType practitioner,
    Optional<IdType> replacement,
    Optional<String> conclusion) {}
