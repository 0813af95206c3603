package org.chemosign.chemogram;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chemosign.plot.Axis;
import org.chemosign.plot.Colour;
import org.chemosign.plot.Fill;
import org.chemosign.plot.Frame;
import org.chemosign.plot.Mark;
import org.chemosign.plot.Palette;
import org.chemosign.plot.Point;
import org.chemosign.plot.Span;
import org.chemosign.plot.TextStyle;

/** One panel of a plot: all passages of a model with one drug, and a caption in words. */
final class DrugPanel {

  static final double WIDTH = 262;
  private static final double LEFT = 42;
  private static final double RIGHT = 14;
  private static final double TOP = 24;
  private static final double PLOT = 138;
  private static final double LABELS = 38;
  private static final double LINE = 10.5;
  private static final double GAP = 12;
  private static final int MOST_BANDS = 2;
  private static final Set<Flag> SAID_ELSEWHERE =
      EnumSet.of(
          Flag.NO_CONTROLS, Flag.IC50_ABOVE_RANGE, Flag.IC50_BELOW_RANGE, Flag.PASSAGES_DIFFER);
  private static final TextStyle CAPTION = TextStyle.size(8.5);

  private final String drug;
  private final List<Chemogram> chemograms;
  private final Shared shared;

  /**
   * What all panels of a plot share: passages, which fix the colours, and the highest viability.
   */
  record Shared(List<String> passages, double highest) {}

  DrugPanel(String drug, List<Chemogram> chemograms, Shared shared) {
    this.drug = drug;
    this.shared = shared;
    this.chemograms =
        chemograms.stream()
            .sorted((a, b) -> PassageOrder.NATURAL.compare(a.key().passage(), b.key().passage()))
            .toList();
  }

  double height() {
    return TOP + PLOT + LABELS + LINE * caption().size() + GAP;
  }

  /** A line of the caption, with a dot in the colour of its curve where it begins one. */
  private record Caption(String text, TextStyle style, Optional<Colour> dot) {}

  List<Mark> marks(Point corner) {
    List<Mark> marks = new ArrayList<>();
    marks.add(
        new Mark.Text(
            new Point(corner.x() + LEFT, corner.y() + TOP - 8), drug, TextStyle.size(11).inBold()));
    Frame frame = frame(corner);
    marks.addAll(frame.axes(frame.x().ticks(6), frame.y().ticks(6), 8));
    marks.addAll(frame.titles("dose (\u00b5M)", "viability (%)", 8.5));
    for (Chemogram chemogram : chemograms) {
      CurveMarks curve = new CurveMarks(chemogram, frame, colour(chemogram));
      marks.addAll(curve.all(chemograms.size() > MOST_BANDS));
    }
    double y = corner.y() + TOP + PLOT + LABELS;
    for (Caption line : caption()) {
      marks.add(new Mark.Text(new Point(corner.x() + LEFT, y), line.text(), line.style()));
      Point beside = new Point(corner.x() + LEFT - 7, y - 3);
      line.dot().ifPresent(c -> marks.add(new Mark.Circle(beside, 3, Fill.solid(c))));
      y += LINE;
    }
    return marks;
  }

  private Colour colour(Chemogram chemogram) {
    return Palette.series(shared.passages().indexOf(chemogram.key().passage()));
  }

  private Frame frame(Point corner) {
    double left = corner.x() + LEFT;
    double foot = corner.y() + TOP + PLOT;
    Span x = new Span(left, corner.x() + WIDTH - RIGHT);
    return new Frame(
        Axis.log10(doses(), x),
        Axis.linear(new Span(0, shared.highest()), new Span(foot, foot - PLOT)));
  }

  /** All doses of the panel with a little room at both ends. */
  private Span doses() {
    double low = chemograms.stream().mapToDouble(c -> c.doses().get(0)).min().orElseThrow();
    double high =
        chemograms.stream()
            .mapToDouble(c -> c.doses().get(c.doses().size() - 1))
            .max()
            .orElseThrow();
    return new Span(low / 1.5, high * 1.5);
  }

  private List<Caption> caption() {
    List<Caption> lines = new ArrayList<>();
    for (Chemogram chemogram : chemograms) {
      int first = lines.size();
      wrap(numbers(chemogram), CAPTION.inBold(), lines);
      Caption begin = lines.get(first);
      Optional<Colour> dot = Optional.of(colour(chemogram));
      lines.set(first, new Caption(begin.text(), begin.style(), dot));
      String flags = flags(chemogram);
      if (!flags.isEmpty()) {
        wrap(flags, CAPTION.in(Palette.GREY), lines);
      }
    }
    if (chemograms.stream().anyMatch(c -> c.flags().contains(Flag.PASSAGES_DIFFER))) {
      wrap(Flag.PASSAGES_DIFFER.brief(), CAPTION.in(Palette.INK), lines);
    }
    return lines;
  }

  private static void wrap(String text, TextStyle style, List<Caption> lines) {
    Wrapping.lines(text, style, WIDTH - LEFT - 4)
        .forEach(line -> lines.add(new Caption(line, style, Optional.empty())));
  }

  private static String numbers(Chemogram chemogram) {
    String passage = chemogram.key().passage();
    String auc =
        chemogram.auc().isPresent() ? Figures.decimals(chemogram.auc().getAsDouble(), 2) : "-";
    return (passage.isEmpty() ? "" : passage + ": ")
        + "AUC "
        + auc
        + ", IC50 "
        + PotencyText.of(chemogram.ic50())
        + (chemogram.ic50() instanceof Potency.NotEstimated ? "" : " \u00b5M");
  }

  private static String flags(Chemogram chemogram) {
    String words =
        chemogram.flags().stream()
            .filter(flag -> !SAID_ELSEWHERE.contains(flag))
            .map(Flag::brief)
            .collect(Collectors.joining("; "));
    return chemogram.fit() instanceof CurveFit.NotFitted none
        ? (none.reason().code().replace('-', ' ') + (words.isEmpty() ? "" : "; " + words))
        : words;
  }
}
