package org.chemosign.report;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A measurement of the specimen's quality that is shown in the report and decides nothing.
 *
 * @param code code in CodeSystem/specimen-quality, one of those of the narrative
 * @param value the value
 * @param unit UCUM unit
 * @param least the least value that the laboratory holds to be good
 */
public record QualityMeasurement(
    String code, BigDecimal value, String unit, Optional<BigDecimal> least) {}
