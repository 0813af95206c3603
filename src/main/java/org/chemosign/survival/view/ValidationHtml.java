package org.chemosign.survival.view;

import java.util.List;
import org.chemosign.plot.SvgWriter;
import org.chemosign.survival.CohortModel;
import org.chemosign.survival.Grouping;
import org.chemosign.survival.TreatmentInteraction;
import org.chemosign.survival.ValidationResult;

/**
 * A result as one self-contained page for clinicians: what it says first, then curves, ratios and
 * everything that qualifies them; prints on A4. Holds no script and loads nothing. Same result,
 * same bytes.
 */
public final class ValidationHtml {

  private final ValidationResult result;
  private final Words words;
  private final Tables tables;
  private final Html html = new Html();

  private ValidationHtml(ValidationResult result, Words words) {
    this.result = result;
    this.words = words;
    this.tables = new Tables(result, words);
  }

  /** The page, UTF-8 text. */
  public static String write(ValidationResult result, ViewLanguage language) {
    return new ValidationHtml(result, new Words(language)).page();
  }

  private String page() {
    String title = words.text("title") + ": " + heading();
    html.start(words.language().code(), title);
    html.element("h1", words.text("title"));
    html.classed("p", "subject", heading());
    html.classed("p", "only", words.text("research-use"));
    html.open("section", "box");
    html.element("h2", words.text("section.conclusion"));
    html.items(new Conclusion(result, words).sentences());
    html.close("section");
    html.facts(tables.facts());
    survival();
    interaction();
    ratios();
    discrimination();
    cautions();
    published();
    html.classed("p", "small", level() + " " + words.text("methods", result.plan().band().code()));
    return html.end();
  }

  private String level() {
    return words.text(
        "level.note", words.number(100 * result.plan().level(), 0), result.plan().band().code());
  }

  private String heading() {
    String signature = result.plan().signature();
    String subject = signature.isBlank() ? result.predictor().name() : signature;
    String endpoint = result.plan().endpoint();
    return subject
        + " \u00b7 "
        + result.cohort()
        + (endpoint.isBlank() ? "" : " \u00b7 " + endpoint);
  }

  private void survival() {
    html.element("h2", words.text("section.survival"));
    for (Grouping grouping : result.groupings()) {
      html.open("section", "keep");
      html.element("h3", tables.grouping(grouping));
      if (grouping == result.groupings().get(0)) {
        String title = words.text("plot.km");
        html.raw(SvgWriter.write(plot(grouping).draw(title, 700, 180)));
      }
      html.table(tables.groups(grouping.kind(), grouping.curves()));
      html.element("p", tables.logRank(grouping));
      html.close("section");
    }
  }

  private KaplanMeierPlot plot(Grouping grouping) {
    return new KaplanMeierPlot(grouping.curves(), grouping.kind(), result.plan(), words);
  }

  private void ratios() {
    html.open("section", "keep");
    html.element("h2", words.text("section.cox"));
    ForestPlot forest = new ForestPlot(result, words);
    if (!forest.isEmpty()) {
      html.raw(SvgWriter.write(forest.draw()));
    }
    for (CohortModel model : result.models()) {
      String name = words.text("model." + model.kind().code()) + ": ";

      model.refusal().ifPresent(refusal -> html.element("p", name + tables.refusal(refusal)));
    }
    result
        .interaction()
        .flatMap(TreatmentInteraction::refusal)
        .ifPresent(refusal -> html.element("p", tables.refusal(refusal)));
    html.close("section");
  }

  private void interaction() {
    result
        .interaction()
        .ifPresent(
            interaction -> {
              html.open("section", "keep");
              html.element("h2", words.text("section.interaction"));
              html.open("div", "pair");
              interaction.arms().forEach(arm -> arm(interaction.treatment(), arm));
              html.close("div");
              html.element("p", tables.account(interaction.account()));
              interaction
                  .fit()
                  .ifPresent(
                      fit ->
                          html.element(
                              "p", words.text("interaction.test", words.test(fit.test()))));
              html.close("section");
            });
  }

  private void arm(String name, TreatmentInteraction.Arm arm) {
    Grouping.Kind kind = result.predictor().score() ? Grouping.Kind.MEDIAN : Grouping.Kind.CALLS;
    html.open("div", "half");
    html.element("h3", name + ": " + arm.treatment());
    html.raw(
        SvgWriter.write(
            new KaplanMeierPlot(arm.curves(), kind, result.plan(), words)
                .draw(words.text("plot.km.arm", arm.treatment()), 345, 150)));
    html.close("div");
  }

  private void discrimination() {
    html.open("section", "keep");
    html.element("h2", words.text("section.discrimination"));
    html.open("div", "pair");
    boolean drawn = result.roc().stream().anyMatch(roc -> !roc.points().isEmpty());
    if (drawn) {
      html.open("div", "");
      html.raw(SvgWriter.write(RocPlot.draw(result.roc(), words)));
      html.close("div");
    }
    html.open("div", "rest");
    html.table(tables.roc());
    result
        .model(CohortModel.Kind.UNADJUSTED)
        .flatMap(CohortModel::fit)
        .ifPresent(fit -> html.element("p", tables.concordance(fit)));
    multiplicity();
    html.close("div");
    html.close("div");
    html.close("section");
  }

  private void multiplicity() {
    html.element("h2", words.text("section.multiplicity"));
    html.table(tables.multiplicity());
    html.classed(
        "p",
        "small",
        words.text("multiplicity.note", String.valueOf(result.multiplicity().tests().size())));
  }

  private void cautions() {
    List<String> cautions = tables.cautions();
    if (!cautions.isEmpty()) {
      html.open("section", "keep");
      html.element("h2", words.text("section.cautions"));
      html.items(cautions);
      html.close("section");
    }
  }

  private void published() {
    html.open("section", "keep");
    html.element("h2", words.text("section.published"));
    html.words(tables.published());
    html.classed("p", "small", words.text("published.note"));
    html.close("section");
  }
}
