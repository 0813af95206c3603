package org.chemosign.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the signature says of complete cases, as terms of a model and as groups. */
sealed interface Predictor {

  /** A place at which the effect of a treatment is read off. */
  record Place(String name, double[] values) {}

  /** The terms of the signature in a model. */
  Design design();

  /** The groups whose curves are drawn, the first is the main one. */
  List<Grouping> groupings(SurvivalCohort cohort);

  /** Few groups, for curves within a treatment. */
  Grouping.Groups finestGroups();

  /** Where effects of treatment are read off. */
  List<Place> places();

  /** What the result says of it. */
  ValidationResult.PredictorSummary summary();

  static Predictor of(CohortColumn column, ValidationPlan plan) {
    if (column instanceof CohortColumn.Categories calls) {
      return new Calls(calls, plan);
    }
    return new Scores((CohortColumn.Numbers) column, plan);
  }

  /** The level to compare with: the one asked for, or the first. */
  static String reference(CohortColumn.Categories column, Optional<String> wanted) {
    List<String> levels = column.levels();
    if (levels.size() < 2) {
      throw new CohortException(
          "'%s' has one value only among the patients analysed: %s"
              .formatted(column.name(), levels.isEmpty() ? "none" : levels.get(0)));
    }
    if (wanted.isPresent() && !levels.contains(wanted.get())) {
      throw new CohortException(
          "reference '%s' is no value of '%s'; its values are %s"
              .formatted(wanted.get(), column.name(), String.join(", ", levels)));
    }
    return wanted.orElse(levels.get(0));
  }

  /** The covariates as terms; words are compared with their first level. */
  static Design covariates(SurvivalCohort cohort) {
    Design design = Design.empty();
    for (CohortColumn column : cohort.covariates()) {
      String first =
          column instanceof CohortColumn.Categories words ? reference(words, Optional.empty()) : "";
      design = design.and(Design.of(column, first));
    }
    return design;
  }

  /** Calls such as sensitive and resistant. */
  record Calls(CohortColumn.Categories column, ValidationPlan plan) implements Predictor {

    private String reference() {
      return Predictor.reference(column, plan.reference());
    }

    /** The reference first. */
    private List<String> levels() {
      List<String> levels = new ArrayList<>(column.levels());
      levels.remove(reference());
      levels.add(0, reference());
      return levels;
    }

    @Override
    public Design design() {
      return Design.of(column, reference());
    }

    @Override
    public Grouping.Groups finestGroups() {
      return new Grouping.Groups(levels(), column.codes(levels()), plan);
    }

    @Override
    public List<Grouping> groupings(SurvivalCohort cohort) {
      return List.of(Grouping.of(Grouping.Kind.CALLS, List.of(), cohort, finestGroups()));
    }

    @Override
    public List<Place> places() {
      List<Place> places = new ArrayList<>();
      List<String> levels = levels();
      for (int level = 0; level < levels.size(); level++) {
        double[] values = new double[levels.size() - 1];
        List<String> terms = design().terms();
        int term = terms.indexOf(column.name() + ": " + levels.get(level));
        if (term >= 0) {
          values[term] = 1;
        }
        places.add(new Place(column.name() + ": " + levels.get(level), values));
      }
      return places;
    }

    @Override
    public ValidationResult.PredictorSummary summary() {
      return new ValidationResult.PredictorSummary(
          column.name(), false, levels(), Double.NaN, Double.NaN);
    }
  }

  /** Scores, analysed per standard deviation of the patients at hand. */
  record Scores(CohortColumn.Numbers column, ValidationPlan plan) implements Predictor {

    private double mean() {
      return Moment.mean(column.values());
    }

    private double deviation() {
      double deviation = Moment.standardDeviation(column.values());
      if (!(deviation > 0)) {
        throw new CohortException(
            "'%s' has one value only among the patients analysed".formatted(column.name()));
      }
      return deviation;
    }

    @Override
    public Design design() {
      double mean = mean();
      double deviation = deviation();
      double[] values = Arrays.stream(column.values()).map(x -> (x - mean) / deviation).toArray();
      return new Design(List.of(column.name() + " (per SD)"), List.of(values));
    }

    @Override
    public List<Grouping> groupings(SurvivalCohort cohort) {
      List<Grouping> groupings = new ArrayList<>();
      grouping(Grouping.Kind.TERTILES, 3, cohort).ifPresent(groupings::add);
      grouping(Grouping.Kind.MEDIAN, 2, cohort).ifPresent(groupings::add);
      return List.copyOf(groupings);
    }

    private Optional<Grouping> grouping(Grouping.Kind kind, int parts, SurvivalCohort cohort) {
      double[] cuts = Grouping.quantiles(column.values(), parts);
      Grouping.Groups groups = parts(cuts);
      boolean all = Arrays.stream(groups.codes()).distinct().count() == parts;
      return all
          ? Optional.of(Grouping.of(kind, Arrays.stream(cuts).boxed().toList(), cohort, groups))
          : Optional.empty();
    }

    @Override
    public Grouping.Groups finestGroups() {
      return parts(Grouping.quantiles(column.values(), 2));
    }

    private Grouping.Groups parts(double[] cuts) {
      int[] codes = new int[column.size()];
      Arrays.setAll(
          codes,
          row -> (int) Arrays.stream(cuts).filter(cut -> column.values()[row] > cut).count());
      List<String> names =
          cuts.length == 1 ? List.of("low", "high") : List.of("low", "middle", "high");
      return new Grouping.Groups(names, codes, plan);
    }

    @Override
    public List<Place> places() {
      return List.of(new Place("-1 SD", new double[] {-1}), new Place("+1 SD", new double[] {1}));
    }

    @Override
    public ValidationResult.PredictorSummary summary() {
      return new ValidationResult.PredictorSummary(
          column.name(), true, List.of(), mean(), deviation());
    }
  }
}
