package org.chemosign.plot;

import java.util.ArrayList;
import java.util.List;
import org.chemosign.plot.Mark.Line;
import org.chemosign.plot.Mark.Text;
import org.chemosign.plot.TextStyle.Anchor;

/**
 * The two axes of a plot: x below (its drawing span runs left to right), y at the left (its drawing
 * span runs from the bottom up, so from the larger to the smaller number).
 */
public record Frame(Axis x, Axis y) {

  private static final Stroke GRID = Stroke.solid(Palette.PALE, 0.5);
  private static final Stroke EDGE = Stroke.solid(Palette.GREY, 0.75);
  private static final double TICK = 3;

  /** Where a pair of values lies. */
  public Point at(double xValue, double yValue) {
    return new Point(x.at(xValue), y.at(yValue));
  }

  /** Where a pair of values lies, drawn back to the edge when it is outside. */
  public Point clipped(double xValue, double yValue) {
    return new Point(x.clipped(xValue), y.clipped(yValue));
  }

  /** Axes with pale grid lines, ticks and labels; the labels in a size of text. */
  public List<Mark> axes(List<Tick> xTicks, List<Tick> yTicks, double size) {
    List<Mark> marks = new ArrayList<>();
    xTicks.forEach(tick -> below(tick, size, marks));
    yTicks.forEach(tick -> left(tick, size, marks));
    marks.add(new Line(origin(), new Point(x.drawing().to(), y.drawing().from()), EDGE));
    marks.add(new Line(origin(), new Point(x.drawing().from(), y.drawing().to()), EDGE));
    return marks;
  }

  /** Titles of the axes: one below the labels of x, one turned at the left of those of y. */
  public List<Mark> titles(String xTitle, String yTitle, double size) {
    TextStyle style = TextStyle.size(size).at(Anchor.MIDDLE).in(Palette.INK);
    Point below = new Point(x.drawing().at(0.5), y.drawing().from() + TICK + 2.6 * size);
    Point beside = new Point(x.drawing().from() - TICK - 2.6 * size, y.drawing().at(0.5));
    return List.of(new Text(below, xTitle, style), new Text(beside, yTitle, style.turned(-90)));
  }

  private Point origin() {
    return new Point(x.drawing().from(), y.drawing().from());
  }

  private void below(Tick tick, double size, List<Mark> marks) {
    double place = x.at(tick.value());
    double foot = y.drawing().from();
    marks.add(new Line(new Point(place, foot), new Point(place, y.drawing().to()), GRID));
    marks.add(new Line(new Point(place, foot), new Point(place, foot + TICK), EDGE));
    TextStyle style = TextStyle.size(size).at(Anchor.MIDDLE).in(Palette.GREY);
    marks.add(new Text(new Point(place, foot + TICK + size), tick.label(), style));
  }

  private void left(Tick tick, double size, List<Mark> marks) {
    double place = y.at(tick.value());
    double edge = x.drawing().from();
    marks.add(new Line(new Point(edge, place), new Point(x.drawing().to(), place), GRID));
    marks.add(new Line(new Point(edge, place), new Point(edge - TICK, place), EDGE));
    TextStyle style = TextStyle.size(size).at(Anchor.END).in(Palette.GREY);
    Point label = new Point(edge - TICK - 1.5, place + size * 0.35);
    marks.add(new Text(label, tick.label(), style));
  }
}
