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
import org.chemosign.chemogram.GrowthMetrics;
import org.chemosign.chemogram.Interval;
import org.chemosign.chemogram.PlateId;
import org.chemosign.chemogram.PlateQuality;
import org.chemosign.chemogram.Potency;
import org.chemosign.report.SpreadsheetGuard;

/**
 * Chemograms as a table with one row a model, drug and passage. Numbers have six significant
 * digits; what is missing is empty; the reason stands in the status column beside it.
 */
final class ChemogramTable {

  private static final int DIGITS = 6;

  private static final List<String> COLUMNS =
      List.of(
          "model",
          "drug",
          "passage",
          "plates",
          "doses",
          "wells",
          "min_uM",
          "max_uM",
          "auc",
          "range_low_uM",
          "range_high_uM",
          "auc_range",
          "fit",
          "top",
          "bottom",
          "hill",
          "hill_low",
          "hill_high",
          "ec50_status",
          "ec50_uM",
          "ec50_low",
          "ec50_high",
          "ic50_status",
          "ic50_uM",
          "ic50_low",
          "ic50_high",
          "emax",
          "emax_low",
          "emax_high",
          "residual_sd",
          "lack_of_fit_p",
          "gr50_status",
          "gr50_uM",
          "gr50_low",
          "gr50_high",
          "gr_max",
          "gr_aoc",
          "replicate_sd",
          "z_prime",
          "flags");

  private final List<String> cells = new ArrayList<>();

  private ChemogramTable() {}

  static String of(ChemogramAnalysis analysis) {
    StringBuilder text = new StringBuilder(String.join("\t", COLUMNS)).append('\n');
    analysis
        .chemograms()
        .forEach(c -> text.append(String.join("\t", new ChemogramTable().row(c))).append('\n'));
    return text.toString();
  }

  private List<String> row(Chemogram chemogram) {
    List<Double> doses = chemogram.doses();
    text(chemogram.key().model());
    text(chemogram.key().drug());
    text(chemogram.key().passage());
    text(
        chemogram.response().plates().stream()
            .map(PlateId::label)
            .collect(Collectors.joining(", ")));
    cells.add("" + doses.size());
    cells.add("" + chemogram.response().wells());
    number(doses.get(0));
    number(doses.get(doses.size() - 1));
    optional(chemogram.auc());
    area(chemogram);
    fit(chemogram);
    optional(chemogram.replicateDeviation());
    optional(zPrime(chemogram));
    cells.add(chemogram.flags().stream().map(Flag::code).collect(Collectors.joining(";")));
    return cells;
  }

  private void area(Chemogram chemogram) {
    if (chemogram.commonArea().isEmpty()) {
      blank(3);
      return;
    }
    number(chemogram.commonArea().get().range().low());
    number(chemogram.commonArea().get().range().high());
    optional(chemogram.commonArea().get().auc());
  }

  private void fit(Chemogram chemogram) {
    cells.add(chemogram.fit().code());
    if (chemogram.fit() instanceof Fitted fitted) {
      number(fitted.curve().top());
      number(fitted.curve().bottom());
      estimate(fitted.hill());
    } else {
      blank(5);
    }
    potency(chemogram.ec50());
    potency(chemogram.ic50());
    estimate(chemogram.emax());
    if (chemogram.fit() instanceof Fitted fitted) {
      number(fitted.error().deviation());
      optional(fitted.error().lackOfFit());
    } else {
      blank(2);
    }
    growth(chemogram);
  }

  private void growth(Chemogram chemogram) {
    if (chemogram.growth().isEmpty()) {
      blank(6);
      return;
    }
    GrowthMetrics growth = chemogram.growth().get();
    potency(growth.gr50());
    number(growth.grMax());
    number(growth.grAoc());
  }

  private void potency(Potency potency) {
    cells.add(potency.code());
    if (potency instanceof Potency.Measured measured) {
      number(measured.dose());
      interval(measured.interval());
    } else {
      blank(3);
    }
  }

  private void estimate(Estimate estimate) {
    number(estimate.value());
    interval(estimate.interval());
  }

  private void interval(Interval interval) {
    optional(interval.lower());
    optional(interval.upper());
  }

  /** The lowest Z' of the plates. */
  private static OptionalDouble zPrime(Chemogram chemogram) {
    return chemogram.plates().stream()
        .map(PlateQuality::zPrime)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .min();
  }

  private void text(String text) {
    cells.add(SpreadsheetGuard.cell(text));
  }

  private void number(double value) {
    cells.add(Figures.significant(value, DIGITS));
  }

  private void optional(OptionalDouble value) {
    cells.add(value.isPresent() ? Figures.significant(value.getAsDouble(), DIGITS) : "");
  }

  private void blank(int count) {
    for (int i = 0; i < count; i++) {
      cells.add("");
    }
  }
}
