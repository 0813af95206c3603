package org.chemosign.training;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The two figures by which specifications of the open panel were compared and tested. */
final class OpenPanelSkill {

  private static final int FEWEST_LINES = 8;

  private final OpenPanelTraining panel;
  private final OpenPanelDrug drug;

  OpenPanelSkill(OpenPanelTraining panel, OpenPanelDrug drug) {
    this.panel = panel;
    this.drug = drug;
  }

  /**
   * The criterion of choice: Spearman's correlation with ln IC50 within each tissue held out
   * (solid, not pancreas, at least eight lines tested), mean weighted by n - 1.
   *
   * @param scoring makes a score of the lines that may be used
   */
  double leaveTissueOut(Scoring scoring) {
    List<CellLine> lines = lines(line -> !line.pancreatic() && line.solid());
    double sum = 0;
    int weights = 0;
    for (String tissue : new TreeSet<>(lines.stream().map(CellLine::tissue).toList())) {
      List<CellLine> out = lines.stream().filter(l -> l.tissue().equals(tissue)).toList();
      if (out.size() >= FEWEST_LINES) {
        ToDoubleFunction<CellLine> score = scoring.apply(drug, l -> !l.tissue().equals(tissue));
        sum += (out.size() - 1) * spearman(score, out);
        weights += out.size() - 1;
      }
    }
    return sum / weights;
  }

  /** Spearman's correlation with ln IC50 in the pancreatic lines. */
  double pancreas(Scoring scoring) {
    return spearman(scoring.apply(drug, line -> true), pancreaticLines());
  }

  List<CellLine> pancreaticLines() {
    return lines(CellLine::pancreatic);
  }

  /** Scores of lines, learnt from the lines of a condition. */
  interface Scoring
      extends BiFunction<OpenPanelDrug, Predicate<CellLine>, ToDoubleFunction<CellLine>> {}

  Scoring first() {
    return (d, used) -> {
      TrainedModel model = OpenPanelTraining.fit(panel.firstPanel(d, used));
      return line -> model.predict(panel.firstValues(inFirstTable(line)));
    };
  }

  Scoring candidate() {
    return (d, used) -> {
      TrainedModel model = OpenPanelTraining.fit(panel.candidate(d, used));
      return line -> model.predict(panel.values(line));
    };
  }

  private CellLine inFirstTable(CellLine line) {
    return panel.data.inFirstTable.get(line.id());
  }

  private List<CellLine> lines(Predicate<CellLine> condition) {
    return panel.data.sequenced.stream()
        .filter(condition)
        .filter(line -> !Double.isNaN(panel.data.responses.of(line, drug.assay())))
        .toList();
  }

  private double spearman(ToDoubleFunction<CellLine> score, List<CellLine> lines) {
    List<Double> observed = new ArrayList<>();
    lines.forEach(line -> observed.add(panel.data.responses.of(line, drug.assay())));
    return Ranks.spearman(
        lines.stream().mapToDouble(score).toArray(),
        observed.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
