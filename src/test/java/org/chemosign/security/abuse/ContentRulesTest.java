package org.chemosign.security.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Narrative;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>x</script>",
        "<p onclick='x'>a</p>",
        "<p ONMOUSEOVER='x'>a</p>",
        "<a href='javascript:x'>a</a>",
        "<a href=' jAvA&#10;script:x'>a</a>",
        "<a href='vbscript:x'>a</a>",
        "<a href='data:text/html,x'>a</a>",
        "<img src='http://tracker.example/x.png' alt='x'/>",
        "<img src='//tracker.example/x.png' alt='x'/>",
        "<img src='data:image/svg+xml;base64,PHN2Zy8+' alt='x'/>",
        "<img src='x' onerror='x' alt='x'/>",
        "<p style='background:url(javascript:x)'>a</p>",
        "<p style='width:expression(x)'>a</p>",
        "<iframe src='x'/>",
        "<object data='x'/>",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "<form action='x'/>",
        "<style>x</style>",
        "<base href='x'/>",
        "<meta http-equiv='refresh'/>"
      })
  void activeNarrativesAreFound(String content) {
    assertThat(problem(content)).as(content).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain &lt;script&gt; text",
        "<p class='a' style='color: red' title='on time'>a<br/><!-- c --></p>",
        "<a href='https://example.org/a?b=c'>a</a><a href='#x' name='y'>b</a>",
        "<a href='Patient/1'>a</a><a href='mailto:a@example.org'>b</a>",
        "<img src='#image' alt='x'/><img src='data:image/png;base64,iVBORw0KGgo=' alt='x'/>",
        "<table><thead><tr><th colspan='2'>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
      })
  void plainNarrativesPass(String content) {
    assertThat(problem(content)).as(content).isEmpty();
  }

  private static java.util.Optional<String> problem(String content) {
    Narrative narrative = new Narrative();
    narrative.setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">" + content + "</div>");
    return NarrativeRules.problem(narrative.getDiv());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient.descendants().descendants()",
        "Patient.name.repeat($this)",
        "Patient.name.where(family.matches('(a+)+$'))",
        "Patient . children ( )",
      })
  void costlyPathsAreFound(String path) {
    assertThat(FhirPathRules.problem(path)).isPresent();
    assertThat(FhirPathRules.problem("x".repeat(2_001))).isPresent();
    assertThat(FhirPathRules.problem("(".repeat(41))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient.name",
        "Observation.subject.where(resolve() is Patient)",
        "(Observation.value as Quantity) | (Observation.value as SampledData)",
      })
  void plainPathsPass(String path) {
    assertThat(FhirPathRules.problem(path)).isEmpty();
  }
}
