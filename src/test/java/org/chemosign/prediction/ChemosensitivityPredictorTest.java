package org.chemosign.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.signature.CatalogSettings;
import org.chemosign.signature.Drug;
import org.chemosign.signature.GeneContribution;
import org.chemosign.signature.SignatureCatalog;
import org.chemosign.signature.SpecimenType;
import org.chemosign.testing.PanelProfiles;
import org.junit.jupiter.api.Test;

/** Whole predictions with the shipped signatures and rules. */
class ChemosensitivityPredictorTest {

  private static final ChemosensitivityPredictor OPEN = predictor(false);
  private static final ChemosensitivityPredictor RESEARCH = predictor(true);

  @Test
  void everythingOnAnUnknownSpecimen() {
    ChemosensitivityPrediction prediction =
        OPEN.predict(profile(1), PredictionRequest.everything());
    assertThat(prediction.drugs()).extracting(DrugPrediction::drug).containsExactly(Drug.values());
    assertThat(prediction.regimens())
        .extracting(regimen -> regimen.rule().canonical())
        .containsExactly(
            "mfolfirinox-rule|1.0.0",
            "gemcitabine-rule|1.0.0",
            "gemcitabine-nab-paclitaxel-rule|1.0.0");
    assertThat(prediction.phenotypes()).isEmpty();
    assertThat(prediction.gates())
        .extracting(SpecimenGate::outcome)
        .containsOnly(SpecimenGate.Outcome.UNKNOWN);
    assertThat(prediction.drugs())
        .allSatisfy(
            drug -> {
              assertThat(drug.score()).isPresent();
              assertThat(drug.reference().orElseThrow().specimenType())
                  .isEqualTo(SpecimenType.PRIMARY);
              assertThat(drug.reference().orElseThrow().matchesSpecimen()).isFalse();
              assertThat(drug.topGenes()).hasSize(10);
            });
    assertThat(prediction.versions().software()).isEqualTo("test");
    assertThat(prediction.versions().regimenRulesSha256()).hasSize(64);
    assertThat(prediction.profile().rows()).isEqualTo(profile(1).genes().size());
  }

  @Test
  void topGenesAndRestSumToTheScore() {
    for (int seed = 0; seed < 20; seed++) {
      for (DrugPrediction drug :
          OPEN.predict(profile(seed), PredictionRequest.everything()).drugs()) {
        double sum = 0;
        for (GeneContribution gene : drug.topGenes()) {
          sum += gene.contribution();
        }
        assertThat(sum + drug.rest()).isEqualTo(drug.score().orElseThrow());
        assertThat(drug.topGenes())
            .isSortedAccordingTo(
                (a, b) -> Double.compare(Math.abs(b.contribution()), Math.abs(a.contribution())));
      }
    }
  }

  @Test
  void referenceOfTheSpecimensKind() {
    SpecimenFacts xenograft = facts(Optional.of(SpecimenType.XENOGRAFT), 100, 50);
    DrugPrediction drug = OPEN.predict(profile(2), request(xenograft)).drugs().get(0);
    assertThat(drug.reference().orElseThrow())
        .satisfies(
            used -> {
              assertThat(used.specimenType()).isEqualTo(SpecimenType.XENOGRAFT);
              assertThat(used.size()).isEqualTo(37);
              assertThat(used.matchesSpecimen()).isTrue();
            });
    SpecimenFacts organoid = facts(Optional.of(SpecimenType.ORGANOID), 100, 50);
    assertThat(
            OPEN.predict(profile(2), request(organoid))
                .drugs()
                .get(0)
                .reference()
                .orElseThrow()
                .matchesSpecimen())
        .isFalse();
  }

  @Test
  void failedGatesWithholdCallsButNotScores() {
    SpecimenFacts poor =
        new SpecimenFacts(
            Optional.empty(), OptionalDouble.of(49.9), OptionalDouble.of(9), Optional.of(false));
    ChemosensitivityPrediction prediction = RESEARCH.predict(profile(3), request(poor));
    List<NoCallReason> reasons =
        List.of(
            NoCallReason.LOW_RNA,
            NoCallReason.LOW_CELLULARITY,
            NoCallReason.NOT_PANCREATIC_ADENOCARCINOMA);
    assertThat(prediction.drugs())
        .allSatisfy(
            drug -> {
              assertThat(drug.call()).isEqualTo(SensitivityCall.NO_CALL);
              assertThat(drug.reasons()).startsWith(reasons.toArray(NoCallReason[]::new));
              assertThat(drug.score()).isPresent();
              assertThat(drug.percentile()).isPresent();
            });
    assertThat(prediction.regimens())
        .allSatisfy(
            regimen -> {
              assertThat(regimen.call()).isEqualTo(SensitivityCall.NO_CALL);
              assertThat(regimen.reasons())
                  .startsWith(NoCallReason.DRUG_NOT_CALLED)
                  .containsAll(reasons);
            });
    assertThat(prediction.phenotypes().get(0).call()).contains("no-call");
  }

  @Test
  void tooFewGenesIsANoCallThatListsThem() {
    Map<String, Double> values = PanelProfiles.values(4);
    PanelProfiles.panelGenes().subList(0, 60).forEach(values::remove);
    ChemosensitivityPrediction prediction =
        OPEN.predict(PanelProfiles.of(values), PredictionRequest.everything());
    assertThat(prediction.drugs())
        .allSatisfy(
            drug -> {
              assertThat(drug.score()).isEmpty();
              assertThat(drug.percentile()).isEmpty();
              assertThat(drug.reference()).isEmpty();
              assertThat(drug.reasons()).containsExactly(NoCallReason.LOW_GENE_COVERAGE);
              assertThat(drug.genesMissing()).hasSize(60);
              assertThat(drug.topGenes()).isEmpty();
            });
    assertThat(prediction.regimens().get(0).reasons())
        .containsExactly(NoCallReason.DRUG_NOT_CALLED, NoCallReason.LOW_GENE_COVERAGE);
  }

  @Test
  void constantProfileIsANoCall() {
    Map<String, Double> values = PanelProfiles.values(5);
    values.replaceAll((gene, value) -> 3.0);
    ChemosensitivityPrediction prediction =
        RESEARCH.predict(PanelProfiles.of(values), PredictionRequest.everything());
    assertThat(prediction.drugs())
        .allSatisfy(
            drug -> assertThat(drug.reasons()).containsExactly(NoCallReason.UNINFORMATIVE_PROFILE));
    PhenotypePrediction purist = prediction.phenotypes().get(0);
    assertThat(purist.call()).contains("no-call");
    assertThat(purist.reasons()).containsExactly(NoCallReason.UNINFORMATIVE_PROFILE);
  }

  @Test
  void phenotypeOnlyWhereResearchUseIsOn() {
    PredictionRequest purist =
        new PredictionRequest(
            List.of("purist"), List.of(), List.of(), false, SpecimenFacts.unknown());
    PhenotypePrediction off = OPEN.predict(profile(6), purist).phenotypes().get(0);
    assertThat(off.reasons()).containsExactly(NoCallReason.LICENCE);
    assertThat(off.score()).isEmpty();
    ChemosensitivityPrediction on = RESEARCH.predict(profile(6), purist);
    assertThat(on.phenotypes().get(0).call().orElseThrow()).isIn("basal-like", "classical");
    assertThat(on.phenotypes().get(0).grade()).isPresent();
    assertThat(on.drugs()).isEmpty();
  }

  @Test
  void missingPuristGenesThatDecide() {
    Map<String, Double> values = PanelProfiles.values(7);
    PanelProfiles.puristGenes().forEach(values::remove);
    values.put("GATA6", 1.0);
    PhenotypePrediction purist =
        RESEARCH
            .predict(PanelProfiles.of(values), PredictionRequest.everything())
            .phenotypes()
            .get(0);
    assertThat(purist.reasons()).containsExactly(NoCallReason.MISSING_GENES_DECIDE);
    assertThat(purist.call()).contains("no-call");
    assertThat(purist.bounds()).isPresent();
  }

  @Test
  void selections() {
    assertThat(drugs(select(List.of(), List.of("mfolfirinox"))))
        .containsExactly(Drug.FLUOROURACIL, Drug.OXALIPLATIN, Drug.IRINOTECAN);
    assertThat(select(List.of(Drug.GEMCITABINE), List.of()).regimens())
        .extracting(regimen -> regimen.rule().regimen())
        .containsExactly("gemcitabine");
    assertThat(drugs(select(List.of(Drug.PACLITAXEL), List.of("gemcitabine"))))
        .containsExactly(Drug.GEMCITABINE, Drug.PACLITAXEL);
    PredictionRequest one =
        new PredictionRequest(
            List.of("chemosig-paclitaxel|1.1.0"),
            List.of(),
            List.of(),
            true,
            SpecimenFacts.unknown());
    assertThat(drugs(OPEN.predict(profile(8), one))).containsExactly(Drug.PACLITAXEL);
  }

  @Test
  void unknownSelections() {
    assertThatThrownBy(() -> select(List.of(), List.of("folfox")))
        .isInstanceOfSatisfying(
            UnknownSelectionException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(UnknownSelectionException.Kind.REGIMEN);
              assertThat(e.value()).isEqualTo("folfox");
            })
        .hasMessageContaining("mfolfirinox");
    PredictionRequest unknown =
        new PredictionRequest(
            List.of("chemosig-gemcitabine|2.0.0"),
            List.of(),
            List.of(),
            true,
            SpecimenFacts.unknown());
    assertThatThrownBy(() -> OPEN.predict(profile(9), unknown))
        .isInstanceOf(UnknownSelectionException.class)
        .hasMessageContaining("chemosig-gemcitabine|1.1.0");
    PredictionRequest notOffered =
        new PredictionRequest(
            List.of("purist"), List.of(Drug.GEMCITABINE), List.of(), true, SpecimenFacts.unknown());
    assertThatThrownBy(() -> OPEN.predict(profile(9), notOffered))
        .isInstanceOfSatisfying(
            UnknownSelectionException.class,
            e -> assertThat(e.kind()).isEqualTo(UnknownSelectionException.Kind.DRUG));
  }

  @Test
  void threadsAgree() {
    List<ExpressionProfile> profiles =
        IntStream.range(0, 8).mapToObj(ChemosensitivityPredictorTest::profile).toList();
    List<ChemosensitivityPrediction> alone =
        profiles.stream().map(p -> predictor(true).predict(p, everything())).toList();
    IntStream.range(0, 200)
        .parallel()
        .forEach(
            i ->
                assertThat(RESEARCH.predict(profiles.get(i % 8), everything()).drugs())
                    .extracting(DrugPrediction::score)
                    .isEqualTo(
                        alone.get(i % 8).drugs().stream().map(DrugPrediction::score).toList()));
  }

  private static ChemosensitivityPrediction select(List<Drug> drugs, List<String> regimens) {
    return OPEN.predict(
        profile(8),
        new PredictionRequest(List.of(), drugs, regimens, true, SpecimenFacts.unknown()));
  }

  private static List<Drug> drugs(ChemosensitivityPrediction prediction) {
    return prediction.drugs().stream().map(DrugPrediction::drug).toList();
  }

  private static PredictionRequest everything() {
    return PredictionRequest.everything();
  }

  private static PredictionRequest request(SpecimenFacts facts) {
    return new PredictionRequest(List.of(), List.of(), List.of(), true, facts);
  }

  private static SpecimenFacts facts(Optional<SpecimenType> type, double rna, double cells) {
    return new SpecimenFacts(
        type, OptionalDouble.of(rna), OptionalDouble.of(cells), Optional.of(true));
  }

  private static ExpressionProfile profile(long seed) {
    return PanelProfiles.of(PanelProfiles.values(seed));
  }

  private static ChemosensitivityPredictor predictor(boolean researchUse) {
    return new ChemosensitivityPredictor(
        SignatureCatalog.load(new CatalogSettings(Optional.empty(), researchUse)),
        RegimenRules.bundled(),
        "test");
  }
}
