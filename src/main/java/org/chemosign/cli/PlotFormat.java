package org.chemosign.cli;

import java.nio.charset.StandardCharsets;
import org.chemosign.plot.Drawing;
import org.chemosign.plot.PngWriter;
import org.chemosign.plot.SvgWriter;

/** The kinds of picture files. */
enum PlotFormat {
  SVG("svg"),
  PNG("png");

  private static final double PIXELS_A_POINT = 2;

  private final String code;

  PlotFormat(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }

  byte[] bytes(Drawing drawing) {
    return this == SVG
        ? SvgWriter.write(drawing).getBytes(StandardCharsets.UTF_8)
        : PngWriter.write(drawing, PIXELS_A_POINT);
  }
}
