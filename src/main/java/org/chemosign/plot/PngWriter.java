package org.chemosign.plot;

import java.awt.AWTError;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A drawing as PNG, without a screen. Text is set in the machine's own sans-serif face, so unlike
 * SVG the bytes are the same on machines with the same fonts only.
 */
public final class PngWriter {

  private static final float[] DASHES = {4, 3};

  private static final double MOST_PIXELS = 60e6;

  private final Graphics2D canvas;

  private PngWriter(Graphics2D canvas) {
    this.canvas = canvas;
  }

  /**
   * The drawing as the bytes of a PNG file, {@code scale} pixels a point.
   *
   * @throws PlotException when the machine has no fonts (SVG needs none)
   * @throws IllegalArgumentException when the picture would have no pixels or more than 60 million
   */
  public static byte[] write(Drawing drawing, double scale) {
    double pixels = drawing.width() * scale * drawing.height() * scale;
    if (!(scale > 0) || !(pixels >= 1 && pixels <= MOST_PIXELS)) {
      throw new IllegalArgumentException("a picture has 1 to 60 million pixels");
    }
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    requireFonts();
    return encoded(painted(drawing, scale));
  }

  /** Measures one letter: whatever goes wrong there, from a missing library on, are the fonts. */
  private static void requireFonts() {
    try {
      FontRenderContext context = new FontRenderContext(null, true, true);
      new Font(Font.SANS_SERIF, Font.PLAIN, 12).getStringBounds("x", context);
    } catch (RuntimeException | LinkageError | InternalError | AWTError e) {
      throw withoutFonts(e);
    }
  }

  private static PlotException withoutFonts(Throwable cause) {
    return new PlotException(
        "this machine has no fonts that Java can use, which PNG needs;"
            + " install fontconfig and a font, or ask for SVG",
        cause);
  }

  private static BufferedImage painted(Drawing drawing, double scale) {
    int width = (int) Math.ceil(drawing.width() * scale);
    int height = (int) Math.ceil(drawing.height() * scale);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, width, height);
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    canvas.scale(scale, scale);
    drawing.marks().forEach(new PngWriter(canvas)::paint);
    canvas.dispose();
    return image;
  }

  private static byte[] encoded(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      if (!ImageIO.write(image, "png", bytes)) {
        throw new IllegalStateException("this Java cannot write PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void paint(Mark mark) {
    if (mark instanceof Mark.Line line) {
      ink(line.stroke());
      canvas.draw(
          new Line2D.Double(line.from().x(), line.from().y(), line.to().x(), line.to().y()));
    } else if (mark instanceof Mark.Polyline line) {
      ink(line.stroke());
      canvas.draw(path(line.points()));
    } else if (mark instanceof Mark.Polygon area) {
      canvas.setColor(colour(area.fill().colour(), area.fill().opacity()));
      Path2D outline = path(area.points());
      outline.closePath();
      canvas.fill(outline);
    } else if (mark instanceof Mark.Circle disc) {
      canvas.setColor(colour(disc.fill().colour(), disc.fill().opacity()));
      double r = disc.radius();
      canvas.fill(new Ellipse2D.Double(disc.centre().x() - r, disc.centre().y() - r, 2 * r, 2 * r));
    } else if (mark instanceof Mark.Text text) {
      set(text);
    }
  }

  private void set(Mark.Text text) {
    if (text.text().isBlank()) {
      return;
    }
    TextStyle style = text.style();
    Font font = new Font(Font.SANS_SERIF, style.bold() ? Font.BOLD : Font.PLAIN, 1);
    canvas.setFont(font.deriveFont((float) style.size()));
    canvas.setColor(colour(style.colour(), 1));
    double width =
        canvas.getFont().getStringBounds(text.text(), canvas.getFontRenderContext()).getWidth();
    AffineTransform before = canvas.getTransform();
    canvas.translate(text.at().x(), text.at().y());
    canvas.rotate(Math.toRadians(style.rotate()));
    canvas.drawString(text.text(), (float) -offset(style.anchor(), width), 0);
    canvas.setTransform(before);
  }

  private static double offset(TextStyle.Anchor anchor, double width) {
    return switch (anchor) {
      case START -> 0;
      case MIDDLE -> width / 2;
      case END -> width;
    };
  }

  private void ink(Stroke stroke) {
    canvas.setColor(colour(stroke.colour(), 1));
    float width = (float) stroke.width();
    float[] dashes = stroke.dashed() ? DASHES : null;
    canvas.setStroke(
        new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
  }

  private static Path2D path(List<Point> points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points.get(0).x(), points.get(0).y());
    points.forEach(p -> path.lineTo(p.x(), p.y()));
    return path;
  }

  private static Color colour(Colour colour, double opacity) {
    int alpha = (int) Math.round(255 * opacity);
    return new Color(colour.red(), colour.green(), colour.blue(), alpha);
  }
}
