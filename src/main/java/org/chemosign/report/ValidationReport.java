package org.chemosign.report;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.chemosign.survival.Account;
import org.chemosign.survival.ValidationResult;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportStatus;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/**
 * A validation as a MeasureReport of profile signature-validation: one group a statistic, the
 * number as its measureScore.
 *
 * @param score the run with the score
 * @param call the run with the call, where there were two calls
 * @param sensitive name of the call sensitive in that run
 * @param members number of members of the cohort, analysed or not
 */
public record ValidationReport(
    ValidationResult score, Optional<ValidationResult> call, String sensitive, int members) {

  private static final String MEASURE = Canonicals.ROOT + "/Measure/signature-validation|0.1.0";
  private static final String POPULATION =
      "http://terminology.hl7.org/CodeSystem/measure-population";
  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
  private static final int DIGITS = 8;
  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

  /**
   * The report.
   *
   * @param group the cohort
   * @param period from the first to the last outcome
   * @param evaluated the signature's Library first, then what was read of the patients
   */
  public MeasureReport resource(Reference group, Period period, List<Reference> evaluated) {
    MeasureReport report = new MeasureReport();
    report.getMeta().addProfile(Canonicals.profile("signature-validation"));
    report.setStatus(MeasureReportStatus.COMPLETE).setType(MeasureReportType.SUMMARY);
    report.setMeasure(MEASURE);
    report.setSubject(group);
    report.setDateElement(new DateTimeType(new Date(), TemporalPrecisionEnum.MILLI, UTC));
    report.setPeriod(period);
    for (Map.Entry<String, Double> statistic :
        ValidationStatistics.of(score, call, sensitive).entrySet()) {
      MeasureReportGroupComponent group1 = report.addGroup();
      group1.setCode(own(statistic.getKey()));
      group1.setMeasureScore(
          number(statistic.getValue(), statistic.getKey().startsWith("median") ? "mo" : "1"));
    }
    count(report.getGroupFirstRep());
    evaluated.forEach(report::addEvaluatedResource);
    return report;
  }

  private void count(MeasureReportGroupComponent first) {
    Account account = score.account();
    population(first, "initial-population", members);
    population(first, "measure-population", account.analysed());
    population(first, "measure-population-exclusion", members - account.analysed());
  }

  private static void population(MeasureReportGroupComponent group, String code, int count) {
    group
        .addPopulation()
        .setCode(new CodeableConcept().addCoding(new Coding().setSystem(POPULATION).setCode(code)))
        .setCount(count);
  }

  private static CodeableConcept own(String code) {
    return new CodeableConcept()
        .addCoding(
            new Coding().setSystem(Canonicals.codeSystem("validation-statistic")).setCode(code));
  }

  /** The number at eight digits; what could not be computed says so. */
  private static Quantity number(double value, String unit) {
    Quantity quantity = new Quantity().setUnit(unit).setSystem(Canonicals.UCUM).setCode(unit);
    if (Double.isFinite(value)) {
      return quantity.setValue(new BigDecimal(value).round(new MathContext(DIGITS)));
    }
    DecimalType absent = new DecimalType();
    absent.addExtension(new Extension(ABSENT, new CodeType("not-applicable")));
    return quantity.setValueElement(absent);
  }
}
