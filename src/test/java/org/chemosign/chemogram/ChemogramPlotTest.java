package org.chemosign.chemogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chemosign.plot.Drawing;
import org.chemosign.plot.Mark;
import org.chemosign.plot.SvgWriter;
import org.chemosign.synthetic.SyntheticPlates;
import org.junit.jupiter.api.Test;

class ChemogramPlotTest {

  private static ChemogramAnalysis synthetic() {
    byte[] text = SyntheticPlates.text(1, 7).getBytes(StandardCharsets.UTF_8);
    return ChemogramAnalysis.of(
        PlateReader.read(new ByteArrayInputStream(text)), AnalysisPlan.standard());
  }

  @Test
  void showsEveryWellCurveAndNumberInWords() {
    ChemogramAnalysis analysis = synthetic();
    List<Chemogram> chemograms = analysis.chemograms();
    Drawing drawing = ChemogramPlot.of("SYN-001", chemograms);
    int wells = chemograms.stream().mapToInt(c -> c.response().wells()).sum();

    assertThat(chemograms).hasSize(5).allMatch(c -> c.fit().code().equals("fitted"));
    assertThat(drawing.marks().stream().filter(Mark.Circle.class::isInstance))
        .hasSize(wells + chemograms.size());
    assertThat(drawing.marks().stream().filter(Mark.Polyline.class::isInstance)).hasSize(5);
    assertThat(drawing.description()).contains("SYN-001 gemcitabine p5: AUC 0.57, IC50 0.02");
    assertThat(SvgWriter.write(drawing))
        .isEqualTo(SvgWriter.write(ChemogramPlot.of("SYN-001", synthetic().chemograms())));
  }

  @Test
  void marksStayOnThePage() {
    Drawing drawing = ChemogramPlot.of("SYN-001", synthetic().chemograms());

    for (Mark mark : drawing.marks()) {
      if (mark instanceof Mark.Circle disc) {
        assertThat(disc.centre().x()).isBetween(0.0, drawing.width());
        assertThat(disc.centre().y()).isBetween(0.0, drawing.height());
      }
      if (mark instanceof Mark.Text text && text.style().rotate() == 0) {
        double room = text.style().anchor().name().equals("START") ? 1 : 0;
        assertThat(text.at().x() + room * text.style().widthOf(text.text()))
            .as(text.text())
            .isLessThanOrEqualTo(drawing.width());
      }
    }
  }
}
