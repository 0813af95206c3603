package org.chemosign.chemogram;

import java.util.ArrayList;
import java.util.List;
import org.chemosign.plot.Colour;
import org.chemosign.plot.Fill;
import org.chemosign.plot.Frame;
import org.chemosign.plot.Mark;
import org.chemosign.plot.Palette;
import org.chemosign.plot.Point;
import org.chemosign.plot.Stroke;

/** The marks of one chemogram within the frame of its panel. */
final class CurveMarks {

  private static final int STEPS = 80;
  private static final double HALF_BAR = 2.5;

  private final Chemogram chemogram;
  private final Frame frame;
  private final Colour colour;

  CurveMarks(Chemogram chemogram, Frame frame, Colour colour) {
    this.chemogram = chemogram;
    this.frame = frame;
    this.colour = colour;
  }

  /** All marks; the interval of the IC50 as a band, or where many curves cross, as a thick bar. */
  List<Mark> all(boolean crowded) {
    List<Mark> marks = new ArrayList<>();
    potency(marks, crowded);
    wells(marks);
    curve(marks);
    return marks;
  }

  private void potency(List<Mark> marks, boolean crowded) {
    if (!(chemogram.ic50() instanceof Potency.Measured measured)) {
      return;
    }
    Interval interval = measured.interval();
    List<Double> doses = chemogram.doses();
    double low = interval.lower().orElse(doses.get(0));
    double high = interval.upper().orElse(doses.get(doses.size() - 1));
    double head = frame.y().drawing().to();
    double foot = frame.y().drawing().from();
    double middle = frame.y().at(50);
    marks.add(
        Mark.Polygon.rectangle(
            new Point(frame.x().at(low), crowded ? middle - HALF_BAR : head),
            new Point(frame.x().at(high), crowded ? middle + HALF_BAR : foot),
            new Fill(colour, crowded ? 0.35 : 0.12)));
    double place = frame.x().at(measured.dose());
    marks.add(
        new Mark.Line(
            new Point(place, foot),
            frame.clipped(measured.dose(), 50),
            Stroke.dashed(colour, 0.9)));
    marks.add(
        new Mark.Line(
            frame.clipped(doses.get(0), 50),
            frame.clipped(measured.dose(), 50),
            Stroke.dashed(Palette.GREY, 0.5)));
  }

  private void wells(List<Mark> marks) {
    for (DosePoint point : chemogram.response().points()) {
      for (double viability : point.viabilities()) {
        marks.add(
            new Mark.Circle(frame.clipped(point.dose(), viability), 1.9, new Fill(colour, 0.55)));
      }
    }
  }

  private void curve(List<Mark> marks) {
    if (chemogram.fit() instanceof CurveFit.Fitted fitted) {
      marks.add(new Mark.Polyline(line(fitted.curve()), Stroke.solid(colour, 1.5)));
    } else if (chemogram.doses().size() > 1) {
      List<Point> means =
          chemogram.response().points().stream()
              .map(point -> frame.clipped(point.dose(), point.mean()))
              .toList();
      marks.add(new Mark.Polyline(means, Stroke.dashed(colour, 1)));
    }
  }

  private List<Point> line(LogLogistic curve) {
    List<Double> doses = chemogram.doses();
    double from = StrictMath.log10(doses.get(0));
    double to = StrictMath.log10(doses.get(doses.size() - 1));
    List<Point> line = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      double dose = StrictMath.pow(10, from + (to - from) * i / STEPS);
      line.add(frame.clipped(dose, curve.at(dose)));
    }
    return line;
  }
}
