package org.chemosign.operation.deidentify;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chemosign.report.Canonicals;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Quantity;

/**
 * Codes of public terminologies, the only words that a de-identified export holds. Displays and
 * texts are dropped, because a record system lets people write into them.
 */
final class PublicCodes {

  private static final List<String> SYSTEMS =
      List.of(
          "http://loinc.org",
          "http://snomed.info/sct",
          "http://hl7.org/fhir/sid/icd-10",
          "http://hl7.org/fhir/sid/icd-10-cm",
          "http://terminology.hl7.org/CodeSystem/icd-o-3",
          "http://www.whocc.no/atc",
          "http://www.nlm.nih.gov/research/umls/rxnorm",
          "http://www.genenames.org",
          "http://www.ncbi.nlm.nih.gov/gene");

  private static final List<String> ROOTS =
      List.of(
          Canonicals.ROOT + "/CodeSystem/",
          "http://terminology.hl7.org/CodeSystem/",
          "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/");

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+*:_-]{0,39}");
  private static final Pattern ANNOTATION = Pattern.compile("\\{[^}]*}");
  private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9*/.%\\[\\]_'^+()-]{1,30}");
  private static final String UCUM = "http://unitsofmeasure.org";

  private PublicCodes() {}

  /** The public codes of a concept; empty when it has none. */
  static Optional<CodeableConcept> of(CodeableConcept concept) {
    CodeableConcept kept = new CodeableConcept();
    concept.getCoding().stream()
        .filter(PublicCodes::isPublic)
        .map(coding -> new Coding().setSystem(coding.getSystem()).setCode(coding.getCode()))
        .forEach(kept::addCoding);
    return kept.hasCoding() ? Optional.of(kept) : Optional.empty();
  }

  /** The public codes of several concepts, those without any left out. */
  static List<CodeableConcept> of(List<CodeableConcept> concepts) {
    return concepts.stream().map(PublicCodes::of).flatMap(Optional::stream).toList();
  }

  private static boolean isPublic(Coding coding) {
    return coding.hasSystem()
        && coding.hasCode()
        && CODE.matcher(coding.getCode()).matches()
        && (SYSTEMS.contains(coding.getSystem())
            || ROOTS.stream().anyMatch(coding.getSystem()::startsWith));
  }

  /**
   * A quantity of a UCUM unit, or of none; empty for any other. What stands in braces in a unit is
   * an annotation and dropped, which changes no value.
   */
  static Optional<Quantity> of(Quantity quantity) {
    BigDecimal value = quantity.getValue();
    if (value == null) {
      return Optional.empty();
    }
    Quantity kept = new Quantity().setValue(value).setComparator(quantity.getComparator());
    if (!quantity.hasUnit() && !quantity.hasCode()) {
      return Optional.of(kept);
    }
    if (!UCUM.equals(quantity.getSystem()) || !quantity.hasCode()) {
      return Optional.empty();
    }
    String plain = ANNOTATION.matcher(quantity.getCode()).replaceAll("");
    String unit = plain.isEmpty() ? "1" : plain;
    return UNIT.matcher(unit).matches()
        ? Optional.of(kept.setSystem(UCUM).setCode(unit).setUnit(unit))
        : Optional.empty();
  }
}
