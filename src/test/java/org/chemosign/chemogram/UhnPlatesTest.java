package org.chemosign.chemogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chemosign.chemogram.CurveFit.Fitted;
import org.chemosign.expression.ExpressionLimits;
import org.chemosign.expression.TextTable;
import org.chemosign.testing.SharedData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 22 organoids and seven drugs, with the areas that were computed elsewhere. */
class UhnPlatesTest {

  private static ChemogramAnalysis analysis;

  @BeforeAll
  static void analyse() throws IOException {
    Path plates = SharedData.file("training/uhn_organoid_dose_response.tsv");
    try (InputStream in = Files.newInputStream(plates)) {
      analysis = ChemogramAnalysis.of(PlateReader.read(in), AnalysisPlan.standard());
    }
  }

  @Test
  void everyAreaAgreesToAMillionth() throws IOException {
    Map<CurveKey, Chemogram> found =
        analysis.chemograms().stream()
            .collect(Collectors.toMap(Chemogram::key, Function.identity()));
    TextTable expected;
    try (InputStream in =
        Files.newInputStream(SharedData.file("training/uhn_organoid_auc_summary.tsv"))) {
      expected = TextTable.read(in, ExpressionLimits.defaults());
    }
    assertThat(expected.rows()).hasSize(165).hasSameSizeAs(analysis.chemograms());
    for (TextTable.Row row : expected.rows()) {
      List<String> cells = row.cells();
      Chemogram own = found.get(new CurveKey(cells.get(0), cells.get(1), cells.get(2)));
      double auc = own.auc().orElseThrow();
      assertThat(own.doses()).as("line %d", row.line()).hasSize(Integer.parseInt(cells.get(3)));
      assertThat(own.doses().get(own.doses().size() - 1)).isEqualTo(number(cells.get(4)));
      assertThat(own.doses().get(0)).isEqualTo(number(cells.get(5)));
      assertThat(auc).as("line %d", row.line()).isCloseTo(number(cells.get(6)), within(1e-6));
      assertThat(1 - auc).as("line %d", row.line()).isCloseTo(number(cells.get(7)), within(1e-6));
    }
  }

  private static double number(String text) {
    return TextTable.number(text);
  }

  @Test
  void everyCurveIsFittedOrSaysWhyNot() {
    Map<String, Long> outcomes =
        analysis.chemograms().stream()
            .collect(
                Collectors.groupingBy(c -> c.fit().code(), TreeMap::new, Collectors.counting()));

    assertThat(outcomes)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("fitted", 135L, "flat", 12L, "irregular", 16L, "too-few-doses", 2L));
  }

  @Test
  void noPotencyLiesOutsideTheTestedDoses() {
    for (Chemogram chemogram : analysis.chemograms()) {
      List<Double> doses = chemogram.doses();
      for (Potency potency : List.of(chemogram.ic50(), chemogram.ec50())) {
        if (potency instanceof Potency.Measured measured) {
          assertThat(measured.dose()).isBetween(doses.get(0), doses.get(doses.size() - 1));
          assertThat(measured.interval().contains(measured.dose())).isTrue();
        }
      }
    }
    assertThat(analysis.chemograms().stream().map(c -> c.ic50().code()))
        .contains("measured", "above-range", "irregular", "too-few-doses");
  }

  @Test
  void theFittedCurveExplainsWhatItIsSaidToExplain() {
    for (Chemogram chemogram : analysis.chemograms()) {
      if (chemogram.fit() instanceof Fitted fitted) {
        double deviation = fitted.error().deviation();
        List<Double> means = chemogram.meanViability();
        List<Double> values = chemogram.fittedViability();
        double squares = 0;
        for (int i = 0; i < means.size(); i++) {
          squares += (means.get(i) - values.get(i)) * (means.get(i) - values.get(i));
        }
        assertThat(squares / means.size())
            .as(chemogram.key().label())
            .isLessThan(deviation * deviation);
        assertThat(fitted.hill().interval().contains(fitted.hill().value())).isTrue();
        assertThat(fitted.emax().interval().contains(fitted.emax().value()))
            .as(chemogram.key().label())
            .isTrue();
      }
    }
  }

  @Test
  void passagesAreCompared() {
    assertThat(analysis.passages()).hasSize(39);
    PassageAgreement gemcitabine =
        analysis.passages().stream()
            .filter(p -> p.model().equals("PPTO.97") && p.drug().equals("GEM"))
            .findFirst()
            .orElseThrow();
    assertThat(gemcitabine.passages()).containsExactly("p10", "p13", "p14");
    assertThat(gemcitabine.difference()).isCloseTo(0.618, within(0.001));
  }
}
