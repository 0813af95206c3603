package org.chemosign.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.chemosign.chemogram.Chemogram;
import org.chemosign.chemogram.ChemogramAnalysis;
import org.chemosign.chemogram.CurveFit.Fitted;
import org.chemosign.chemogram.Estimate;
import org.chemosign.chemogram.Figures;
import org.chemosign.chemogram.Flag;
import org.chemosign.chemogram.PassageAgreement;
import org.chemosign.chemogram.PlateQuality;
import org.chemosign.chemogram.PotencyText;

/** Chemograms as aligned columns for people, then plates and passages. */
final class ChemogramText {

  private static final List<String> HEADER =
      List.of("MODEL", "DRUG", "PASSAGE", "AUC", "IC50 uM", "EMAX %", "HILL", "FIT", "FLAGS");

  private ChemogramText() {}

  static String of(ChemogramAnalysis analysis) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    analysis.chemograms().forEach(chemogram -> rows.add(row(chemogram)));
    StringBuilder text = new StringBuilder(aligned(rows));
    plates(analysis.plates(), text);
    passages(analysis.passages(), text);
    return text.toString();
  }

  private static List<String> row(Chemogram chemogram) {
    boolean fitted = chemogram.fit() instanceof Fitted;
    return List.of(
        printable(chemogram.key().model()),
        printable(chemogram.key().drug()),
        printable(chemogram.key().passage()),
        decimals(chemogram.auc(), 3),
        PotencyText.of(chemogram.ic50()),
        emax(chemogram.emax()),
        fitted ? Figures.significant(((Fitted) chemogram.fit()).hill().value(), 2) : "",
        chemogram.fit().code(),
        chemogram.flags().stream().map(Flag::code).collect(Collectors.joining(" ")));
  }

  private static String emax(Estimate emax) {
    String value = Figures.decimals(emax.value(), 0);
    return emax.interval().isClosed()
        ? value
            + " ("
            + Figures.decimals(emax.interval().lower().getAsDouble(), 0)
            + " to "
            + Figures.decimals(emax.interval().upper().getAsDouble(), 0)
            + ")"
        : value;
  }

  private static String decimals(OptionalDouble value, int places) {
    return value.isPresent() ? Figures.decimals(value.getAsDouble(), places) : "";
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private static String aligned(List<List<String>> rows) {
    int columns = rows.get(0).size();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        line.append(row.get(column)).append(" ".repeat(pad(rows, row, column)));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int pad(List<List<String>> rows, List<String> row, int column) {
    int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
    return width + 2 - row.get(column).length();
  }

  private static void plates(List<PlateQuality> plates, StringBuilder text) {
    List<PlateQuality> controlled = plates.stream().filter(p -> p.negatives() > 0).toList();
    if (controlled.isEmpty()) {
      text.append("\nNo control wells: viability is as the file gives it, no Z'.\n");
      return;
    }
    text.append('\n');
    for (PlateQuality plate : controlled) {
      text.append(
          "Plate %s, %s: Z' %s (%d vehicle, %d killed wells)%n"
              .formatted(
                  printable(plate.plate().label()),
                  printable(plate.model()),
                  plate.zPrime().isPresent() ? decimals(plate.zPrime(), 2) : "not computed",
                  plate.negatives(),
                  plate.positives()));
    }
  }

  private static void passages(List<PassageAgreement> passages, StringBuilder text) {
    if (!passages.isEmpty()) {
      text.append("\nAUC difference between passages, over the doses that they share:\n");
    }
    for (PassageAgreement passage : passages) {
      text.append(
          "%s %s (%s): %s over %s to %s uM%n"
              .formatted(
                  printable(passage.model()),
                  printable(passage.drug()),
                  printable(String.join(", ", passage.passages())),
                  Figures.decimals(passage.difference(), 3),
                  Figures.significant(passage.range().low(), 3),
                  Figures.significant(passage.range().high(), 3)));
    }
  }
}
