package org.chemosign.survival.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chemosign.plot.Axis;
import org.chemosign.plot.Colour;
import org.chemosign.plot.Drawing;
import org.chemosign.plot.Fill;
import org.chemosign.plot.Frame;
import org.chemosign.plot.Mark;
import org.chemosign.plot.Palette;
import org.chemosign.plot.Point;
import org.chemosign.plot.Span;
import org.chemosign.plot.Stroke;
import org.chemosign.plot.TextStyle;
import org.chemosign.plot.Tick;
import org.chemosign.survival.Estimate;
import org.chemosign.survival.GroupCurve;
import org.chemosign.survival.Grouping;
import org.chemosign.survival.SurvivalCurve;
import org.chemosign.survival.ValidationPlan;

/**
 * Kaplan-Meier curves with confidence bands and a stroke for each censored patient; below, how many
 * are at risk. A band ends where its curve reaches 0.
 */
final class KaplanMeierPlot {

  private static final double SIZE = 9;
  private static final double TOP = 10;
  private static final double RIGHT = 14;
  private static final double ROW = 13;
  private static final double[] STEPS = {1, 2, 3, 6, 12, 24, 36, 60, 120, 240};

  private final List<GroupCurve> curves;
  private final Grouping.Kind kind;
  private final ValidationPlan plan;
  private final Words words;
  private final List<Mark> marks = new ArrayList<>();

  KaplanMeierPlot(List<GroupCurve> curves, Grouping.Kind kind, ValidationPlan plan, Words words) {
    this.curves = curves;
    this.kind = kind;
    this.plan = plan;
    this.words = words;
  }

  Drawing draw(String title, double width, double plotHeight) {
    double left = Math.max(46, 26 + 1.15 * widestName());
    double foot = TOP + plotHeight;
    double longest = curves.stream().mapToDouble(curve -> last(curve.curve())).max().orElse(0);
    double step = step(longest, width);
    Frame frame =
        new Frame(
            Axis.linear(new Span(0, Math.max(longest, step)), new Span(left, width - RIGHT)),
            Axis.linear(new Span(0, 1), new Span(foot, TOP)));
    List<Tick> months = months(longest, step);
    marks.addAll(frame.axes(months, percents(), SIZE));
    half(frame, width);
    for (int i = 0; i < curves.size(); i++) {
      band(frame, curves.get(i).curve(), Palette.series(i));
    }
    for (int i = 0; i < curves.size(); i++) {
      curve(frame, curves.get(i).curve(), Palette.series(i));
    }
    marks.addAll(titles(frame, left));
    legend(width);
    risks(frame, months, foot + 46);
    double height = foot + 50 + ROW * curves.size();
    return new Drawing(width, height, title, description(), marks);
  }

  private List<Mark> titles(Frame frame, double left) {
    TextStyle style = TextStyle.size(SIZE);
    double middle = (left + frame.x().drawing().to()) / 2;
    return List.of(
        new Mark.Text(
            new Point(middle, frame.y().drawing().from() + 26),
            words.text("plot.time"),
            style.at(TextStyle.Anchor.MIDDLE)),
        new Mark.Text(
            new Point(left - 33, (frame.y().drawing().from() + TOP) / 2),
            words.text("plot.survival"),
            style.at(TextStyle.Anchor.MIDDLE).turned(-90)));
  }

  private double widestName() {
    TextStyle style = TextStyle.size(SIZE).inBold();
    return curves.stream().mapToDouble(curve -> style.widthOf(name(curve))).max().orElse(0);
  }

  private String name(GroupCurve curve) {
    return Shortened.to(26, words.group(kind, curve.level()));
  }

  private static double last(SurvivalCurve curve) {
    return curve.time().length == 0 ? 0 : curve.time()[curve.time().length - 1];
  }

  private static double step(double longest, double width) {
    double most = Math.max(3, width / 60);
    for (double step : STEPS) {
      if (longest / step <= most) {
        return step;
      }
    }
    return Math.ceil(longest / most);
  }

  private List<Tick> months(double longest, double step) {
    List<Tick> ticks = new ArrayList<>();
    for (double month = 0; month <= Math.max(longest, step); month += step) {
      ticks.add(new Tick(month, words.months(month)));
    }
    return ticks;
  }

  private List<Tick> percents() {
    List<Tick> ticks = new ArrayList<>();
    for (int percent = 0; percent <= 100; percent += 25) {
      ticks.add(new Tick(percent / 100.0, words.number(percent, 0)));
    }
    return ticks;
  }

  private void half(Frame frame, double width) {
    marks.add(
        new Mark.Line(
            new Point(frame.x().drawing().from(), frame.y().at(0.5)),
            new Point(width - RIGHT, frame.y().at(0.5)),
            Stroke.dashed(Palette.GREY, 0.5)));
  }

  private void band(Frame frame, SurvivalCurve curve, Colour colour) {
    List<Point> upper = new ArrayList<>();
    List<Point> lower = new ArrayList<>();
    upper.add(frame.at(0, 1));
    lower.add(frame.at(0, 1));
    Estimate before = new Estimate(1, 1, 1);
    for (int i = 0; i < curve.time().length; i++) {
      upper.add(frame.at(curve.time()[i], before.high()));
      lower.add(0, frame.at(curve.time()[i], before.low()));
      Estimate here = curve.band(i, plan.band(), plan.level());
      if (Double.isNaN(here.low())) {
        break;
      }
      upper.add(frame.at(curve.time()[i], here.high()));
      lower.add(0, frame.at(curve.time()[i], here.low()));
      before = here;
    }
    upper.addAll(lower);
    if (curve.time().length > 1) {
      marks.add(new Mark.Polygon(upper, new Fill(colour, 0.13)));
    }
  }

  private void curve(Frame frame, SurvivalCurve curve, Colour colour) {
    List<Point> steps = new ArrayList<>();
    steps.add(frame.at(0, 1));
    double before = 1;
    for (int i = 0; i < curve.time().length; i++) {
      steps.add(frame.at(curve.time()[i], before));
      if (curve.events()[i] > 0) {
        steps.add(frame.at(curve.time()[i], curve.survival()[i]));
      }
      before = curve.survival()[i];
      if (curve.censored()[i] > 0) {
        Point at = frame.at(curve.time()[i], before);
        marks.add(
            new Mark.Line(
                new Point(at.x(), at.y() - 3.2),
                new Point(at.x(), at.y() + 3.2),
                Stroke.solid(colour, 0.8)));
      }
    }
    if (steps.size() > 1) {
      marks.add(new Mark.Polyline(steps, Stroke.solid(colour, 1.8)));
    }
  }

  private void legend(double width) {
    double y = TOP + 10;
    for (int i = 0; i < curves.size(); i++) {
      GroupCurve curve = curves.get(i);
      String median =
          Double.isNaN(curve.median().value())
              ? words.text("not-reached")
              : words.number(curve.median().value(), 1);
      String text =
          words.text("plot.legend", name(curve), String.valueOf(curve.patients()), median);
      double start = width - RIGHT - 10 - 1.08 * TextStyle.size(SIZE).widthOf(text);
      marks.add(
          new Mark.Line(
              new Point(start - 22, y - 3),
              new Point(start - 5, y - 3),
              Stroke.solid(Palette.series(i), 2)));
      marks.add(
          new Mark.Text(
              new Point(width - RIGHT - 6, y),
              text,
              TextStyle.size(SIZE).at(TextStyle.Anchor.END)));
      y += ROW;
    }
  }

  private void risks(Frame frame, List<Tick> months, double top) {
    double left = frame.x().drawing().from();
    marks.add(
        new Mark.Text(
            new Point(4, top - ROW + 2),
            words.text("plot.at-risk"),
            TextStyle.size(SIZE).in(Palette.GREY)));
    for (int i = 0; i < curves.size(); i++) {
      double y = top + i * ROW + 2;
      marks.add(
          new Mark.Text(
              new Point(left - 16, y),
              name(curves.get(i)),
              TextStyle.size(SIZE).at(TextStyle.Anchor.END).in(Palette.series(i)).inBold()));
      for (Tick month : months) {
        marks.add(
            new Mark.Text(
                new Point(frame.x().at(month.value()), y),
                String.valueOf(curves.get(i).curve().atRiskAt(month.value())),
                TextStyle.size(SIZE).at(TextStyle.Anchor.MIDDLE)));
      }
    }
  }

  private String description() {
    String groups =
        curves.stream()
            .map(
                curve ->
                    words.text(
                        "plot.km.group",
                        words.group(kind, curve.level()),
                        String.valueOf(curve.patients()),
                        String.valueOf(curve.events()),
                        words.median(curve.median())))
            .collect(Collectors.joining(". "));
    return words.text("plot.km.description", groups);
  }
}
