package org.chemosign.report;

import java.math.BigDecimal;
import java.util.Map;
import org.chemosign.prediction.NoCallReason;
import org.chemosign.prediction.SensitivityCall;
import org.chemosign.signature.Drug;
import org.chemosign.signature.EvidenceGrade;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Quantity;

/**
 * Coded values of a report. Displays of our own codes are those of the code systems in the report's
 * language, as a validator expects of a resource in that language.
 */
final class Concepts {

  private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
  private static final String ATC = "http://www.whocc.no/atc";
  private static final String SNOMED = "http://snomed.info/sct";

  /** RxNorm ingredient, ATC class and SNOMED CT substance of each drug. */
  private static final Map<Drug, DrugCodes> DRUGS =
      Map.of(
          Drug.FLUOROURACIL, new DrugCodes("4492", "L01BC02", "387172005"),
          Drug.OXALIPLATIN, new DrugCodes("32592", "L01XA03", "395814003"),
          Drug.IRINOTECAN, new DrugCodes("51499", "L01CE02", "372538008"),
          Drug.GEMCITABINE, new DrugCodes("12574", "L01BC05", "386920008"),
          Drug.PACLITAXEL, new DrugCodes("56946", "L01CD01", "387374002"));

  private record DrugCodes(String rxnorm, String atc, String snomed) {}

  private final Messages messages;

  Concepts(Messages messages) {
    this.messages = messages;
  }

  /** The drug, by our own code first. */
  CodeableConcept drug(Drug drug) {
    DrugCodes codes = DRUGS.get(drug);
    return own("drug", drug.code())
        .addCoding(new Coding(RXNORM, codes.rxnorm(), null))
        .addCoding(new Coding(ATC, codes.atc(), null))
        .addCoding(new Coding(SNOMED, codes.snomed(), null));
  }

  /** The only disease that predictions are about. */
  CodeableConcept disease() {
    return new CodeableConcept()
        .addCoding(new Coding(SNOMED, "700423003", null))
        .setText(messages.text("gate.DIAGNOSIS"));
  }

  CodeableConcept call(SensitivityCall call) {
    return own("sensitivity-call", call.code());
  }

  /** The call as Genomics Reporting answers it, where it can, beside our own code. */
  CodeableConcept implication(SensitivityCall call) {
    CodeableConcept concept = new CodeableConcept();
    switch (call) {
      case SENSITIVE ->
          concept.addCoding(new Coding(Canonicals.LOINC, "LA9661-5", "Presumed responsive"));
      case RESISTANT ->
          concept.addCoding(new Coding(Canonicals.LOINC, "LA9660-7", "Presumed resistant"));
      case INTERMEDIATE, NO_CALL -> {}
    }
    return concept.addCoding(coding("sensitivity-call", call.code())).setText(call(call).getText());
  }

  CodeableConcept reason(NoCallReason reason) {
    return own("no-call-reason", reason.code());
  }

  CodeableConcept evidence(EvidenceGrade grade) {
    return own("evidence-grade", grade.code());
  }

  CodeableConcept item(String code) {
    return own("item", code);
  }

  CodeableConcept conclusion(Drug drug, SensitivityCall call) {
    return own("chemosensitivity-conclusion", drug.code() + "-" + call.code());
  }

  /** A concept of one of our code systems; a code that it does not hold becomes text alone. */
  CodeableConcept own(String system, String code) {
    String key = "display." + system + "." + code;
    if (!messages.has(key)) {
      return new CodeableConcept().setText(Plain.text(code));
    }
    return new CodeableConcept().addCoding(coding(system, code)).setText(messages.text(key));
  }

  /** The display of a code in a language, or the code itself when the system does not hold it. */
  static String textOf(Messages messages, String system, String code) {
    String key = "display." + system + "." + code;
    return messages.has(key) ? messages.text(key) : code;
  }

  Coding coding(String system, String code) {
    String display = messages.text("display." + system + "." + code);
    return new Coding(Canonicals.codeSystem(system), code, display);
  }

  static CodeableConcept foreign(String system, String code, String display) {
    return new CodeableConcept().addCoding(new Coding(system, code, display));
  }

  /** A quantity of unit 1 with every digit of the number. */
  static Quantity unity(double value) {
    return quantity(value, "1");
  }

  /** A quantity with every digit of the number. */
  static Quantity quantity(double value, String ucum) {
    return new Quantity()
        .setValue(new BigDecimal(Double.toString(value)))
        .setUnit(ucum)
        .setSystem(Canonicals.UCUM)
        .setCode(ucum);
  }
}
