package org.chemosign.report;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import org.chemosign.prediction.ChemosensitivityPrediction;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.junit.jupiter.api.Test;

class ReportNarrativeTest {

  private static final ReportAssembler ASSEMBLER = new ReportAssembler(s -> Optional.empty());

  private static String div(ChemosensitivityPrediction prediction, ReportLanguage language) {
    DiagnosticReport report = ASSEMBLER.assemble(prediction, Contexts.bare(language)).report();
    return report.getText().getDivAsString();
  }

  private static String conclusion(ChemosensitivityPrediction prediction, ReportLanguage language) {
    return ASSEMBLER.assemble(prediction, Contexts.bare(language)).report().getConclusion();
  }

  @Test
  void theConclusionIsOnePlainSentence() {
    assertThat(conclusion(Predictions.mixed(), ReportLanguage.EN))
        .isEqualTo(
            "From its RNA profile, this tumour is predicted sensitive to gemcitabine and to"
                + " irinotecan, intermediate in sensitivity to oxaliplatin and resistant to"
                + " paclitaxel; no call is made for fluorouracil (score or sample lies"
                + " outside the reference); 1 of the 2 predicted drugs of gemcitabine +"
                + " nab-paclitaxel is predicted sensitive; for research use only.");
  }

  @Test
  void theFrenchConclusionReadsAsFrench() {
    assertThat(conclusion(Predictions.mixed(), ReportLanguage.FR))
        .startsWith(
            "D’après son profil d’ARN, cette tumeur est prédite sensible à la gemcitabine et à"
                + " l’irinotécan, de sensibilité intermédiaire à l’oxaliplatine et résistante au"
                + " paclitaxel\u202f; aucun résultat n’est rendu pour fluorouracile")
        .endsWith("\u202f; réservé à la recherche.");
  }

  @Test
  void anUnvalidatedSignatureIsNamedBesideItsCall() {
    assertThat(conclusion(Predictions.allCalled(), ReportLanguage.EN))
        .contains("to fluorouracil (signature not validated)");
    assertThat(div(Predictions.allCalled(), ReportLanguage.EN)).contains("NOT VALIDATED");
    assertThat(div(Predictions.allCalled(), ReportLanguage.FR)).contains("NON VALIDÉE");
  }

  @Test
  void everyReportCarriesNoticeLimitsAndCorrelation() {
    for (ChemosensitivityPrediction prediction :
        new ChemosensitivityPrediction[] {Predictions.mixed(), Predictions.withheld()}) {
      String div = div(prediction, ReportLanguage.EN);
      assertThat(div)
          .contains("Research use only", "ranking of regimens is weakly supported", "0.8", "0.9");
      assertThat(div.split("<ol>")[1].split("</ol>")[0].split("<li>"))
          .hasSize(ReportNarrative.LIMITS + 1);
    }
  }

  @Test
  void aSampleOutsideItsReferenceIsSaidWithDistanceAndLimits() {
    assertThat(div(Predictions.outside(), ReportLanguage.EN))
        .contains(
            "The sample lies outside the reference cohort for gemcitabine and paclitaxel:",
            "gemcitabine: distance 0.612, further than 100\u00a0% of the 66 samples of the"
                + " reference (Patient-derived xenograft: Cohort &lt;X&gt; &amp; others); outside above 0.561, no call above"
                + " 0.701",
            "<li>oxaliplatin and irinotecan: distance 0.250, further than 41\u00a0%");
    assertThat(div(Predictions.outside(), ReportLanguage.FR))
        .contains(
            "L’échantillon est hors de la cohorte de référence pour gemcitabine et paclitaxel",
            "distance 0,612, plus loin que 100\u00a0% des 66 échantillons");
    assertThat(div(Predictions.mixed(), ReportLanguage.EN)).doesNotContain("distance");
  }

  @Test
  void aScoreIsNeverShownAsAConcentration() {
    String div = div(Predictions.mixed(), ReportLanguage.EN);

    assertThat(div).contains("not an IC50").containsOnlyOnce("IC50").doesNotContain("µM");
  }

  @Test
  void percentileNamesItsReferenceAndItsSize() {
    assertThat(div(Predictions.mixed(), ReportLanguage.EN))
        .contains("22.7 in Patient-derived xenograft: Cohort &lt;X&gt; &amp; others (n = 66)")
        .contains("not recorded to be of the reference");
    assertThat(div(Predictions.mixed(), ReportLanguage.FR))
        .contains("22,7 dans")
        .contains("3,3581");
  }

  @Test
  void unknownSpecimenQualityIsSaid() {
    assertThat(div(Predictions.mixed(), ReportLanguage.EN)).contains("Specimen quality unknown");
    assertThat(div(Predictions.allCalled(), ReportLanguage.EN))
        .doesNotContain("Specimen quality unknown");
    assertThat(div(Predictions.withheld(), ReportLanguage.EN)).contains("NOT MET", "12 ng");
  }

  @Test
  void phenotypesAreNamedAndGradedInTheLanguageOfTheReport() {
    assertThat(div(Predictions.mixed(), ReportLanguage.EN))
        .contains("Two-subtype class (PurIST), purist 1.0.0: strong classical, score 0.0011")
        .contains("Molecular gradient (PAMG), pamg 1.0.0: score 0.2282");
    assertThat(div(Predictions.mixed(), ReportLanguage.FR))
        .contains("Classe à deux sous-types (PurIST), purist 1.0.0")
        .contains("classique net, score 0,0011")
        .contains("Gradient moléculaire (PAMG), pamg 1.0.0");
  }

  @Test
  void regimensSayHowManyDrugsAndWhich() {
    assertThat(div(Predictions.mixed(), ReportLanguage.EN))
        .contains(
            "1 of 2: gemcitabine", "1 of 3: irinotecan", "a drug of the regimen is not called");
  }

  @Test
  void versionsAndHashesAreInTheText() {
    assertThat(div(Predictions.mixed(), ReportLanguage.EN))
        .contains("chemosig-gemcitabine|1.0.0 sha256:" + "ab".repeat(32))
        .contains("gene-table|2022-09 sha256:" + "ef".repeat(32))
        .contains(ProfilePackage.bundled().sha256())
        .contains("cd".repeat(32));
  }

  @Test
  void languageIsMarked() {
    assertThat(div(Predictions.mixed(), ReportLanguage.FR))
        .contains("lang=\"fr\"", "xml:lang=\"fr\"");
  }

  @Test
  void outsideTextCannotBecomeMarkup() {
    String hostile = "<script>alert('x')</script>\u0000\u202e&";
    DiagnosticReport report =
        ASSEMBLER.assemble(Predictions.named(hostile), Contexts.bare(ReportLanguage.EN)).report();
    String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(report);
    DiagnosticReport read =
        FhirContext.forR4Cached().newJsonParser().parseResource(DiagnosticReport.class, json);

    assertThat(read.getText().getDivAsString())
        .doesNotContain("<script", "\u0000", "\u202e")
        .contains("&lt;script&gt;");
  }

  @Test
  void aBracedNameIsNotTakenForAPattern() {
    assertThat(div(Predictions.named("{0} {1,choice,'"), ReportLanguage.EN))
        .contains("{0} {1,choice,'");
  }
}
