package org.chemosign.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MultiplicityTest {

  private static final Offset<Double> CLOSE = Offset.offset(1e-12);

  /** R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") and "BH". */
  @Test
  void correctedValuesAreThoseOfR() {
    double[] p = {0.01, 0.04, 0.03, 0.005};
    assertThat(Multiplicity.holm(p)).containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, CLOSE);
    assertThat(Multiplicity.benjaminiHochberg(p))
        .containsExactly(new double[] {0.02, 0.04, 0.04, 0.02}, CLOSE);
  }

  /** The fifteen p-values of Benjamini and Hochberg 1995: four are below 0.05 corrected. */
  @Test
  void theExampleOfBenjaminiAndHochbergFindsFour() {
    double[] p = {
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0000
    };
    assertThat(Arrays.stream(Multiplicity.benjaminiHochberg(p)).filter(q -> q <= 0.05)).hasSize(4);
    assertThat(Arrays.stream(Multiplicity.holm(p)).filter(q -> q <= 0.05)).hasSize(3);
  }
}
