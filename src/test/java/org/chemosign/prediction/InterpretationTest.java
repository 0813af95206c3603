package org.chemosign.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chemosign.signature.CatalogSettings;
import org.chemosign.signature.Drug;
import org.chemosign.signature.EvidenceGrade;
import org.chemosign.signature.GeneContribution;
import org.chemosign.signature.ReferenceDistribution;
import org.chemosign.signature.SignatureCard;
import org.chemosign.signature.SignatureCatalog;
import org.chemosign.signature.SignatureScore;
import org.chemosign.signature.SpecimenType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls, regimens, gates and rules, each on its own. */
class InterpretationTest {

  private static final SignatureCatalog CATALOG = SignatureCatalog.load(CatalogSettings.shipped());

  @ParameterizedTest
  @CsvSource({
    "0.5, SENSITIVE, 0",
    "3, SENSITIVE, 25",
    "4, INTERMEDIATE, 35",
    "7, RESISTANT, 65",
    "12, RESISTANT, 100",
    "17.7, NO_CALL, 100"
  })
  void callsByPercentile(double score, SensitivityCall call, double percentile) {
    DrugPrediction drug = interpretation().of(score(score));
    assertThat(drug.call()).isEqualTo(call);
    assertThat(drug.percentile()).hasValue(percentile);
  }

  @Test
  void farFromTheReferenceIsNotCalled() {
    // Mean 5.5, standard deviation 3.0276503540974917; 4 of them reach 17.61.
    assertThat(interpretation().of(score(17.6)).reasons()).isEmpty();
    assertThat(interpretation().of(score(17.62)).reasons())
        .containsExactly(NoCallReason.OUTSIDE_REFERENCE);
    assertThat(interpretation().of(score(-6.7)).reasons())
        .containsExactly(NoCallReason.OUTSIDE_REFERENCE);
  }

  @Test
  void restClosesTheSum() {
    List<GeneContribution> top =
        List.of(new GeneContribution("A", 0.1), new GeneContribution("B", 0.2));
    double rest = DrugInterpretation.rest(0.7, top);
    assertThat(0.1 + 0.2 + rest).isEqualTo(0.7);
  }

  @ParameterizedTest
  @CsvSource({
    "SENSITIVE, SENSITIVE, SENSITIVE, SENSITIVE",
    "SENSITIVE, SENSITIVE, RESISTANT, SENSITIVE",
    "SENSITIVE, RESISTANT, RESISTANT, INTERMEDIATE",
    "SENSITIVE, INTERMEDIATE, INTERMEDIATE, INTERMEDIATE",
    "INTERMEDIATE, RESISTANT, RESISTANT, RESISTANT",
    "INTERMEDIATE, INTERMEDIATE, RESISTANT, INTERMEDIATE",
    "SENSITIVE, SENSITIVE, NO_CALL, NO_CALL"
  })
  void mfolfirinox(
      SensitivityCall first, SensitivityCall second, SensitivityCall third, SensitivityCall call) {
    RegimenPrediction regimen =
        RegimenInterpretation.of(
            RegimenRules.bundled().find("mfolfirinox").orElseThrow(),
            List.of(
                drug(Drug.FLUOROURACIL, first),
                drug(Drug.OXALIPLATIN, second),
                drug(Drug.IRINOTECAN, third)));
    assertThat(regimen.call()).isEqualTo(call);
    assertThat(regimen.drugs())
        .extracting(DrugPrediction::drug)
        .containsExactly(Drug.FLUOROURACIL, Drug.IRINOTECAN, Drug.OXALIPLATIN);
    assertThat(regimen.evidence()).isEqualTo(EvidenceGrade.NOT_VALIDATED);
    assertThat(regimen.rule().unscored()).containsExactly("leucovorin");
  }

  @ParameterizedTest
  @CsvSource({
    "SENSITIVE, RESISTANT, INTERMEDIATE",
    "SENSITIVE, INTERMEDIATE, SENSITIVE",
    "INTERMEDIATE, RESISTANT, RESISTANT",
    "INTERMEDIATE, INTERMEDIATE, INTERMEDIATE"
  })
  void gemcitabineWithNabPaclitaxel(
      SensitivityCall gemcitabine, SensitivityCall paclitaxel, SensitivityCall call) {
    RegimenRule rule = RegimenRules.bundled().find("gemcitabine-nab-paclitaxel").orElseThrow();
    List<DrugPrediction> drugs =
        List.of(drug(Drug.GEMCITABINE, gemcitabine), drug(Drug.PACLITAXEL, paclitaxel));
    assertThat(RegimenInterpretation.of(rule, drugs).call()).isEqualTo(call);
  }

  @Test
  void gatesAreMetOnTheirLimits() {
    SpecimenFacts facts =
        new SpecimenFacts(
            Optional.empty(), OptionalDouble.of(50), OptionalDouble.of(9.5), Optional.of(true));
    assertThat(SpecimenGates.of(facts))
        .containsExactly(
            new SpecimenGate(SpecimenGate.Kind.RNA_MASS, SpecimenGate.Outcome.MET, "50 ng"),
            new SpecimenGate(
                SpecimenGate.Kind.NEOPLASTIC_CELLS, SpecimenGate.Outcome.FAILED, "9.5 %"),
            new SpecimenGate(
                SpecimenGate.Kind.DIAGNOSIS,
                SpecimenGate.Outcome.MET,
                "pancreatic adenocarcinoma"));
    assertThat(SpecimenGates.of(SpecimenFacts.unknown()))
        .allSatisfy(gate -> assertThat(gate.observed()).isEqualTo("unknown"));
  }

  @Test
  void rulesAreReadStrictly() {
    for (String json :
        List.of(
            "{\"version\": \"1\", \"regimens\": [], \"more\": 1}",
            "{\"version\": \"1\"}",
            "{\"version\": \"1\", \"version\": \"2\", \"regimens\": []}",
            "{\"version\": \"1\", \"regimens\": [{\"regimen\": \"x\"}]}")) {
      assertThatThrownBy(() -> RegimenRules.parse(json.getBytes(StandardCharsets.UTF_8)))
          .as(json)
          .isInstanceOf(Exception.class);
    }
    assertThat(RegimenRules.bundled().version()).isEqualTo("1.0.0");
  }

  @Test
  void theBuildRecordsAVersion() {
    assertThat(SoftwareVersion.current()).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  private static DrugInterpretation interpretation() {
    SignatureCard card = card(Drug.GEMCITABINE);
    double[] scores = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    return new DrugInterpretation(
        new SignatureCard(
            card.id(),
            card.version(),
            card.kind(),
            card.title(),
            card.drug(),
            card.phenotype(),
            card.genes(),
            card.minimumGenes(),
            card.evidence(),
            card.evidenceStatement(),
            card.licence(),
            card.researchUseOnly(),
            card.citations(),
            card.provenance(),
            List.of(new ReferenceDistribution(SpecimenType.PRIMARY, "ten", scores)),
            Optional.of(new SignatureCard.CallCutoffs(25, 65, 4)),
            false,
            Optional.empty(),
            card.sha256()),
        Optional.empty(),
        List.of());
  }

  private static SignatureScore score(double value) {
    return new SignatureScore(
        OptionalDouble.of(value),
        2,
        List.of(),
        0,
        List.of(new GeneContribution("A", value)),
        Optional.empty(),
        Optional.empty());
  }

  private static DrugPrediction drug(Drug drug, SensitivityCall call) {
    return new DrugPrediction(
        drug,
        card(drug),
        OptionalDouble.of(1),
        OptionalDouble.of(50),
        Optional.empty(),
        call,
        call == SensitivityCall.NO_CALL ? List.of(NoCallReason.OUTSIDE_REFERENCE) : List.of(),
        493,
        List.of(),
        List.of(),
        1);
  }

  private static SignatureCard card(Drug drug) {
    return CATALOG.active(drug).orElseThrow().card();
  }
}
