package org.chemosign.survival.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.chemosign.survival.CohortColumn;
import org.chemosign.survival.CohortValidation;
import org.chemosign.survival.SurvivalCohort;
import org.chemosign.survival.ValidationPlan;
import org.chemosign.survival.ValidationResult;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ValidationViewsTest {

  private static final String HOSTILE = "<script>alert('x')</script> & \"q\"";

  @Test
  void bothLanguagesHaveTheSameSentences() throws IOException {
    assertThat(sentences("fr").keySet()).isEqualTo(sentences("en").keySet());
    assertThat(sentences("fr").values()).noneMatch(text -> String.valueOf(text).contains("'"));
    assertThat(sentences("en").values()).noneMatch(text -> String.valueOf(text).contains("'"));
  }

  @Test
  void jsonHoldsEverythingAndIsTheSameEveryTime() throws IOException {
    ValidationResult result = result(true);
    String json = ValidationJson.write(result);
    assertThat(ValidationJson.write(result(true))).isEqualTo(json);
    JsonNode tree = new ObjectMapper().readTree(json);
    assertThat(tree.at("/models/0/efron/coefficients/0/hazardRatio/value").asDouble())
        .isEqualTo(
            round(
                result
                    .models()
                    .get(0)
                    .fit()
                    .orElseThrow()
                    .efron()
                    .coefficients()
                    .get(0)
                    .hazardRatio()
                    .value()));
    assertThat(tree.at("/findings/1/question").asText()).isEqualTo("predictive");
    assertThat(tree.at("/interaction/callWithinTreatment/0/within").asText()).isEqualTo("arm: A");
    assertThat(tree.at("/tests")).hasSize(result.multiplicity().tests().size());
    assertThat(tree.at("/published")).hasSize(3);
    assertThat(tree.at("/groupings/0/groups/0/curve/time").size())
        .isEqualTo(tree.at("/groupings/0/groups/0/curve/low").size());
    assertThat(json).doesNotContain("NaN");
  }

  private static double round(double value) {
    return new java.math.BigDecimal(value)
        .round(new java.math.MathContext(12, java.math.RoundingMode.HALF_EVEN))
        .doubleValue();
  }

  @Test
  void thePageSaysWhatItIsInBothLanguagesAndEscapesWhatItWasGiven() throws Exception {
    for (ViewLanguage language : ViewLanguage.values()) {
      for (boolean calls : new boolean[] {true, false}) {
        String page = ValidationHtml.write(result(calls), language);
        assertThat(page).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(page)
            .doesNotContain("href=", "src=", "@import", "url(")
            .contains("lang=\"" + language.code());
        assertThat(page).contains("0" + (language == ViewLanguage.EN ? "." : ",") + "403");
        assertThat(count(page, "<svg")).isEqualTo(5);
        assertThat(page).isEqualTo(ValidationHtml.write(result(calls), language));
        wellFormed(page);
      }
    }
  }

  @Test
  void theWordsNeverCallAnAssociationABenefit() {
    String text = ValidationText.write(result(true), ViewLanguage.EN);
    assertThat(text)
        .contains("Research use only")
        .contains("an association, not a benefit of treatment")
        .contains("Prognostic: ")
        .contains("Predictive: ")
        .contains("Ratio of hazard ratios (interaction)")
        .contains("GemPred. Disease-free survival")
        .contains("hazard ratio 0.43 [0.29 to 0.65]. J Clin Oncol 2024;42:1067");
    String french = ValidationText.write(result(false), ViewLanguage.FR);
    assertThat(french).contains("Pour la recherche uniquement", "par écart-type", "score bas");
  }

  private static void wellFormed(String page) throws Exception {
    String xml = page.replaceFirst("<!DOCTYPE html>", "").replaceAll("<meta [^>]*>", "");
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  private static Properties sentences(String language) throws IOException {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Words.class.getResourceAsStream("messages_" + language + ".properties"),
            StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }

  /** 60 patients in two arms, worse with the higher score, under a hostile name. */
  private static ValidationResult result(boolean calls) {
    List<String> ids = IntStream.range(0, 60).mapToObj(i -> "P" + i).toList();
    double[] time = new double[60];
    double[] event = new double[60];
    double[] score = new double[60];
    List<String> call = new ArrayList<>();
    List<String> arm = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      score[i] = (i * 37 % 60) / 10.0;
      time[i] = 1 + (i * 23 % 61) * (score[i] > 3 ? 0.6 : 1);
      event[i] = i % 4 == 0 ? 0 : 1;
      call.add(score[i] > 3 ? "resistant" : "sensitive");
      arm.add(i % 2 == 0 ? "A" : "B");
    }
    CohortColumn predictor =
        calls
            ? new CohortColumn.Categories("call", call)
            : new CohortColumn.Numbers("score", score);
    return CohortValidation.run(
        SurvivalCohort.of(ids, time, event, predictor)
            .treatedWith(new CohortColumn.Categories("arm", arm))
            .named(HOSTILE),
        ValidationPlan.standard());
  }
}
