package org.chemosign.cli;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.chemosign.prediction.ChemosensitivityPrediction;
import org.chemosign.prediction.DrugPrediction;
import org.chemosign.prediction.NoCallReason;
import org.chemosign.prediction.PhenotypePrediction;
import org.chemosign.prediction.RegimenPrediction;
import org.chemosign.prediction.SensitivityCall;
import org.chemosign.report.SpreadsheetGuard;

/**
 * The table of the contract: a row a drug in panel order, then a row a regimen in rule order, then
 * a row a phenotype. Numbers have full double precision; what is missing is empty; several reasons
 * are joined by semicolons. The score of a regimen is the number of its drugs called sensitive.
 */
final class TsvFormat implements PredictionFormat {

  static final List<String> COLUMNS =
      List.of(
          "sample",
          "kind",
          "id",
          "drug_or_phenotype",
          "score",
          "percentile",
          "call",
          "genes_used",
          "genes_missing",
          "reason",
          "signature_version");

  @Override
  public String header() {
    return String.join("\t", COLUMNS) + "\n";
  }

  @Override
  public String render(ChemosensitivityPrediction prediction) {
    String sample = SpreadsheetGuard.cell(prediction.profile().sample());
    StringBuilder text = new StringBuilder();
    prediction.drugs().forEach(drug -> append(text, sample, drug(drug)));
    prediction.regimens().forEach(regimen -> append(text, sample, regimen(regimen)));
    prediction.phenotypes().forEach(phenotype -> append(text, sample, phenotype(phenotype)));
    return text.toString();
  }

  private static void append(StringBuilder text, String sample, List<String> cells) {
    text.append(sample).append('\t').append(String.join("\t", cells)).append('\n');
  }

  private static List<String> drug(DrugPrediction drug) {
    return List.of(
        "drug",
        drug.signature().id(),
        drug.drug().code(),
        number(drug.score()),
        number(drug.percentile()),
        drug.call().code(),
        Integer.toString(drug.genesUsed()),
        Integer.toString(drug.genesMissing().size()),
        reasons(drug.reasons()),
        drug.signature().version());
  }

  private static List<String> regimen(RegimenPrediction regimen) {
    boolean called = regimen.call() != SensitivityCall.NO_CALL;
    String canonical = regimen.rule().canonical();
    return List.of(
        "regimen",
        canonical.substring(0, canonical.indexOf('|')),
        regimen.rule().regimen(),
        called ? Integer.toString(regimen.sensitive().size()) : "",
        "",
        regimen.call().code(),
        "",
        "",
        reasons(regimen.reasons()),
        regimen.rule().version());
  }

  private static List<String> phenotype(PhenotypePrediction phenotype) {
    return List.of(
        "phenotype",
        phenotype.signature().id(),
        SpreadsheetGuard.cell(phenotype.signature().phenotype().orElse("")),
        number(phenotype.score()),
        "",
        phenotype.call().orElse(""),
        Integer.toString(phenotype.genesUsed()),
        Integer.toString(phenotype.genesMissing().size()),
        reasons(phenotype.reasons()),
        phenotype.signature().version());
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }

  private static String reasons(List<NoCallReason> reasons) {
    return reasons.stream().map(NoCallReason::code).collect(Collectors.joining(";"));
  }
}
