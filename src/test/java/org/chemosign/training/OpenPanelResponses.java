package org.chemosign.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.chemosign.testing.SharedTable;

/** The ln IC50 of GDSC2 by COSMIC identifier and assay, and targets made of them. */
final class OpenPanelResponses {

  private static final double OTHERS = 0.5;

  private final List<String> assays;
  private final Map<String, double[]> values = new HashMap<>();

  OpenPanelResponses(Path data) {
    SharedTable table = SharedTable.read(data.resolve("training/gdsc2_lnIC50_chemo_805lines.tsv"));
    this.assays = table.header().subList(1, table.header().size());
    for (List<String> row : table.rows()) {
      values.put(
          row.get(0),
          row.stream()
              .skip(1)
              .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
              .toArray());
    }
  }

  boolean has(String cosmic) {
    return values.containsKey(cosmic);
  }

  /** Response of a line in one assay, NaN when not tested. */
  double of(CellLine line, String assay) {
    return values.get(line.cosmic())[assays.indexOf(assay)];
  }

  /**
   * The target of the retrained candidate: the mean of the standardised assays of the drug's class,
   * and half as much of the mean of the other classes of the panel, on the scale of the drug's own
   * assay. Means and deviations are those of the lines given. NaN where no assay of the class is
   * known.
   */
  double[] classTarget(OpenPanelDrug drug, List<CellLine> lines) {
    Map<String, double[]> standard = new HashMap<>();
    assays.forEach(assay -> standard.put(assay, standardised(column(lines, assay))));
    double[] own = column(lines, drug.assay());
    double[] target = new double[lines.size()];
    for (int i = 0; i < target.length; i++) {
      int row = i;
      double mine = classMean(drug, standard, row);
      double others =
          mean(
              Arrays.stream(OpenPanelDrug.values())
                  .filter(other -> other != drug)
                  .mapToDouble(other -> classMean(other, standard, row)));
      double z = Double.isNaN(others) ? mine : (mine + OTHERS * others) / (1 + OTHERS);
      target[i] = mean(known(own)) + Vectors.sd(known(own).toArray()) * z;
    }
    return target;
  }

  private static double classMean(OpenPanelDrug drug, Map<String, double[]> standard, int row) {
    return mean(drug.assays().stream().mapToDouble(assay -> standard.get(assay)[row]));
  }

  private double[] column(List<CellLine> lines, String assay) {
    return lines.stream().mapToDouble(line -> of(line, assay)).toArray();
  }

  private static double[] standardised(double[] column) {
    double mean = mean(known(column));
    double sd = Vectors.sd(known(column).toArray());
    return Arrays.stream(column).map(value -> (value - mean) / sd).toArray();
  }

  private static DoubleStream known(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value));
  }

  private static double mean(DoubleStream values) {
    double[] known = known(values.toArray()).toArray();
    return known.length == 0 ? Double.NaN : Vectors.mean(known);
  }
}
