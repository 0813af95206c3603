package org.chemosign.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class SvgWriterTest {

  private static final Drawing DRAWING =
      new Drawing(
          100,
          50,
          "A <small> drawing",
          "Everything & one of each",
          List.of(
              new Mark.Line(new Point(0, 0), new Point(10, 1.005), Stroke.dashed(Palette.INK, 1)),
              new Mark.Polyline(
                  List.of(new Point(1, 1), new Point(2, -0.001)), Stroke.solid(Palette.BLUE, 1.25)),
              Mark.Polygon.rectangle(
                  new Point(20, 10), new Point(40, 30), new Fill(Palette.SKY, 0.5)),
              new Mark.Circle(new Point(70, 25), 5, Fill.solid(Palette.VERMILION)),
              new Mark.Text(
                  new Point(5, 45), "< 5 \u00b5M\u0001", TextStyle.size(10).turned(-90))));

  @Test
  void isWellFormedAndSaysWhatItShows() throws Exception {
    Document read =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(
                    SvgWriter.write(DRAWING).getBytes(StandardCharsets.UTF_8)));

    assertThat(read.getDocumentElement().getAttribute("role")).isEqualTo("img");
    String[] labels = read.getDocumentElement().getAttribute("aria-labelledby").split(" ");
    assertThat(read.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("A <small> drawing");
    assertThat(
            read.getElementsByTagName("title")
                .item(0)
                .getAttributes()
                .getNamedItem("id")
                .getNodeValue())
        .isEqualTo(labels[0]);
    assertThat(read.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo("Everything & one of each");
    assertThat(read.getElementsByTagName("text").item(0).getTextContent())
        .isEqualTo("< 5 \u00b5M\ufffd");
  }

  @Test
  void writesNumbersAtTwoDecimals() {
    assertThat(SvgWriter.write(DRAWING))
        .contains(
            "<polyline fill=\"none\" points=\"1,1 2,0\" stroke=\"#0072b2\" stroke-width=\"1.25\"/>")
        .contains("<circle cx=\"70\" cy=\"25\" r=\"5\" fill=\"#d55e00\"/>")
        .contains("transform=\"rotate(-90 5 45)\"")
        .contains("fill-opacity=\"0.5\"");
  }

  @Test
  void givesTheSameBytesAgainAndOtherLabelsToAnotherDrawing() {
    Drawing other = new Drawing(100, 50, "Another", "", DRAWING.marks());

    assertThat(SvgWriter.write(DRAWING)).isEqualTo(SvgWriter.write(DRAWING));
    assertThat(labelled(DRAWING)).isNotEqualTo(labelled(other));
  }

  private static String labelled(Drawing drawing) {
    return SvgWriter.write(drawing).replaceFirst("(?s).*aria-labelledby=\"([^\"]*)\".*", "$1");
  }

  @Test
  void refusesWhatCannotBeDrawn() {
    assertThatThrownBy(() -> new Point(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Drawing(1, 1, " ", "", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PngWriter.write(DRAWING, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void paintsTheSameMarksAsPng() throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(PngWriter.write(DRAWING, 2)));

    assertThat(image.getWidth()).isEqualTo(200);
    assertThat(image.getHeight()).isEqualTo(100);
    assertThat(image.getRGB(140, 50) & 0xffffff).isEqualTo(0xd55e00);
    assertThat(image.getRGB(198, 98) & 0xffffff).isEqualTo(0xffffff);
    assertThat(image.getRGB(60, 40) & 0xffffff).isEqualTo(0xaad9f4);
  }
}
