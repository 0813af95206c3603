package org.chemosign.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.prediction.ChemosensitivityPrediction;
import org.chemosign.prediction.DomainPosition;
import org.chemosign.prediction.DrugPrediction;
import org.chemosign.prediction.NoCallReason;
import org.chemosign.prediction.PhenotypePrediction;
import org.chemosign.prediction.PredictionVersions;
import org.chemosign.prediction.ProfileSummary;
import org.chemosign.prediction.ReferenceUsed;
import org.chemosign.prediction.RegimenPrediction;
import org.chemosign.prediction.RegimenRule;
import org.chemosign.prediction.SensitivityCall;
import org.chemosign.prediction.SpecimenFacts;
import org.chemosign.prediction.SpecimenGate;
import org.chemosign.signature.Drug;
import org.chemosign.signature.EvidenceGrade;
import org.chemosign.signature.GeneContribution;
import org.chemosign.signature.ReferenceDistribution;
import org.chemosign.signature.SignatureCard;
import org.chemosign.signature.SignatureKind;
import org.chemosign.signature.SignatureScore;
import org.chemosign.signature.SpecimenType;

/** Predictions made by hand, for the tests of what a report says of them. */
final class Predictions {

  /** More digits than a float holds; the shortest text of this double has seventeen. */
  static final double SCORE = 3.3580667740000123;

  private Predictions() {}

  /** Two drugs sensitive, one intermediate, one resistant, fluorouracil without a call. */
  static ChemosensitivityPrediction mixed() {
    List<DrugPrediction> drugs =
        List.of(
            called(Drug.GEMCITABINE, SensitivityCall.SENSITIVE, SCORE),
            called(Drug.PACLITAXEL, SensitivityCall.RESISTANT, -0.5205035523),
            notCalled(Drug.FLUOROURACIL, NoCallReason.OUTSIDE_REFERENCE, OptionalDouble.of(9.25)),
            called(Drug.OXALIPLATIN, SensitivityCall.INTERMEDIATE, 4.488627609),
            called(Drug.IRINOTECAN, SensitivityCall.SENSITIVE, 1.0e-9));
    return prediction(drugs, gates(SpecimenGate.Outcome.UNKNOWN), List.of(purist(), gradient()));
  }

  /** Gemcitabine called and paclitaxel not, both outside their reference; irinotecan inside. */
  static ChemosensitivityPrediction outside() {
    DrugPrediction paclitaxel =
        at(called(Drug.PACLITAXEL, SensitivityCall.SENSITIVE, 1), 0.75, 100);
    List<DrugPrediction> drugs =
        List.of(
            at(called(Drug.GEMCITABINE, SensitivityCall.SENSITIVE, SCORE), 0.612, 100),
            new DrugPrediction(
                paclitaxel.drug(),
                paclitaxel.signature(),
                paclitaxel.score(),
                paclitaxel.percentile(),
                paclitaxel.reference(),
                SensitivityCall.NO_CALL,
                List.of(NoCallReason.OUTSIDE_REFERENCE),
                paclitaxel.genesUsed(),
                paclitaxel.genesMissing(),
                paclitaxel.topGenes(),
                paclitaxel.rest()),
            at(called(Drug.OXALIPLATIN, SensitivityCall.SENSITIVE, 1), 0.25, 41.2),
            at(called(Drug.IRINOTECAN, SensitivityCall.RESISTANT, 2), 0.25, 41.2));
    return prediction(drugs, gates(SpecimenGate.Outcome.MET), List.of());
  }

  private static DrugPrediction at(DrugPrediction drug, double distance, double percentile) {
    DomainPosition position = new DomainPosition(distance, percentile, 0.561, 0.70125);
    ReferenceUsed used = reference();
    return new DrugPrediction(
        drug.drug(),
        drug.signature(),
        drug.score(),
        drug.percentile(),
        Optional.of(
            new ReferenceUsed(
                used.specimenType(),
                used.cohort(),
                used.size(),
                used.matchesSpecimen(),
                Optional.of(position))),
        drug.call(),
        drug.reasons(),
        drug.genesUsed(),
        drug.genesMissing(),
        drug.topGenes(),
        drug.rest());
  }

  /** Every drug called, on a specimen that meets every gate. */
  static ChemosensitivityPrediction allCalled() {
    List<DrugPrediction> drugs =
        Stream.of(Drug.values())
            .map(drug -> called(drug, SensitivityCall.SENSITIVE, 1.5 + drug.ordinal()))
            .toList();
    return prediction(drugs, gates(SpecimenGate.Outcome.MET), List.of());
  }

  /** No drug called, because the specimen fails its gates. */
  static ChemosensitivityPrediction withheld() {
    List<DrugPrediction> drugs =
        Stream.of(Drug.values())
            .map(drug -> notCalled(drug, NoCallReason.LOW_RNA, OptionalDouble.empty()))
            .toList();
    return prediction(drugs, gates(SpecimenGate.Outcome.FAILED), List.of());
  }

  /** As {@link #mixed()}, with another sample name. */
  static ChemosensitivityPrediction named(String sample) {
    ChemosensitivityPrediction mixed = mixed();
    return new ChemosensitivityPrediction(
        profile(sample),
        mixed.specimen(),
        mixed.gates(),
        mixed.drugs(),
        mixed.regimens(),
        mixed.phenotypes(),
        mixed.versions());
  }

  static SignatureCard card(String id, SignatureKind kind, Optional<Drug> drug, String phenotype) {
    boolean weak = drug.equals(Optional.of(Drug.FLUOROURACIL));
    return new SignatureCard(
        id,
        "1.0.0",
        kind,
        "ChemoSign " + id,
        drug,
        Optional.ofNullable(phenotype),
        493,
        440,
        weak ? EvidenceGrade.NOT_VALIDATED : EvidenceGrade.IN_VITRO,
        List.of("Held-out Spearman 0.52 (n = 26)."),
        "CC-BY-4.0",
        false,
        List.of("doi:10.1000/example"),
        "Made for tests.",
        List.of(
            new ReferenceDistribution(
                SpecimenType.XENOGRAFT, "Cohort <X> & others", new double[] {1, 2, 3})),
        drug.map(d -> new SignatureCard.CallCutoffs(100.0 / 3, 200.0 / 3, 4)),
        false,
        Optional.empty(),
        "ab".repeat(32));
  }

  private static SignatureCard card(Drug drug) {
    return card(
        "chemosig-" + drug.code(), SignatureKind.RANK_NORMAL_LINEAR, Optional.of(drug), null);
  }

  private static DrugPrediction called(Drug drug, SensitivityCall call, double score) {
    return new DrugPrediction(
        drug,
        card(drug),
        OptionalDouble.of(score),
        OptionalDouble.of(22.727272727272727),
        Optional.of(reference()),
        call,
        List.of(),
        490,
        List.of("MLL2", "MLL3", "CXCR7"),
        contributions(),
        0.75);
  }

  private static DrugPrediction notCalled(Drug drug, NoCallReason reason, OptionalDouble score) {
    return new DrugPrediction(
        drug,
        card(drug),
        score,
        OptionalDouble.empty(),
        Optional.empty(),
        SensitivityCall.NO_CALL,
        List.of(reason),
        490,
        List.of("MLL2", "MLL3", "CXCR7"),
        score.isPresent() ? contributions() : List.of(),
        0.25);
  }

  private static ReferenceUsed reference() {
    return new ReferenceUsed(SpecimenType.XENOGRAFT, "Cohort <X> & others", 66, false);
  }

  private static List<GeneContribution> contributions() {
    return IntStream.range(0, 10)
        .mapToObj(i -> new GeneContribution("GENE" + i, (i % 2 == 0 ? 1 : -1) * (0.5 - i / 40.0)))
        .toList();
  }

  private static PhenotypePrediction purist() {
    return new PhenotypePrediction(
        card("purist", SignatureKind.GENE_PAIRS, Optional.empty(), "purist-subtype"),
        OptionalDouble.of(0.00109570513676),
        Optional.of(new SignatureScore.Bounds(0.001, 0.002)),
        Optional.of("classical"),
        Optional.of("strong classical"),
        List.of(),
        16,
        List.of(),
        List.of());
  }

  private static PhenotypePrediction gradient() {
    return new PhenotypePrediction(
        card("pamg", SignatureKind.GRADIENT, Optional.empty(), "pamg-pdx-gradient"),
        OptionalDouble.of(0.228196137348),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        10000,
        List.of(),
        List.of());
  }

  private static List<SpecimenGate> gates(SpecimenGate.Outcome outcome) {
    return Stream.of(SpecimenGate.Kind.values())
        .map(
            kind ->
                new SpecimenGate(
                    kind, outcome, outcome == SpecimenGate.Outcome.UNKNOWN ? "unknown" : "12 ng"))
        .toList();
  }

  private static ProfileSummary profile(String sample) {
    return new ProfileSummary(
        sample,
        ExpressionUnit.FPKM,
        GeneIdentifierType.SYMBOL,
        20531,
        19876,
        12,
        List.of("MLL2"),
        "cd".repeat(32));
  }

  private static ChemosensitivityPrediction prediction(
      List<DrugPrediction> drugs, List<SpecimenGate> gates, List<PhenotypePrediction> phenotypes) {
    return new ChemosensitivityPrediction(
        profile("PDX-1"),
        SpecimenFacts.unknown(),
        gates,
        drugs,
        List.of(
            regimen("mfolfirinox", drugs, Drug.FLUOROURACIL, Drug.IRINOTECAN, Drug.OXALIPLATIN),
            regimen("gemcitabine", drugs, Drug.GEMCITABINE),
            regimen("gemcitabine-nab-paclitaxel", drugs, Drug.GEMCITABINE, Drug.PACLITAXEL)),
        phenotypes,
        new PredictionVersions("0.1.0", "2022-09", "ef".repeat(32), "1.0.0", "01".repeat(32)));
  }

  private static RegimenPrediction regimen(
      String code, List<DrugPrediction> drugs, Drug... members) {
    List<DrugPrediction> own = new ArrayList<>();
    for (Drug member : members) {
      drugs.stream().filter(drug -> drug.drug() == member).forEach(own::add);
    }
    boolean open = own.stream().anyMatch(drug -> drug.call() == SensitivityCall.NO_CALL);
    return new RegimenPrediction(
        new RegimenRule(code, "1.0.0", List.of(members), List.of(), members.length, 0, 1),
        own,
        own.stream()
            .filter(drug -> drug.call() == SensitivityCall.SENSITIVE)
            .map(DrugPrediction::drug)
            .toList(),
        open ? SensitivityCall.NO_CALL : SensitivityCall.INTERMEDIATE,
        open ? List.of(NoCallReason.DRUG_NOT_CALLED) : List.of(),
        EvidenceGrade.IN_VITRO);
  }
}
