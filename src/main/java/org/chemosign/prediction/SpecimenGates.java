package org.chemosign.prediction;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The conditions that a specimen has to meet: at least 50 ng of RNA, at least 10 % neoplastic
 * cells, a pancreatic adenocarcinoma (Innovations &amp; Thérapeutiques en Oncologie 2024;10:30).
 * What is not recorded stays unknown; it is neither met nor failed.
 */
public final class SpecimenGates {

  /** Least mass of RNA, ng. */
  public static final double LEAST_RNA_NANOGRAMS = 50;

  /** Least share of neoplastic cells, percent. */
  public static final double LEAST_NEOPLASTIC_PERCENT = 10;

  private SpecimenGates() {}

  /** The three gates of a specimen, in the order of {@link SpecimenGate.Kind}. */
  public static List<SpecimenGate> of(SpecimenFacts facts) {
    return List.of(
        atLeast(SpecimenGate.Kind.RNA_MASS, facts.rnaNanograms(), LEAST_RNA_NANOGRAMS, " ng"),
        atLeast(
            SpecimenGate.Kind.NEOPLASTIC_CELLS,
            facts.neoplasticCellPercent(),
            LEAST_NEOPLASTIC_PERCENT,
            " %"),
        diagnosis(facts.pancreaticAdenocarcinoma()));
  }

  /** The reasons of the gates that failed, in order. */
  static List<NoCallReason> failures(List<SpecimenGate> gates) {
    return gates.stream()
        .filter(gate -> gate.outcome() == SpecimenGate.Outcome.FAILED)
        .map(gate -> gate.kind().reason())
        .toList();
  }

  private static SpecimenGate atLeast(
      SpecimenGate.Kind kind, OptionalDouble value, double least, String unit) {
    if (value.isEmpty()) {
      return unknown(kind);
    }
    double observed = value.getAsDouble();
    boolean whole = observed == Math.rint(observed) && Math.abs(observed) < 1e9;
    String text = whole ? Long.toString((long) observed) : Double.toString(observed);
    return new SpecimenGate(kind, outcome(observed >= least), text + unit);
  }

  private static SpecimenGate diagnosis(Optional<Boolean> pancreatic) {
    return pancreatic
        .map(
            yes ->
                new SpecimenGate(
                    SpecimenGate.Kind.DIAGNOSIS,
                    outcome(yes),
                    yes ? "pancreatic adenocarcinoma" : "not a pancreatic adenocarcinoma"))
        .orElseGet(() -> unknown(SpecimenGate.Kind.DIAGNOSIS));
  }

  private static SpecimenGate unknown(SpecimenGate.Kind kind) {
    return new SpecimenGate(kind, SpecimenGate.Outcome.UNKNOWN, "unknown");
  }

  private static SpecimenGate.Outcome outcome(boolean met) {
    return met ? SpecimenGate.Outcome.MET : SpecimenGate.Outcome.FAILED;
  }
}
