package org.chemosign.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.chemosign.chemogram.Chemogram;
import org.chemosign.chemogram.CurveFit;
import org.chemosign.chemogram.Flag;
import org.chemosign.chemogram.GrowthMetrics;
import org.chemosign.chemogram.Interval;
import org.chemosign.chemogram.PlateQuality;
import org.chemosign.chemogram.Potency;
import org.chemosign.signature.Drug;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SampledData;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * A chemogram as an Observation of profile chemogram. Doses are in micromolar, effects as shares.
 *
 * @param chemogram the chemogram, which has an area
 * @param drug the drug, where it is one of ours; else the plate's name is told
 */
public record ChemogramObservation(Chemogram chemogram, Optional<Drug> drug) {

  /** How the area is computed; chemograms of one method can be trained from together. */
  public static final String METHOD =
      "trapezoid over log10 dose of viability clipped to 0-100 %, all doses tested";

  private static final String MICROMOLAR = "umol/L";
  private static final int DIGITS = 8;

  /**
   * The Observation.
   *
   * @param specimen the model
   * @param subject its patient
   * @param effective when the test was read
   */
  public Observation resource(Reference specimen, Reference subject, DateTimeType effective) {
    Observation observation = new Observation();
    observation.getMeta().addProfile(Canonicals.profile("chemogram"));
    observation.setStatus(ObservationStatus.FINAL);
    observation.addCategory(
        Concepts.foreign(Canonicals.OBSERVATION_CATEGORY, "laboratory", "Laboratory"));
    observation.setCode(item("chemogram-auc"));
    observation.setSubject(subject);
    observation.setSpecimen(specimen);
    observation.setEffective(effective);
    observation.setMethod(new CodeableConcept().setText(METHOD));
    observation.setValue(quantity(chemogram.auc().orElseThrow(), "1"));
    component(observation, Concepts.foreign(Canonicals.LOINC, "51963-7", null), drugConcept());
    potency(observation, "chemogram-ic50", chemogram.ic50());
    interval(observation);
    add(observation, "chemogram-emax", quantity(1 - chemogram.emax().value() / 100, "1"));
    if (chemogram.fit() instanceof CurveFit.Fitted fitted) {
      add(observation, "chemogram-hill", quantity(fitted.hill().value(), "1"));
    }
    add(observation, "dose-response", sampled(chemogram.meanViability(), v -> v / 100, "1"));
    add(observation, "doses", sampled(chemogram.doses(), dose -> dose, MICROMOLAR));
    chemogram.growth().ifPresent(growth -> growth(observation, growth));
    zPrime().ifPresent(z -> add(observation, "chemogram-z-prime", quantity(z, "1")));
    if (!chemogram.key().passage().isEmpty()) {
      String passage = Plain.text(chemogram.key().passage());
      add(observation, "chemogram-passage", new StringType(passage));
    }
    chemogram.flags().stream()
        .sorted(Comparator.comparing(Flag::ordinal))
        .forEach(
            flag -> add(observation, "chemogram-quality", own("chemogram-quality", flag.code())));
    return observation;
  }

  private CodeableConcept drugConcept() {
    return drug.map(known -> new Concepts(new Messages(ReportLanguage.EN)).drug(known))
        .orElseGet(() -> new CodeableConcept().setText(Plain.text(chemogram.key().drug())));
  }

  /** A dose within those tested, a bound outside of them, or the reason why there is no fit. */
  private static void potency(Observation observation, String code, Potency potency) {
    ObservationComponentComponent component = observation.addComponent().setCode(item(code));
    if (potency instanceof Potency.Measured measured) {
      component.setValue(quantity(measured.dose(), MICROMOLAR));
    } else if (potency instanceof Potency.BelowRange below) {
      component.setValue(
          quantity(below.lowestDose(), MICROMOLAR).setComparator(QuantityComparator.LESS_THAN));
    } else if (potency instanceof Potency.AboveRange above) {
      component.setValue(
          quantity(above.highestDose(), MICROMOLAR).setComparator(QuantityComparator.GREATER_THAN));
    } else {
      component.setDataAbsentReason(Concepts.foreign(Canonicals.DATA_ABSENT, "error", "Error"));
    }
    if (!(potency instanceof Potency.Measured)) {
      component.addInterpretation(own("chemogram-ic50-reason", potency.code()));
    }
  }

  private void interval(Observation observation) {
    if (chemogram.ic50() instanceof Potency.Measured measured) {
      Interval interval = measured.interval();
      Range range = new Range();
      interval.lower().ifPresent(low -> range.setLow(quantity(low, MICROMOLAR)));
      interval.upper().ifPresent(high -> range.setHigh(quantity(high, MICROMOLAR)));
      if (!range.isEmpty()) {
        add(observation, "chemogram-ic50-interval", range);
      }
    }
  }

  private static void growth(Observation observation, GrowthMetrics growth) {
    potency(observation, "chemogram-gr50", growth.gr50());
    add(observation, "chemogram-gr-max", quantity(growth.grMax(), "1"));
    add(observation, "chemogram-gr-aoc", quantity(growth.grAoc(), "1"));
  }

  /** The lowest Z' of the plates. */
  private OptionalDouble zPrime() {
    return chemogram.plates().stream()
        .map(PlateQuality::zPrime)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .min();
  }

  private static void add(Observation observation, String code, Type value) {
    component(observation, item(code), value);
  }

  private static void component(Observation observation, CodeableConcept code, Type value) {
    observation.addComponent().setCode(code).setValue(value);
  }

  private static SampledData sampled(List<Double> values, DoubleUnaryOperator scale, String unit) {
    return new SampledData()
        .setOrigin(quantity(0, unit))
        .setPeriod(1)
        .setDimensions(1)
        .setData(
            values.stream()
                .map(value -> number(scale.applyAsDouble(value)).toPlainString())
                .collect(Collectors.joining(" ")));
  }

  private static Quantity quantity(double value, String unit) {
    return new Quantity()
        .setValue(number(value))
        .setUnit(unit)
        .setSystem(Canonicals.UCUM)
        .setCode(unit);
  }

  private static BigDecimal number(double value) {
    return new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
  }

  private static CodeableConcept item(String code) {
    return own("item", code);
  }

  private static CodeableConcept own(String system, String code) {
    return new CodeableConcept()
        .addCoding(new Coding().setSystem(Canonicals.codeSystem(system)).setCode(code));
  }
}
