package org.chemosign.operation.predict;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chemosign.report.Canonicals;
import org.chemosign.report.QualityMeasurement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;

/**
 * The quality of RNA and sequencing as recorded. It is shown and decides nothing; the newest
 * measurement on the nearest specimen counts.
 */
final class SpecimenQuality {

  private static final String SYSTEM = Canonicals.codeSystem("specimen-quality");
  private static final List<String> CODES =
      List.of("rin", "dv200", "mapped-reads", "gene-coverage");

  private SpecimenQuality() {}

  /**
   * The measurements.
   *
   * @param observed valid quantities of each specimen of a lineage, nearest first
   */
  static List<QualityMeasurement> of(List<List<Observation>> observed) {
    return CODES.stream()
        .flatMap(code -> observed.stream().flatMap(ofSpecimen -> newest(ofSpecimen, code)).limit(1))
        .toList();
  }

  private static Stream<QualityMeasurement> newest(List<Observation> observations, String code) {
    return observations.stream()
        .filter(observation -> observation.getCode().hasCoding(SYSTEM, code))
        .filter(observation -> observation.getValueQuantity().hasValue())
        .max(Comparator.comparing(observation -> observation.getMeta().getLastUpdated()))
        .map(observation -> measurement(observation, code))
        .stream();
  }

  private static QualityMeasurement measurement(Observation observation, String code) {
    Quantity value = observation.getValueQuantity();
    Optional<BigDecimal> least =
        observation.getReferenceRange().stream()
            .map(range -> range.getLow().getValue())
            .filter(low -> low != null)
            .findFirst();
    String unit = value.hasCode() ? value.getCode() : value.getUnit();
    return new QualityMeasurement(code, value.getValue(), unit == null ? "" : unit, least);
  }
}
