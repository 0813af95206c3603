package org.chemosign.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * A stored report as the demonstration prints it.
 *
 * @param report the DiagnosticReport
 * @param bundle a search set that includes its results
 */
record DemoReport(JsonNode report, JsonNode bundle) {

  private static final String ROW = "%-14s %10s %11s  %s%n";

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(report.path("conclusion").asText()).append("\n\n");
    text.append(ROW.formatted("drug", "score", "percentile", "call"));
    for (JsonNode entry : bundle.path("entry")) {
      JsonNode resource = entry.path("resource");
      if (hasCode(resource.path("code"), "signature-score")) {
        text.append(row(resource));
      }
    }
    return text.append('\n').toString();
  }

  private static String row(JsonNode score) {
    return ROW.formatted(
        component(score, "51963-7").at("/valueCodeableConcept/coding/0/code").asText(),
        number(score.path("valueQuantity"), "%.3f"),
        number(component(score, "percentile").path("valueQuantity"), "%.0f"),
        score.at("/interpretation/0/coding/0/code").asText());
  }

  private static String number(JsonNode quantity, String format) {
    JsonNode value = quantity.path("value");
    return value.isNumber() ? String.format(Locale.ROOT, format, value.asDouble()) : "-";
  }

  private static JsonNode component(JsonNode observation, String code) {
    for (JsonNode component : observation.path("component")) {
      if (hasCode(component.path("code"), code)) {
        return component;
      }
    }
    return observation.path("absent");
  }

  private static boolean hasCode(JsonNode concept, String code) {
    for (JsonNode coding : concept.path("coding")) {
      if (coding.path("code").asText().equals(code)) {
        return true;
      }
    }
    return false;
  }
}
