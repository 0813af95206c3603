package org.chemosign.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionProfileTest {

  private static final GeneIndex GENES =
      GeneIndex.of(List.of("TP53", "KRAS"), GeneIdentifierType.SYMBOL, GeneTable.bundled());

  @Test
  void keepsItsOwnValues() {
    double[] values = {3, 0};
    ExpressionProfile profile = ExpressionProfile.of("S", ExpressionUnit.TPM, GENES, values);
    values[0] = 99;
    assertThat(profile.value(0)).isEqualTo(3);
    assertThat(profile.log2(0)).isEqualTo(2);
    assertThat(profile.log2(1)).isZero();
    assertThatThrownBy(() -> profile.value(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void theHashFollowsTheContent() {
    ExpressionProfile one = of(3, 0);
    assertThat(of(3, 0).sha256())
        .isEqualTo(one.sha256())
        .isEqualTo(Sha256.of("TP53\t3.0\nKRAS\t0.0\n"));
    assertThat(of(3, 1).sha256()).isNotEqualTo(one.sha256());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatNoReaderWouldPass(double value) {
    assertThatThrownBy(() -> of(value, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of(1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> ExpressionProfile.of("S", ExpressionUnit.COUNTS, GENES, new double[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void valuesOfAnyNumberAreKept() {
    SampleValues values = new SampleValues();
    for (int i = 0; i < 5_000; i++) {
      values.add(i);
    }
    values.set(4_321, -1);
    assertThat(values.size()).isEqualTo(5_000);
    for (int i = 0; i < 5_000; i++) {
      assertThat(values.get(i)).isEqualTo(i == 4_321 ? -1 : i);
    }
  }

  private static ExpressionProfile of(double... values) {
    return ExpressionProfile.of("S", ExpressionUnit.FPKM, GENES, values);
  }
}
