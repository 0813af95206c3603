package org.chemosign.survival.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chemosign.plot.Axis;
import org.chemosign.plot.Drawing;
import org.chemosign.plot.Fill;
import org.chemosign.plot.Mark;
import org.chemosign.plot.Palette;
import org.chemosign.plot.Point;
import org.chemosign.plot.Span;
import org.chemosign.plot.Stroke;
import org.chemosign.plot.TextStyle;
import org.chemosign.survival.CohortModel;
import org.chemosign.survival.CoxModel;
import org.chemosign.survival.TreatmentInteraction;
import org.chemosign.survival.ValidationResult;

/** Hazard ratios and their intervals on a logarithmic axis, under a heading for each model. */
final class ForestPlot {

  private static final double SIZE = 9;
  private static final double ROW = 15;
  private static final double WIDTH = 700;
  private static final double LEFT = 322;
  private static final double RIGHT = 548;
  private static final double P = WIDTH - 8;
  private static final double[] TICKS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100};

  private final Words words;
  private final Tables tables;
  private final List<Row> rows = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();

  /** A heading (no coefficient) or a ratio. */
  private record Row(String name, CoxModel.Coefficient coefficient, boolean main) {}

  ForestPlot(ValidationResult result, Words words) {
    this.words = words;
    this.tables = new Tables(result, words);
    result.models().forEach(this::add);
    result.interaction().flatMap(TreatmentInteraction::fit).ifPresent(this::add);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  private void add(CohortModel model) {
    model
        .fit()
        .ifPresent(
            fit -> {
              rows.add(new Row(heading(model, fit), null, true));
              List<CoxModel.Coefficient> all = fit.efron().coefficients();
              for (int i = 0; i < all.size(); i++) {
                boolean main = i < model.predictorTerms();
                rows.add(new Row(words.term(all.get(i).term()), all.get(i), main));
              }
            });
  }

  private String heading(CohortModel model, CohortModel.Fit fit) {
    return words.text("model." + model.kind().code())
        + " ("
        + words.text(
            "model.account",
            String.valueOf(fit.efron().patients()),
            String.valueOf(fit.efron().events()))
        + ")";
  }

  private void add(TreatmentInteraction.Fit fit) {
    rows.add(new Row(words.text("interaction.within-arm"), null, true));
    fit.callEffects()
        .forEach(effect -> rows.add(new Row(tables.in(effect), effect.effect(), true)));
    rows.add(new Row(words.text("interaction.within-call"), null, true));
    fit.treatmentEffects()
        .forEach(effect -> rows.add(new Row(tables.in(effect), effect.effect(), true)));
    rows.add(new Row(words.text("interaction.ratio"), null, true));
    fit.ratios().forEach(ratio -> rows.add(new Row(words.term(ratio.term()), ratio, true)));
  }

  Drawing draw() {
    double foot = 20 + ROW * rows.size();
    Axis axis = Axis.log10(span(), new Span(LEFT, RIGHT));
    header();
    grid(axis, foot);
    for (int i = 0; i < rows.size(); i++) {
      row(axis, rows.get(i), 20 + ROW * (i + 0.7));
    }
    String said =
        rows.stream()
            .filter(row -> row.coefficient != null)
            .map(row -> row.name + ": " + words.ratio(row.coefficient.hazardRatio()))
            .collect(Collectors.joining(". "));
    return new Drawing(
        WIDTH,
        foot + 34,
        words.text("plot.forest"),
        words.text("plot.forest.description", said),
        marks);
  }

  private void header() {
    text(RIGHT + 12, 12, words.text("table.ratio"), TextStyle.size(SIZE).in(Palette.GREY));
    text(P, 12, words.text("table.p"), TextStyle.size(SIZE).at(end()).in(Palette.GREY));
  }

  private static TextStyle.Anchor end() {
    return TextStyle.Anchor.END;
  }

  /** At least from one half to two, and all intervals as far as the ticks go. */
  private Span span() {
    double low = 0.5;
    double high = 2;
    for (Row row : rows) {
      if (row.coefficient != null) {
        low = Math.min(low, row.coefficient.hazardRatio().low());
        high = Math.max(high, row.coefficient.hazardRatio().high());
      }
    }
    return new Span(Math.max(TICKS[0], low / 1.1), Math.min(TICKS[TICKS.length - 1], high * 1.1));
  }

  private void grid(Axis axis, double foot) {
    for (double tick : TICKS) {
      double x = axis.at(tick);
      if (x < LEFT || x > RIGHT) {
        continue;
      }
      Stroke stroke = tick == 1 ? Stroke.solid(Palette.GREY, 1) : Stroke.solid(Palette.PALE, 0.5);
      marks.add(new Mark.Line(new Point(x, 18), new Point(x, foot), stroke));
      int decimals = tick >= 1 ? 0 : tick >= 0.1 ? 1 : 2;
      text(
          x,
          foot + 12,
          words.number(tick, decimals),
          TextStyle.size(SIZE).at(TextStyle.Anchor.MIDDLE).in(Palette.GREY));
    }
    text(
        (LEFT + RIGHT) / 2,
        foot + 27,
        words.text("plot.forest.axis"),
        TextStyle.size(SIZE).at(TextStyle.Anchor.MIDDLE));
  }

  private void row(Axis axis, Row row, double y) {
    if (row.coefficient == null) {
      text(4, y + 3, Shortened.to(90, row.name), TextStyle.size(SIZE).inBold());
      return;
    }
    org.chemosign.plot.Colour colour = row.main ? Palette.BLUE : Palette.GREY;
    org.chemosign.survival.Estimate ratio = row.coefficient.hazardRatio();
    text(14, y + 3, Shortened.to(56, row.name), TextStyle.size(SIZE));
    marks.add(
        new Mark.Line(
            new Point(axis.clipped(ratio.low()), y),
            new Point(axis.clipped(ratio.high()), y),
            Stroke.solid(colour, 1.4)));
    double x = axis.clipped(ratio.value());
    marks.add(
        Mark.Polygon.rectangle(
            new Point(x - 3.5, y - 3.5), new Point(x + 3.5, y + 3.5), Fill.solid(colour)));
    text(RIGHT + 12, y + 3, words.ratio(ratio), TextStyle.size(SIZE));
    text(P, y + 3, words.p(row.coefficient.p()), TextStyle.size(SIZE).at(end()));
  }

  private void text(double x, double y, String text, TextStyle style) {
    marks.add(new Mark.Text(new Point(x, y), text, style));
  }
}
