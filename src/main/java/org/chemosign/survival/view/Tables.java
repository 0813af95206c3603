package org.chemosign.survival.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chemosign.survival.Account;
import org.chemosign.survival.Caution;
import org.chemosign.survival.CohortModel;
import org.chemosign.survival.CoxModel;
import org.chemosign.survival.Estimate;
import org.chemosign.survival.GroupCurve;
import org.chemosign.survival.Grouping;
import org.chemosign.survival.Multiplicity;
import org.chemosign.survival.PublishedResult;
import org.chemosign.survival.TimeDependentRoc;
import org.chemosign.survival.TreatmentInteraction;
import org.chemosign.survival.ValidationResult;

/** The tables and lines that text and page share; each table has its heading as first row. */
final class Tables {

  private final ValidationResult result;
  private final Words words;

  Tables(ValidationResult result, Words words) {
    this.result = result;
    this.words = words;
  }

  /** What is analysed, label and value. */
  List<List<String>> subject() {
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of(words.text("cohort"), result.cohort()));
    if (!result.plan().signature().isBlank()) {
      facts.add(List.of(words.text("signature"), result.plan().signature()));
    }
    if (!result.plan().endpoint().isBlank()) {
      facts.add(List.of(words.text("endpoint.label"), result.plan().endpoint()));
    }
    return facts;
  }

  /** How it is analysed, label and value. */
  List<List<String>> facts() {
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of(words.text("predictor"), result.predictor().name() + " (" + kind() + ")"));
    facts.add(List.of(words.text("patients"), account(result.account())));
    facts.add(
        List.of(
            words.text("follow-up"),
            words.median(result.followUp()) + " " + words.text("endpoint.months")));
    if (!result.strata().isEmpty()) {
      facts.add(List.of(words.text("strata"), String.join(", ", result.strata())));
    }
    return facts;
  }

  private String kind() {
    ValidationResult.PredictorSummary predictor = result.predictor();
    return predictor.score()
        ? words.text(
            "predictor.score",
            words.number(predictor.mean(), 3),
            words.number(predictor.standardDeviation(), 3))
        : words.text("predictor.calls", predictor.levels().get(0));
  }

  /** Who was analysed and who was left out. */
  String account(Account account) {
    String counted =
        words.text(
            "patients.count",
            String.valueOf(account.analysed()),
            String.valueOf(account.given()),
            String.valueOf(account.events()));
    List<String> reasons = account.exclusions().stream().map(this::exclusion).toList();
    String left =
        reasons.isEmpty()
            ? words.text("patients.none-excluded")
            : words.text(
                "patients.excluded",
                String.valueOf(account.excluded()),
                String.join(", ", reasons));
    return counted + "; " + left;
  }

  private String exclusion(Account.Exclusion exclusion) {
    String column = exclusion.column();
    String name =
        column.equals("time") || column.equals("event") ? words.text("column." + column) : column;
    return words.text(
        "exclusion." + exclusion.reason().code(), name, String.valueOf(exclusion.patients()));
  }

  /** The name of a grouping, with its cuts. */
  String grouping(Grouping grouping) {
    List<String> cuts = grouping.cuts().stream().map(cut -> words.number(cut, 3)).toList();
    return words.text("grouping." + grouping.kind().code(), String.join("; ", cuts));
  }

  /** The groups of a grouping: patients, events, median, survival at the times of the plan. */
  List<List<String>> groups(Grouping.Kind kind, List<GroupCurve> curves) {
    List<List<String>> rows = new ArrayList<>();
    Stream<String> times =
        result.plan().times().stream().map(time -> words.text("table.at", words.months(time)));
    rows.add(Stream.concat(headings("group", "patients", "events", "median"), times).toList());
    for (GroupCurve curve : curves) {
      Stream<String> points = curve.points().stream().map(point -> words.percent(point.survival()));
      rows.add(
          Stream.concat(
                  Stream.of(
                      words.group(kind, curve.level()),
                      String.valueOf(curve.patients()),
                      String.valueOf(curve.events()),
                      words.median(curve.median())),
                  points)
              .toList());
    }
    return rows;
  }

  /** The log-rank test of a grouping. */
  String logRank(Grouping grouping) {
    String key = result.strata().isEmpty() ? "logrank" : "logrank.stratified";
    return words.text(key, words.test(grouping.logRank().test()));
  }

  /** The terms of a model. */
  List<List<String>> terms(CohortModel.Fit fit) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(headings("term", "ratio", "p", "proportional").toList());
    for (int i = 0; i < fit.efron().coefficients().size(); i++) {
      CoxModel.Coefficient coefficient = fit.efron().coefficients().get(i);
      rows.add(
          List.of(
              words.term(coefficient.term()),
              words.ratio(coefficient.hazardRatio()),
              words.p(coefficient.p()),
              words.p(fit.hazards().terms().get(i).test().p())));
    }
    return rows;
  }

  /** The tests of a model as a whole. */
  String tests(CohortModel.Fit fit) {
    CoxModel model = fit.efron();
    return words.text(
        "model.tests",
        words.test(model.likelihoodRatio()),
        words.test(model.wald()),
        words.test(model.score()));
  }

  /** The first coefficient by both treatments of ties, to six decimals. */
  String ties(CohortModel.Fit fit) {
    CoxModel.Coefficient efron = fit.efron().coefficients().get(0);
    return words.text(
        "model.breslow",
        words.number(efron.logHazardRatio(), 6),
        words.number(efron.standardError(), 6),
        words.number(fit.breslow().coefficients().get(0).logHazardRatio(), 6));
  }

  /** Why a model was not fitted. */
  String refusal(CohortModel.Refusal refusal) {
    return words.text("model.refused", reason(code(refusal.reason().name()), refusal.term()));
  }

  private String reason(String code, String term) {
    return words.text("refusal." + code, words.term(term));
  }

  private static String code(String name) {
    return name.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  String concordance(CohortModel.Fit fit) {
    return words.text(
        "concordance",
        words.interval(fit.concordance().c(), 3),
        words.number(fit.concordance().standardError(), 3));
  }

  List<List<String>> roc() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(headings("months", "auc", "cases", "controls").toList());
    for (TimeDependentRoc roc : result.roc()) {
      rows.add(
          List.of(
              words.months(roc.time()),
              words.interval(roc.auc(), 2),
              String.valueOf(roc.cases()),
              String.valueOf(roc.controls())));
    }
    return rows;
  }

  List<List<String>> effects(List<TreatmentInteraction.Effect> effects) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(headings("term", "ratio", "p").toList());
    for (TreatmentInteraction.Effect effect : effects) {
      rows.add(ratio(in(effect), effect.effect()));
    }
    return rows;
  }

  /** An effect and the patients that it holds for. */
  String in(TreatmentInteraction.Effect effect) {
    return words.text(
        "interaction.in", words.term(effect.effect().term()), words.place(effect.within()));
  }

  List<List<String>> ratios(List<CoxModel.Coefficient> ratios) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(headings("term", "ratio", "p").toList());
    ratios.forEach(ratio -> rows.add(ratio(words.term(ratio.term()), ratio)));
    return rows;
  }

  private List<String> ratio(String name, CoxModel.Coefficient coefficient) {
    return List.of(name, words.ratio(coefficient.hazardRatio()), words.p(coefficient.p()));
  }

  List<List<String>> multiplicity() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(headings("test", "p", "holm", "bh").toList());
    for (Multiplicity.Tested test : result.multiplicity().tests()) {
      rows.add(
          List.of(
              hypothesis(test),
              words.p(test.p()),
              words.p(test.holm()),
              words.p(test.benjaminiHochberg())));
    }
    return rows;
  }

  private String hypothesis(Multiplicity.Tested test) {
    String name = words.text("hypothesis." + test.hypothesis().code());
    String[] parts = test.detail().split(" \\| ", 2);
    return parts.length < 2
        ? name
        : name + ": " + words.text("interaction.in", words.term(parts[0]), words.place(parts[1]));
  }

  List<String> cautions() {
    return result.cautions().stream().map(this::caution).toList();
  }

  private String caution(Caution caution) {
    List<String> details = caution.details();
    List<String> shown =
        switch (caution.kind()) {
          case MODEL_REFUSED ->
              List.of(
                  words.text("model." + details.get(0)), reason(details.get(1), details.get(2)));
          case FEW_EVENTS_PER_TERM ->
              List.of(words.text("model." + details.get(0)), details.get(1), details.get(2));
          case NON_PROPORTIONAL ->
              List.of(
                  words.text("model." + details.get(0)),
                  words.term(details.get(1)),
                  words.pEquals(Double.parseDouble(details.get(2))));
          case BEYOND_FOLLOW_UP -> List.of(words.months(Double.parseDouble(details.get(0))));
          case SMALL_GROUP -> List.of(smallGroup(details.get(0)), details.get(1));
          default -> details;
        };
    return words.plain("caution." + caution.kind().code(), shown);
  }

  private String smallGroup(String level) {
    return words.group(result.groupings().get(0).kind(), level);
  }

  List<List<String>> published() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(headings("signature", "said", "source").toList());
    for (PublishedResult cited : PublishedResult.all()) {
      String said = words.text("published." + cited.id());
      String ratio =
          Double.isNaN(cited.hazardRatio().value())
              ? ""
              : ": " + words.text("published.hr", asPublished(cited.hazardRatio()));
      String doi = cited.doi().isEmpty() ? "" : ", doi:" + cited.doi();
      rows.add(List.of(cited.signature(), said + ratio, cited.citation() + doi));
    }
    return rows;
  }

  /** With the decimals that were printed. */
  private String asPublished(Estimate ratio) {
    return words.interval(ratio, BigDecimal.valueOf(ratio.value()).scale());
  }

  private Stream<String> headings(String... keys) {
    return Stream.of(keys).map(key -> words.text("table." + key));
  }
}
