package org.chemosign.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import org.chemosign.chemogram.Chemogram;
import org.chemosign.chemogram.ChemogramAnalysis;
import org.chemosign.chemogram.CurveFit.Fitted;
import org.chemosign.chemogram.DosePoint;
import org.chemosign.chemogram.DoseRange;
import org.chemosign.chemogram.Estimate;
import org.chemosign.chemogram.Figures;
import org.chemosign.chemogram.GrowthMetrics;
import org.chemosign.chemogram.Interval;
import org.chemosign.chemogram.PassageAgreement;
import org.chemosign.chemogram.PlateQuality;
import org.chemosign.chemogram.Potency;

/**
 * Everything that an analysis holds as one JSON object. Numbers have six significant digits; what
 * is missing has no member; an open end of an interval has none either.
 */
final class ChemogramJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int DIGITS = 6;

  private ChemogramJson() {}

  static String of(ChemogramAnalysis analysis) {
    ObjectNode root = MAPPER.createObjectNode();
    ArrayNode chemograms = root.putArray("chemograms");
    analysis.chemograms().forEach(c -> chemogram(chemograms.addObject(), c));
    ArrayNode plates = root.putArray("plates");
    analysis.plates().forEach(p -> plate(plates.addObject(), p));
    ArrayNode passages = root.putArray("passages");
    analysis.passages().forEach(p -> passage(passages.addObject(), p));
    return root.toPrettyString() + "\n";
  }

  private static void chemogram(ObjectNode node, Chemogram chemogram) {
    node.put("model", chemogram.key().model());
    node.put("drug", chemogram.key().drug());
    node.put("passage", chemogram.key().passage());
    ArrayNode plates = node.putArray("plates");
    chemogram.response().plates().forEach(plate -> plates.add(plate.label()));
    points(node.putArray("points"), chemogram);
    number(node, "auc", chemogram.auc());
    chemogram
        .commonArea()
        .ifPresent(
            area -> {
              ObjectNode common = node.putObject("aucRange");
              range(common, area.range());
              number(common, "auc", area.auc());
            });
    node.put("fit", chemogram.fit().code());
    if (chemogram.fit() instanceof Fitted fitted) {
      curve(node.putObject("curve"), fitted);
    }
    potency(node.putObject("ec50"), chemogram.ec50());
    potency(node.putObject("ic50"), chemogram.ic50());
    estimate(node.putObject("emax"), chemogram.emax());
    chemogram.growth().ifPresent(growth -> growth(node.putObject("growthRate"), growth));
    number(node, "replicateSd", chemogram.replicateDeviation());
    ArrayNode flags = node.putArray("flags");
    chemogram.flags().forEach(flag -> flags.add(flag.code()));
  }

  private static void points(ArrayNode array, Chemogram chemogram) {
    List<DosePoint> points = chemogram.response().points();
    List<Double> fitted = chemogram.fittedViability();
    for (int i = 0; i < points.size(); i++) {
      DosePoint point = points.get(i);
      ObjectNode node = array.addObject();
      node.put("doseMicromolar", rounded(point.dose()));
      ArrayNode wells = node.putArray("viability");
      point.viabilities().forEach(viability -> wells.add(rounded(viability)));
      node.put("mean", rounded(point.mean()));
      number(node, "sd", point.deviation());
      number(node, "growthRate", point.meanGrowthRate());
      if (!fitted.isEmpty()) {
        node.put("fitted", rounded(fitted.get(i)));
      }
    }
  }

  private static void curve(ObjectNode node, Fitted fitted) {
    node.put("top", rounded(fitted.curve().top()));
    node.put("bottom", rounded(fitted.curve().bottom()));
    estimate(node.putObject("hill"), fitted.hill());
    node.put("logEc50", rounded(fitted.curve().logMid()));
    node.put("residualSd", rounded(fitted.error().deviation()));
    node.put("degreesOfFreedom", fitted.error().freedom());
    number(node, "lackOfFitP", fitted.error().lackOfFit());
  }

  private static void potency(ObjectNode node, Potency potency) {
    node.put("status", potency.code());
    if (potency instanceof Potency.Measured measured) {
      node.put("micromolar", rounded(measured.dose()));
      interval(node, measured.interval());
    }
  }

  private static void estimate(ObjectNode node, Estimate estimate) {
    node.put("value", rounded(estimate.value()));
    interval(node, estimate.interval());
  }

  private static void interval(ObjectNode node, Interval interval) {
    number(node, "low", interval.lower());
    number(node, "high", interval.upper());
  }

  private static void growth(ObjectNode node, GrowthMetrics growth) {
    node.put("fit", growth.fit().code());
    potency(node.putObject("gr50"), growth.gr50());
    node.put("grMax", rounded(growth.grMax()));
    node.put("grAoc", rounded(growth.grAoc()));
  }

  private static void plate(ObjectNode node, PlateQuality plate) {
    node.put("plate", plate.plate().name());
    node.put("date", plate.plate().date());
    node.put("model", plate.model());
    node.put("negativeWells", plate.negatives());
    node.put("positiveWells", plate.positives());
    number(node, "negativeCv", plate.negativeCv());
    number(node, "zPrime", plate.zPrime());
  }

  private static void passage(ObjectNode node, PassageAgreement passage) {
    node.put("model", passage.model());
    node.put("drug", passage.drug());
    range(node, passage.range());
    ArrayNode areas = node.putArray("areas");
    for (int i = 0; i < passage.passages().size(); i++) {
      ObjectNode area = areas.addObject();
      area.put("passage", passage.passages().get(i));
      area.put("auc", rounded(passage.areas().get(i)));
    }
    node.put("difference", rounded(passage.difference()));
  }

  private static void range(ObjectNode node, DoseRange range) {
    node.put("lowMicromolar", rounded(range.low()));
    node.put("highMicromolar", rounded(range.high()));
  }

  private static void number(ObjectNode node, String name, OptionalDouble value) {
    if (value.isPresent()) {
      node.put(name, rounded(value.getAsDouble()));
    }
  }

  private static BigDecimal rounded(double value) {
    return new BigDecimal(Figures.significant(value, DIGITS));
  }
}
