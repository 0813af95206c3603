package org.chemosign.chemogram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chemosign.plot.Drawing;
import org.chemosign.plot.Mark;
import org.chemosign.plot.Palette;
import org.chemosign.plot.Point;
import org.chemosign.plot.TextStyle;

/**
 * The chemograms of one plate as small multiples: a panel a drug, a colour a passage; replicates as
 * points, the fitted curve, the IC50 with its interval as a band, and what has to be known in
 * words.
 */
public final class ChemogramPlot {

  private static final int COLUMNS = 3;
  private static final double MARGIN = 18;
  private static final double KEY_LINE = 11;
  private static final TextStyle SMALL = TextStyle.size(8.5).in(Palette.GREY);
  private static final double MOST = 160;

  private final String title;
  private final List<Chemogram> chemograms;

  private ChemogramPlot(String title, List<Chemogram> chemograms) {
    this.title = title;
    this.chemograms = chemograms;
  }

  /** The drawing of one or more chemograms, in the order of drug and passage. */
  public static Drawing of(String title, List<Chemogram> chemograms) {
    if (chemograms.isEmpty()) {
      throw new IllegalArgumentException("a plot needs a chemogram");
    }
    return new ChemogramPlot(title, chemograms).draw();
  }

  private Drawing draw() {
    List<DrugPanel> panels = panels();
    int columns = Math.min(COLUMNS, panels.size());
    double width = 2 * MARGIN + columns * DrugPanel.WIDTH;
    List<String> key = Wrapping.lines(key(), SMALL, width - 2 * MARGIN);
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark.Text(new Point(MARGIN, 20), title, TextStyle.size(13).inBold()));
    double y = 33;
    for (String line : key) {
      marks.add(new Mark.Text(new Point(MARGIN, y), line, SMALL));
      y += KEY_LINE;
    }
    for (int first = 0; first < panels.size(); first += columns) {
      List<DrugPanel> row = panels.subList(first, Math.min(panels.size(), first + columns));
      for (int i = 0; i < row.size(); i++) {
        marks.addAll(row.get(i).marks(new Point(MARGIN + i * DrugPanel.WIDTH, y)));
      }
      y += row.stream().mapToDouble(DrugPanel::height).max().orElse(0);
    }
    return new Drawing(width, y + MARGIN / 2, title, description(), marks);
  }

  private String key() {
    return "Points: wells. Line: fitted curve (dashed: no fit, means joined). Vertical line and band"
        + " or bar: IC50 and its confidence interval, where within the doses."
        + (highestWell() > MOST ? " Wells above 160 % stand at the edge." : "");
  }

  private List<DrugPanel> panels() {
    List<String> passages =
        List.copyOf(
            chemograms.stream()
                .map(chemogram -> chemogram.key().passage())
                .collect(Collectors.toCollection(() -> new TreeSet<>(PassageOrder.NATURAL))));
    Map<String, List<Chemogram>> byDrug =
        chemograms.stream()
            .collect(
                Collectors.groupingBy(
                    chemogram -> chemogram.key().drug(), TreeMap::new, Collectors.toList()));
    DrugPanel.Shared shared = new DrugPanel.Shared(passages, highest());
    List<DrugPanel> panels = new ArrayList<>();
    byDrug.forEach((drug, curves) -> panels.add(new DrugPanel(drug, curves, shared)));
    return panels;
  }

  /** Top of all viability axes: the highest well, rounded up, from 120 to 160 %. */
  private double highest() {
    return Math.max(120, Math.min(MOST, 20 * Math.ceil(highestWell() / 20)));
  }

  private double highestWell() {
    return chemograms.stream()
        .flatMap(chemogram -> chemogram.response().points().stream())
        .flatMap(point -> point.viabilities().stream())
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(100);
  }

  private String description() {
    return chemograms.stream().map(ChemogramPlot::sentence).collect(Collectors.joining(" "));
  }

  private static String sentence(Chemogram chemogram) {
    String auc =
        chemogram.auc().isPresent()
            ? "AUC " + Figures.decimals(chemogram.auc().getAsDouble(), 2)
            : "AUC not computed";
    return "%s: %s, IC50 %s uM, fit %s."
        .formatted(
            chemogram.key().label(), auc, PotencyText.of(chemogram.ic50()), chemogram.fit().code());
  }
}
