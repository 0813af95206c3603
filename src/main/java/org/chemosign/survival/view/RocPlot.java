package org.chemosign.survival.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chemosign.plot.Axis;
import org.chemosign.plot.Drawing;
import org.chemosign.plot.Frame;
import org.chemosign.plot.Mark;
import org.chemosign.plot.Palette;
import org.chemosign.plot.Point;
import org.chemosign.plot.Span;
import org.chemosign.plot.Stroke;
import org.chemosign.plot.TextStyle;
import org.chemosign.plot.Tick;
import org.chemosign.survival.TimeDependentRoc;

/** ROC curves at the times of the plan, in one square. */
final class RocPlot {

  private static final double SIZE = 9;
  private static final double SIDE = 140;
  private static final double LEFT = 50;
  private static final double TOP = 10;

  private RocPlot() {}

  static Drawing draw(List<TimeDependentRoc> curves, Words words) {
    Frame frame =
        new Frame(
            Axis.linear(new Span(0, 1), new Span(LEFT, LEFT + SIDE)),
            Axis.linear(new Span(0, 1), new Span(TOP + SIDE, TOP)));
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i <= 4; i++) {
      ticks.add(new Tick(i / 4.0, words.number(i / 4.0, 2)));
    }
    List<Mark> marks = new ArrayList<>(frame.axes(ticks, ticks, SIZE));
    marks.add(new Mark.Line(frame.at(0, 0), frame.at(1, 1), Stroke.dashed(Palette.GREY, 0.75)));
    TextStyle title = TextStyle.size(SIZE).at(TextStyle.Anchor.MIDDLE);
    marks.add(
        new Mark.Text(
            new Point(LEFT + SIDE / 2, TOP + SIDE + 28), words.text("plot.roc.x"), title));
    marks.add(
        new Mark.Text(
            new Point(LEFT - 36, TOP + SIDE / 2), words.text("plot.roc.y"), title.turned(-90)));
    double y = TOP + SIDE - 8 - 12.0 * (curves.size() - 1);
    for (int i = 0; i < curves.size(); i++) {
      TimeDependentRoc roc = curves.get(i);
      List<Point> points =
          roc.points().stream()
              .map(point -> frame.at(point.falsePositives(), point.truePositives()))
              .toList();
      if (points.size() > 1) {
        marks.add(new Mark.Polyline(points, Stroke.solid(Palette.series(i), 1.6)));
      }
      marks.add(
          new Mark.Text(
              new Point(LEFT + SIDE - 4, y + 12.0 * i),
              label(roc, words),
              TextStyle.size(SIZE).at(TextStyle.Anchor.END).in(Palette.series(i)).inBold()));
    }
    String said = curves.stream().map(roc -> label(roc, words)).collect(Collectors.joining("; "));
    return new Drawing(
        LEFT + SIDE + 14,
        TOP + SIDE + 36,
        words.text("plot.roc"),
        words.text("plot.roc.description", said),
        marks);
  }

  private static String label(TimeDependentRoc roc, Words words) {
    return words.text(
        "plot.roc.curve", words.months(roc.time()), words.number(roc.auc().value(), 2));
  }
}
