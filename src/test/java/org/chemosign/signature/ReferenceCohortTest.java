package org.chemosign.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.testing.PanelProfiles;
import org.chemosign.testing.TestPack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The making of references and applicability domains, and what is refused. */
class ReferenceCohortTest {

  private static final Signature SIGNATURE = TestPack.linear().signature();

  @Test
  void distancesAreThoseOfTheFormulaWithEachMemberLeftOut() {
    List<ExpressionProfile> cohort = cohort(12);
    double[][] q = cohort.stream().map(ReferenceCohortTest::normalScores).toArray(double[][]::new);
    double[] expected = new double[12];
    for (int i = 0; i < 12; i++) {
      double squares = 0;
      for (int g = 0; g < 8; g++) {
        double sum = 0;
        for (int j = 0; j < 12; j++) {
          sum += j == i ? 0 : q[j][g];
        }
        squares += Math.pow(q[i][g] - sum / 11, 2);
      }
      expected[i] = Math.sqrt(squares / 8);
    }
    Arrays.sort(expected);
    DomainLimits limits = build(cohort).limits();
    assertThat(limits.sortedDistances()).containsExactly(expected, within(1e-6));
    assertThat(limits.median()).isCloseTo((expected[5] + expected[6]) / 2, within(1e-6));
    assertThat(limits.warnAbove()).isEqualTo(limits.sortedDistances()[11]);
    assertThat(limits.noCallAbove()).isCloseTo(1.25 * limits.warnAbove(), within(1e-12));
  }

  @Test
  void inAHundredSamplesTheLargestDistanceIsNotTheLimit() {
    DomainLimits limits = build(cohort(100)).limits();
    assertThat(limits.warnAbove()).isEqualTo(limits.sortedDistances()[98]);
    assertThat(limits.percentile(limits.warnAbove())).isCloseTo(98.5, within(1e-9));
  }

  @Test
  void theNewVersionHoldsCohortAndDomainAndHasToBeReleased() {
    List<ExpressionProfile> cohort = cohort(12);
    Signature built = read(stored(TestPack.linear()).withReference(build(cohort), "1.1.0"));
    SignatureCard card = built.card();
    assertThat(card.canonical()).isEqualTo("lab-gemcitabine|1.1.0");
    assertThat(card.releaseRequired()).isTrue();
    assertThat(card.provenance())
        .startsWith("made in a test Of lab-gemcitabine|1.0.0 (SHA-256 ")
        .endsWith("with the reference primary replaced: ward 7, n = 12.");
    ReferenceDistribution reference = card.references().get(0);
    assertThat(reference.cohort()).isEqualTo("ward 7");
    assertThat(reference.size()).isEqualTo(12);
    ApplicabilityDomain domain = reference.domain().orElseThrow();
    for (ExpressionProfile member : cohort) {
      assertThat(domain.bind(member.genes()).distance(member).orElseThrow())
          .isLessThanOrEqualTo(domain.limits().warnAbove());
      assertThat(built.score(member).value()).isEqualTo(SIGNATURE.score(member).value());
    }
  }

  @Test
  void anotherTypeIsAddedAndTheFirstDomainStays() {
    StoredPack first = stored(TestPack.linear());
    SortedMap<String, byte[]> primary = first.withReference(build(cohort(12)), "1.1.0");
    ReferenceCohort organoids =
        ReferenceCohort.of(SIGNATURE, cohort(15), SpecimenType.ORGANOID, "organoids");
    Signature both = read(stored(primary).withReference(organoids, "2.0.0"));
    assertThat(both.card().references())
        .extracting(ReferenceDistribution::specimenType)
        .containsExactly(SpecimenType.PRIMARY, SpecimenType.ORGANOID);
    assertThat(both.card().references()).allMatch(reference -> reference.domain().isPresent());
    assertThat(both.card().provenance()).endsWith("reference organoid added: organoids, n = 15.");
  }

  @Test
  void theSameCohortMakesTheSameBytes() {
    assertThat(bytes()).isEqualTo(bytes());
  }

  private static String bytes() {
    StringBuilder all = new StringBuilder();
    stored(TestPack.linear())
        .withReference(build(cohort(12)), "1.1.0")
        .values()
        .forEach(bytes -> all.append(new String(bytes, StandardCharsets.UTF_8)));
    return all.toString();
  }

  @Test
  void aGeneThatTheCohortLacksIsNoPartOfItsDomain() {
    List<ExpressionProfile> cohort =
        IntStream.range(0, 12).mapToObj(i -> profile("s" + i, without(i, "MYC"))).toList();
    TestPack pack = TestPack.linear();
    SortedMap<String, byte[]> built = stored(pack).withReference(build(cohort), "1.1.0");
    assertThat(new String(built.get("domain.tsv"), StandardCharsets.UTF_8))
        .contains("MYC\t4609\tNA\n");
    Signature signature = read(built);
    ApplicabilityDomain domain = signature.card().references().get(0).domain().orElseThrow();
    ExpressionProfile with = profile("x", TestPack.values(99));
    ExpressionProfile without = profile("x", without(99, "MYC"));
    assertThat(domain.bind(with.genes()).distance(with))
        .isEqualTo(domain.bind(without.genes()).distance(without));
  }

  @Test
  void tooFewGenesGiveNoDistance() {
    Signature signature = read(stored(TestPack.linear()).withReference(build(cohort(12)), "1.1.0"));
    ApplicabilityDomain domain = signature.card().references().get(0).domain().orElseThrow();
    Map<String, Double> values = TestPack.values(1);
    TestPack.GENES.subList(0, 4).forEach(values::remove);
    ExpressionProfile half = profile("half", values);
    assertThat(domain.bind(half.genes()).distance(half)).isPresent();
    values.remove("MYC");
    ExpressionProfile less = profile("less", values);
    assertThat(domain.bind(less.genes()).distance(less)).isEmpty();
  }

  @Test
  void badCohortsAreRefusedWithTheReason() {
    refused(cohort(9), "9 samples are too few for a reference");
    List<ExpressionProfile> twice = new ArrayList<>(cohort(11));
    twice.add(twice.get(3).withSample("copy"));
    refused(twice, "the samples \"s3\" and \"copy\" are the same");
    List<ExpressionProfile> named = new ArrayList<>(cohort(11));
    named.add(profile("s3", TestPack.values(77)));
    refused(named, "two samples have the name \"s3\"");
    List<ExpressionProfile> poor = new ArrayList<>(cohort(11));
    Map<String, Double> few = TestPack.values(5);
    TestPack.GENES.subList(0, 4).forEach(few::remove);
    poor.add(profile("poor", few));
    refused(poor, "the sample \"poor\" gives no score with lab-gemcitabine|1.0.0: too few");
  }

  @ParameterizedTest
  @CsvSource({"1.0.0", "0.9.9", "one", "1.1"})
  void aVersionThatIsNotHigherIsRefused(String version) {
    StoredPack pack = stored(TestPack.linear());
    ReferenceCohort cohort = build(cohort(12));
    assertThatThrownBy(() -> pack.withReference(cohort, version))
        .isInstanceOf(SignaturePackException.class)
        .hasMessageContaining("is not major.minor.patch above 1.0.0");
    assertThat(pack.nextVersion()).isEqualTo("1.1.0");
  }

  private static void refused(List<ExpressionProfile> cohort, String message) {
    assertThatThrownBy(() -> build(cohort))
        .isInstanceOf(ReferenceCohortException.class)
        .hasMessageContaining(message);
  }

  private static ReferenceCohort build(List<ExpressionProfile> cohort) {
    return ReferenceCohort.of(SIGNATURE, cohort, SpecimenType.PRIMARY, "ward 7");
  }

  private static List<ExpressionProfile> cohort(int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> profile("s" + i, TestPack.values(1000 + i)))
        .toList();
  }

  private static ExpressionProfile profile(String name, Map<String, Double> values) {
    return PanelProfiles.of(values).withSample(name);
  }

  private static Map<String, Double> without(long seed, String gene) {
    Map<String, Double> values = new LinkedHashMap<>(TestPack.values(seed));
    values.remove(gene);
    return values;
  }

  private static double[] normalScores(ExpressionProfile profile) {
    return NormalScores.of(IntStream.range(0, 8).mapToDouble(profile::value).toArray());
  }

  private static Signature read(SortedMap<String, byte[]> files) {
    return SignatureCatalog.read("lab", files);
  }

  private static StoredPack stored(TestPack pack) {
    return stored(pack.sealed());
  }

  private static StoredPack stored(SortedMap<String, byte[]> files) {
    return StoredPack.of("lab", files);
  }
}
