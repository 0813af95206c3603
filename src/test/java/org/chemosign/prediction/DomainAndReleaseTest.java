package org.chemosign.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.signature.CataloguedSignature;
import org.chemosign.signature.DomainLimits;
import org.chemosign.signature.ReferenceCohort;
import org.chemosign.signature.ReleaseRecord;
import org.chemosign.signature.ReleaseStatus;
import org.chemosign.signature.Signature;
import org.chemosign.signature.SignatureCatalog;
import org.chemosign.signature.SpecimenType;
import org.chemosign.testing.PanelProfiles;
import org.chemosign.testing.TestPack;
import org.junit.jupiter.api.Test;

/** What a prediction makes of the applicability domain and of the state of a release. */
class DomainAndReleaseTest {

  private static final Signature SIGNATURE = signature();
  private static final DomainLimits LIMITS =
      SIGNATURE.card().references().get(0).domain().orElseThrow().limits();

  @Test
  void aMemberOfTheCohortIsInsideAndCalled() {
    DrugPrediction drug = predict(member(3));
    DomainPosition position = position(drug);
    assertThat(position.outside()).isFalse();
    assertThat(position.warnAbove()).isEqualTo(LIMITS.warnAbove());
    assertThat(position.noCallAbove()).isEqualTo(LIMITS.noCallAbove());
    assertThat(position.percentile()).isEqualTo(LIMITS.percentile(position.distance()));
    assertThat(drug.call()).isNotEqualTo(SensitivityCall.NO_CALL);
  }

  @Test
  void aSampleBetweenTheLimitsIsCalledWithAWarning() {
    DrugPrediction drug =
        IntStream.range(0, 1000)
            .mapToObj(i -> predict(noisy(50_000 + i, 5)))
            .filter(d -> position(d).outside() && !position(d).tooFar())
            .findFirst()
            .orElseThrow();
    assertThat(drug.call()).isNotEqualTo(SensitivityCall.NO_CALL);
    assertThat(drug.reference().orElseThrow().outside()).isTrue();
  }

  @Test
  void aSampleTooFarAwayIsNotCalledAndShowsItsScore() {
    Map<String, Double> values = new LinkedHashMap<>();
    int rank = TestPack.GENES.size();
    for (String gene : TestPack.GENES) {
      values.put(gene, (double) rank--);
    }
    DrugPrediction drug = predict(PanelProfiles.of(values));
    assertThat(position(drug).tooFar()).isTrue();
    assertThat(drug.call()).isEqualTo(SensitivityCall.NO_CALL);
    assertThat(drug.reasons()).containsExactly(NoCallReason.OUTSIDE_REFERENCE);
    assertThat(drug.score()).isPresent();
    assertThat(drug.percentile()).isPresent();
  }

  @Test
  void aSignatureWithoutDomainTellsNone() {
    SignatureCatalog catalog = SignatureCatalog.of(List.of(TestPack.linear().signature()), false);
    DrugPrediction drug =
        predictor(catalog).predict(member(1), PredictionRequest.everything()).drugs().get(0);
    assertThat(drug.reference().orElseThrow().domain()).isEmpty();
    assertThat(drug.call()).isNotEqualTo(SensitivityCall.NO_CALL);
  }

  @Test
  void aDraftThatIsNamedIsRefused() {
    TestPack draft = TestPack.linear();
    draft.card().put("releaseRequired", true);
    SignatureCatalog catalog = SignatureCatalog.of(List.of(draft.signature()), false);
    for (String name : List.of("lab-gemcitabine", "lab-gemcitabine|1.0.0")) {
      assertThatThrownBy(() -> predictor(catalog).predict(member(1), named(name)))
          .isInstanceOf(UnreleasedSignatureException.class)
          .hasMessage(
              "the signature lab-gemcitabine|1.0.0 is a draft: nobody has released it for use");
    }
    assertThat(predictor(catalog).predict(member(1), PredictionRequest.everything()).drugs())
        .isEmpty();
  }

  @Test
  void aRetiredOneThatIsNamedIsRefusedWithTheReason() {
    Signature signature = TestPack.linear().signature();
    ReleaseRecord record =
        ReleaseRecord.first(
            signature.card(),
            new ReleaseRecord.Entry(
                ReleaseStatus.RETIRED,
                "Dr A. Person",
                Instant.parse("2026-05-01T09:30:00Z"),
                "superseded by 2.0.0"));
    SignatureCatalog catalog =
        SignatureCatalog.of(List.of(), false)
            .with(List.of(new CataloguedSignature(signature, Optional.of(record))));
    assertThatThrownBy(() -> predictor(catalog).predict(member(1), named("lab-gemcitabine")))
        .isInstanceOfSatisfying(
            UnreleasedSignatureException.class,
            e -> assertThat(e.status()).isEqualTo(ReleaseStatus.RETIRED))
        .hasMessage(
            "the signature lab-gemcitabine|1.0.0 was retired by Dr A. Person on 2026-05-01:"
                + " superseded by 2.0.0");
  }

  private static PredictionRequest named(String name) {
    return new PredictionRequest(
        List.of(name), List.of(), List.of(), true, SpecimenFacts.unknown());
  }

  private static DrugPrediction predict(ExpressionProfile profile) {
    return predictor(SignatureCatalog.of(List.of(SIGNATURE), false))
        .predict(profile, named("lab-gemcitabine"))
        .drugs()
        .get(0);
  }

  private static ChemosensitivityPredictor predictor(SignatureCatalog catalog) {
    return new ChemosensitivityPredictor(catalog, RegimenRules.bundled(), "test");
  }

  private static DomainPosition position(DrugPrediction drug) {
    return drug.reference().orElseThrow().domain().orElseThrow();
  }

  /** The linear pack with a domain, released as if its maker had. */
  private static Signature signature() {
    Signature plain = TestPack.linear().signature();
    List<ExpressionProfile> cohort =
        IntStream.range(0, 20).mapToObj(DomainAndReleaseTest::member).toList();
    ReferenceCohort reference =
        ReferenceCohort.of(plain, cohort, SpecimenType.PRIMARY, "twenty alike");
    TestPack pack = TestPack.linear();
    pack.card().putArray("references").add(reference.cardEntry());
    return pack.file("domain.tsv", ReferenceCohort.domainFile(plain, List.of(reference)))
        .signature();
  }

  private static ExpressionProfile member(int seed) {
    return noisy(seed, 2).withSample("member " + seed);
  }

  /** Genes in about their card order. */
  private static ExpressionProfile noisy(long seed, double noise) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    Map<String, Double> values = new LinkedHashMap<>();
    double level = 20;
    for (String gene : TestPack.GENES) {
      values.put(gene, level + noise * random.nextGaussian());
      level += 1;
    }
    return PanelProfiles.of(values);
  }
}
