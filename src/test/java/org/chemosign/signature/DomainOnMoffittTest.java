package org.chemosign.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.testing.PanelProfiles;
import org.chemosign.testing.SharedData;
import org.chemosign.testing.SharedTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The applicability domain of the open panel on the samples of Moffitt 2015 (GSE71729): the table
 * in docs/signatures.md.
 */
class DomainOnMoffittTest {

  private static final Signature SIGNATURE =
      SignatureCatalog.load(CatalogSettings.shipped())
          .find("chemosig-gemcitabine|1.1.0")
          .orElseThrow();

  private static List<ExpressionProfile> all;
  private static Map<String, String> types;

  @BeforeAll
  static void read() {
    all =
        SharedTable.read(SharedData.file("tumours/moffittS2_human_expr.tsv.gz"))
            .profiles(ExpressionUnit.FPKM);
    types =
        SharedTable.read(SharedData.file("tumours/moffittS2_samples.tsv")).column("sample_type");
  }

  @Test
  void whoLiesWhere() {
    SoftAssertions softly = new SoftAssertions();
    for (Row row : TABLE) {
      ApplicabilityDomain domain = domain(row.reference());
      boolean own = row.samples().equals(row.reference());
      double[] distances =
          own ? domain.limits().sortedDistances() : distances(domain, row.samples());
      double warn = domain.limits().warnAbove();
      double noCall = domain.limits().noCallAbove();
      softly
          .assertThat(
              "%.2f %.2f %.2f warned %d of %d, not called %d"
                  .formatted(
                      distances[0],
                      (distances[(distances.length - 1) / 2] + distances[distances.length / 2]) / 2,
                      distances[distances.length - 1],
                      Arrays.stream(distances).filter(d -> d > warn).count(),
                      distances.length,
                      Arrays.stream(distances).filter(d -> d > noCall).count()))
          .as(row.samples() + " in " + row.reference())
          .isEqualTo(row.expected());
    }
    softly.assertAll();
  }

  /** A line of the table: least, median and greatest distance; how many are outside. */
  private record Row(String reference, String samples, String expected) {}

  private static final List<Row> TABLE =
      List.of(
          new Row("Primary", "Primary", "0.20 0.26 0.56 warned 0 of 15, not called 0"),
          new Row("Primary", "PDX", "0.64 0.72 0.79 warned 37 of 37, not called 27"),
          new Row("Primary", "CAF", "0.64 0.66 0.71 warned 6 of 6, not called 1"),
          new Row("Primary", "CellLine", "0.74 0.79 0.84 warned 3 of 3, not called 3"),
          new Row("PDX", "PDX", "0.28 0.33 0.55 warned 0 of 37, not called 0"),
          new Row("PDX", "Primary", "0.58 0.70 0.87 warned 15 of 15, not called 10"),
          new Row("PDX", "CAF", "0.80 0.81 0.84 warned 6 of 6, not called 6"),
          new Row("PDX", "CellLine", "0.49 0.53 0.59 warned 1 of 3, not called 0"));

  @Test
  void everyMemberIsInsideItsOwnCohort() {
    for (String type : List.of("Primary", "PDX")) {
      ApplicabilityDomain domain = domain(type);
      double[] distances = distances(domain, type);
      assertThat(distances[distances.length - 1]).isLessThanOrEqualTo(domain.limits().warnAbove());
    }
  }

  @Test
  void shuffledProfilesAreNotCalled() {
    for (String type : List.of("Primary", "PDX")) {
      ApplicabilityDomain domain = domain(type);
      for (ExpressionProfile sample : samples(type)) {
        ExpressionProfile shuffled = shuffled(sample);
        assertThat(domain.bind(shuffled.genes()).distance(shuffled).orElseThrow())
            .isGreaterThan(1.7 * domain.limits().noCallAbove());
      }
    }
  }

  private static ExpressionProfile shuffled(ExpressionProfile sample) {
    List<String> genes = PanelProfiles.panelGenes();
    double[] values =
        genes.stream()
            .mapToInt(sample.genes()::rowOfSymbol)
            .mapToDouble(row -> row < 0 ? 0 : sample.value(row))
            .toArray();
    Random random = new Random(7);
    Map<String, Double> mixed = new LinkedHashMap<>();
    List<Double> pool = new java.util.ArrayList<>(Arrays.stream(values).boxed().toList());
    java.util.Collections.shuffle(pool, random);
    for (int i = 0; i < genes.size(); i++) {
      mixed.put(genes.get(i), pool.get(i));
    }
    return PanelProfiles.of(mixed);
  }

  private static ApplicabilityDomain domain(String type) {
    SpecimenType specimen = type.equals("PDX") ? SpecimenType.XENOGRAFT : SpecimenType.PRIMARY;
    ReferenceCohort cohort = ReferenceCohort.of(SIGNATURE, samples(type), specimen, type);
    return DomainTable.read(
            new NumbersTable(
                "x", "domain.tsv", ReferenceCohort.domainFile(SIGNATURE, List.of(cohort))))
        .domain(specimen, cohort.limits(), SIGNATURE.matching());
  }

  /** Ascending. */
  private static double[] distances(ApplicabilityDomain domain, String type) {
    return samples(type).stream()
        .mapToDouble(sample -> domain.bind(sample.genes()).distance(sample).orElseThrow())
        .sorted()
        .toArray();
  }

  private static List<ExpressionProfile> samples(String type) {
    return all.stream().filter(profile -> types.get(profile.sample()).equals(type)).toList();
  }
}
