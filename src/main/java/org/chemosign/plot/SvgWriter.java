package org.chemosign.plot;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * A drawing as stand-alone SVG 1.1 that may also stand within HTML: title and description for
 * screen readers, text that can be selected and searched, numbers at two decimals. The same drawing
 * gives the same bytes on every machine.
 */
public final class SvgWriter {

  private static final String FACE =
      "font-family=\"Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif\"";

  private final StringBuilder out = new StringBuilder(4096);

  private SvgWriter() {}

  /** The drawing as one {@code svg} element, ending with a line break. */
  public static String write(Drawing drawing) {
    SvgWriter body = new SvgWriter();
    drawing.marks().forEach(body::mark);
    return new SvgWriter().page(drawing, body.out.toString());
  }

  private String page(Drawing drawing, String body) {
    String id = identity(drawing.title() + drawing.description() + body);
    String width = NumberText.coordinate(drawing.width());
    String height = NumberText.coordinate(drawing.height());
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"t")
        .append(id + " d" + id + "\" width=\"" + width + "\" height=\"" + height)
        .append("\" viewBox=\"0 0 " + width + " " + height + "\" " + FACE + ">\n")
        .append("<title id=\"t" + id + "\">" + escaped(drawing.title()) + "</title>\n")
        .append("<desc id=\"d" + id + "\">" + escaped(drawing.description()) + "</desc>\n")
        .append("<rect width=\"" + width + "\" height=\"" + height + "\" fill=\"#ffffff\"/>\n")
        .append(body)
        .append("</svg>\n");
    return out.toString();
  }

  /** Tells the drawings of one HTML page apart, so that their labels do not mix. */
  private static String identity(String content) {
    CRC32 sum = new CRC32();
    sum.update(content.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }

  private void mark(Mark mark) {
    if (mark instanceof Mark.Line line) {
      line(line);
    } else if (mark instanceof Mark.Polyline line) {
      out.append("<polyline fill=\"none\"");
      points(line.points());
      stroke(line.stroke());
    } else if (mark instanceof Mark.Polygon area) {
      out.append("<polygon");
      points(area.points());
      fill(area.fill());
    } else if (mark instanceof Mark.Circle disc) {
      out.append("<circle");
      place("c", disc.centre());
      number("r", disc.radius());
      fill(disc.fill());
    } else if (mark instanceof Mark.Text text) {
      text(text);
    }
  }

  private void line(Mark.Line line) {
    out.append("<line");
    number("x1", line.from().x());
    number("y1", line.from().y());
    number("x2", line.to().x());
    number("y2", line.to().y());
    stroke(line.stroke());
  }

  private void text(Mark.Text text) {
    TextStyle style = text.style();
    out.append("<text");
    place("", text.at());
    number("font-size", style.size());
    if (style.anchor() != TextStyle.Anchor.START) {
      attribute("text-anchor", style.anchor().name().toLowerCase(Locale.ROOT));
    }
    if (style.bold()) {
      attribute("font-weight", "bold");
    }
    if (style.rotate() != 0) {
      String about = coordinate(text.at().x()) + " " + coordinate(text.at().y());
      attribute("transform", "rotate(" + coordinate(style.rotate()) + " " + about + ")");
    }
    attribute("fill", style.colour().hex());
    out.append(">").append(escaped(text.text())).append("</text>\n");
  }

  private void points(List<Point> points) {
    out.append(" points=\"");
    for (int i = 0; i < points.size(); i++) {
      out.append(i == 0 ? "" : " ")
          .append(coordinate(points.get(i).x()))
          .append(',')
          .append(coordinate(points.get(i).y()));
    }
    out.append('"');
  }

  private void stroke(Stroke stroke) {
    attribute("stroke", stroke.colour().hex());
    number("stroke-width", stroke.width());
    if (stroke.dashed()) {
      attribute("stroke-dasharray", "4 3");
    }
    out.append("/>\n");
  }

  private void fill(Fill fill) {
    attribute("fill", fill.colour().hex());
    if (fill.opacity() < 1) {
      number("fill-opacity", fill.opacity());
    }
    out.append("/>\n");
  }

  private void place(String prefix, Point point) {
    number(prefix + "x", point.x());
    number(prefix + "y", point.y());
  }

  private void number(String name, double value) {
    attribute(name, coordinate(value));
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"").append(value).append('"');
  }

  private static String coordinate(double value) {
    return NumberText.coordinate(value);
  }

  /** Text for an XML document; characters that XML cannot hold become U+FFFD. */
  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> escape(point, safe));
    return safe.toString();
  }

  private static void escape(int point, StringBuilder safe) {
    switch (point) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      default -> safe.appendCodePoint(isXml(point) ? point : 0xFFFD);
    }
  }

  private static boolean isXml(int point) {
    boolean control = point < 0x20 && point != '\t' && point != '\n';
    boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
    return !control && !surrogate && point != 0xFFFE && point != 0xFFFF;
  }
}
