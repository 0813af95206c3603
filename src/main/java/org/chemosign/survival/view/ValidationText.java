package org.chemosign.survival.view;

import java.util.List;
import org.chemosign.survival.CohortModel;
import org.chemosign.survival.Grouping;
import org.chemosign.survival.TreatmentInteraction;
import org.chemosign.survival.ValidationResult;

/** A result as plain text for a terminal. */
public final class ValidationText {

  private final ValidationResult result;
  private final Words words;
  private final Tables tables;
  private final StringBuilder out = new StringBuilder();

  private ValidationText(ValidationResult result, Words words) {
    this.result = result;
    this.words = words;
    this.tables = new Tables(result, words);
  }

  /** The result in words and tables, ending with a line break. */
  public static String write(ValidationResult result, ViewLanguage language) {
    return new ValidationText(result, new Words(language)).text();
  }

  private String text() {
    line(words.text("title"));
    line(words.text("research-use"));
    out.append('\n');
    tables.subject().forEach(fact -> line(fact.get(0) + ": " + fact.get(1)));
    tables.facts().forEach(fact -> line(fact.get(0) + ": " + fact.get(1)));
    line(
        words.text(
            "level.note",
            words.number(100 * result.plan().level(), 0),
            result.plan().band().code()));
    section("conclusion");
    new Conclusion(result, words).sentences().forEach(this::line);
    section("survival");
    result.groupings().forEach(this::grouping);
    section("cox");
    result.models().forEach(this::model);
    section("discrimination");
    result
        .model(CohortModel.Kind.UNADJUSTED)
        .flatMap(CohortModel::fit)
        .ifPresent(fit -> line(tables.concordance(fit)));
    table(tables.roc());
    result.interaction().ifPresent(this::interaction);
    section("multiplicity");
    table(tables.multiplicity());
    line(words.text("multiplicity.note", String.valueOf(result.multiplicity().tests().size())));
    cautions(tables.cautions());
    section("published");
    line(words.text("published.note"));
    tables.published().stream()
        .skip(1)
        .forEach(row -> line(row.get(0) + ". " + row.get(1) + ". " + row.get(2)));
    section("methods");
    line(words.text("methods", result.plan().band().code()));
    return out.toString();
  }

  private void grouping(Grouping grouping) {
    line(tables.grouping(grouping));
    table(tables.groups(grouping.kind(), grouping.curves()));
    line(tables.logRank(grouping));
  }

  private void model(CohortModel model) {
    line(words.text("model." + model.kind().code()) + ": " + tables.account(model.account()));
    model.refusal().ifPresent(refusal -> line(tables.refusal(refusal)));
    model
        .fit()
        .ifPresent(
            fit -> {
              table(tables.terms(fit));
              line(tables.tests(fit));
              line(tables.ties(fit));
            });
  }

  private void interaction(TreatmentInteraction interaction) {
    section("interaction");
    line(tables.account(interaction.account()));
    for (TreatmentInteraction.Arm arm : interaction.arms()) {
      line(interaction.treatment() + ": " + arm.treatment());
      Grouping.Kind kind = result.predictor().score() ? Grouping.Kind.MEDIAN : Grouping.Kind.CALLS;
      table(tables.groups(kind, arm.curves()));
    }
    interaction.refusal().ifPresent(refusal -> line(tables.refusal(refusal)));
    interaction
        .fit()
        .ifPresent(
            fit -> {
              line(words.text("interaction.within-arm"));
              table(tables.effects(fit.callEffects()));
              line(words.text("interaction.within-call"));
              table(tables.effects(fit.treatmentEffects()));
              line(words.text("interaction.ratio"));
              table(tables.ratios(fit.ratios()));
              line(words.text("interaction.test", words.test(fit.test())));
            });
  }

  private void cautions(List<String> cautions) {
    if (!cautions.isEmpty()) {
      section("cautions");
      cautions.forEach(caution -> line("- " + caution));
    }
  }

  private void section(String key) {
    out.append('\n');
    line(words.text("section." + key));
  }

  private void table(List<List<String>> rows) {
    if (rows.size() > 1) {
      TextTable table = new TextTable();
      rows.forEach(table::row);
      out.append(table.text());
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
