package org.chemosign.chemogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateReaderTest {

  private static final String HEADER = "model,drug,conc_uM,replicate,viability_pct,plate,well";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m,d,NaN,1,50,p,A2 | conc_uM | NaN | not a finite decimal number",
        "m,d,-1,1,50,p,A2 | conc_uM | -1 | a dose is a positive number",
        "m,d,0,1,50,p,A2 | conc_uM | 0 | a dose of zero has no logarithm",
        "m,d,1e400,1,50,p,A2 | conc_uM | 1e400 | not a finite decimal number",
        "m,d,0x1p3,1,50,p,A2 | conc_uM | 0x1p3 | not a finite decimal number",
        "m,d,2,1,inf,p,A2 | viability_pct | inf | not a finite decimal number",
        "m,d,2,1,'12 %',p,A2 | viability_pct | 12 % | not a finite decimal number",
      })
  void refusesNumbersWithLineColumnAndValue(
      String row, String column, String value, String problem) {
    assertThatThrownBy(() -> PlateText.read(HEADER, "m,d,1,1,50,p,A1", row.replace("'", "")))
        .isInstanceOf(PlateFormatException.class)
        .hasMessageStartingWith("line 3, column '" + column + "', value '" + value + "': ")
        .hasMessageContaining(problem)
        .satisfies(e -> assertThat(((PlateFormatException) e).line()).hasValue(3))
        .satisfies(e -> assertThat(((PlateFormatException) e).value()).contains(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m,d,1,1,50,p,A1 | line 3: well A1 stands in line 2 already",
        "m,d,1,1,50,p,A2 | line 3: replicate '1' of this dose stands in line 2 already",
        "m,,1,2,50,p,A2 | line 3: a treated well without a drug",
        ",d,1,2,50,p,A2 | line 3: a treated well without a model",
        "m,d,1,2,,p,A2 | line 3: a well with neither a signal nor a viability",
        "m,d,1,2,50,p | line 3: 6 cells where the header has 7",
        "\"m,d,1,2,50,p,A2 | line 3: a quote is not closed",
      })
  void refusesRowsWithTheirLine(String row, String message) {
    assertThatThrownBy(() -> PlateText.read(HEADER, "m,d,1,1,50,p,A1", row))
        .isInstanceOf(PlateFormatException.class)
        .hasMessage(message);
  }

  @Test
  void refusesColumnsThatAreMissingDoubleOrOfUnknownUnit() {
    assertRefused("column 'model' is missing", "drug,conc_uM,viability_pct", "d,1,50");
    assertRefused("column 'drug' is missing", "model,conc_uM,viability_pct", "m,1,50");
    assertRefused("column 'conc_uM' is missing", "model,drug,viability_pct", "m,d,50");
    assertRefused("'viability_pct' or 'signal' is missing", "model,drug,conc_uM", "m,d,1");
    assertRefused("unknown unit 'ngml'", "model,drug,conc_ngml,viability_pct", "m,d,1,50");
    assertRefused("has no unit", "model,drug,conc,viability_pct", "m,d,1,50");
    assertRefused("two columns of doses", "model,drug,conc_uM,conc_nM,signal", "m,d,1,1,5");
    assertRefused("the column occurs twice", "model,drug,drug,conc_uM,signal", "m,d,d,1,5");
    assertRefused("the file holds no treated well", "model,drug,conc_uM,signal");
    assertRefused("the file is empty", "");
    assertRefused(
        "line 2, column 'unit', value 'mg': unknown unit",
        "model,drug,conc,unit,viability_pct",
        "m,d,1,mg,50");
    assertRefused(
        "line 2, column 'control', value 'maybe': unknown role",
        "model,drug,conc_uM,control,signal",
        "m,d,1,maybe,5");
  }

  private static void assertRefused(String problem, String... lines) {
    assertThatThrownBy(() -> PlateText.read(lines))
        .isInstanceOf(PlateFormatException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void refusesSignalsThatNothingNormalises() {
    assertThatThrownBy(() -> PlateText.analyse("model,drug,conc_uM,signal", "m,d,1,500"))
        .hasMessageStartingWith("line 2: a signal without a viability needs vehicle wells");
    assertThatThrownBy(
            () ->
                PlateText.analyse(
                    "model,drug,conc_uM,signal,control",
                    "m,d,1,500,",
                    "m,,,100,negative",
                    "m,,,200,positive"))
        .hasMessageContaining("the vehicle wells (mean 100.0) are not above the killed wells");
  }

  @Test
  void readsUnitsQuotesAndOtherDelimiters() {
    List<DoseResponse> curves =
        DoseResponse.of(
            PlateText.read(
                "# a comment",
                "Organoid;Compound;conc;unit;viability_pct;note",
                "\"m \"\"1\"\"\";\"a;b\";500;nM;90;=1+1",
                "\"m \"\"1\"\"\";\"a;b\";2;\u00b5M;50;",
                "\"m \"\"1\"\"\";\"a;b\";0.01;mM;10;"));

    assertThat(curves).hasSize(1);
    assertThat(curves.get(0).key()).isEqualTo(new CurveKey("m \"1\"", "a;b", ""));
    assertThat(curves.get(0).points()).extracting(DosePoint::dose).containsExactly(0.5, 2.0, 10.0);
  }

  @Test
  void viabilityDoesNotDependOnTheScaleOfTheSignal() {
    List<DosePoint> small = normalised(1);
    List<DosePoint> large = normalised(1000);

    assertThat(small.get(0).mean()).isCloseTo(100 * (55.0 - 10) / (110 - 10), within(1e-12));
    for (int i = 0; i < small.size(); i++) {
      assertThat(large.get(i).mean()).isCloseTo(small.get(i).mean(), within(1e-10));
    }
  }

  private static List<DosePoint> normalised(int scale) {
    return DoseResponse.of(
            PlateText.read(
                "model,drug,conc_uM,signal,control",
                "m,d,1," + 55 * scale + ",",
                "m,d,3," + 20 * scale + ",treated",
                "m,,," + 100 * scale + ",negative",
                "m,,," + 120 * scale + ",vehicle",
                "m,,," + 8 * scale + ",positive",
                ",,," + 500 * scale + ",negative",
                "m,,," + 12 * scale + ",positive"))
        .get(0)
        .points();
  }
}
