package org.chemosign.report;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.chemosign.expression.Gene;
import org.chemosign.prediction.ChemosensitivityPrediction;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class ReportAssemblerTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final ReportAssembler assembler =
      new ReportAssembler(
          symbol ->
              symbol.equals("GENE0")
                  ? Optional.of(new Gene(1956, "EGFR", Optional.empty()))
                  : Optional.empty());

  private AssembledReport mixed() {
    return assembler.assemble(Predictions.mixed(), Contexts.full(ReportLanguage.EN));
  }

  @Test
  void theReportIsPreliminaryGeneticsAndLaboratory() {
    DiagnosticReport report = mixed().report();

    assertThat(report.getStatus()).isEqualTo(DiagnosticReportStatus.PRELIMINARY);
    assertThat(report.getCategory())
        .allSatisfy(category -> assertThat(category.getCoding()).hasSize(1))
        .extracting(category -> category.getCodingFirstRep().getCode())
        .containsExactly("GE", "LAB");
    assertThat(report.getCode().getCoding())
        .extracting(coding -> coding.getCode())
        .containsExactly("51969-4", "chemosensitivity-report");
    assertThat(report.getIdentifierFirstRep().getValue()).isEqualTo(Contexts.IDENTITY);
    assertThat(report.getSpecimenFirstRep().getReference()).isEqualTo("Specimen/s1");
    assertThat(report.getBasedOnFirstRep().getReference()).isEqualTo("ServiceRequest/o1");
    assertThat(report.getPerformerFirstRep().getDisplay()).isEqualTo("Lab \"North\"");
  }

  @Test
  void theReportPointsAtEveryObservation() {
    Bundle bundle = mixed().transaction();
    List<String> urls = bundle.getEntry().stream().map(entry -> entry.getFullUrl()).toList();

    DiagnosticReport report = (DiagnosticReport) bundle.getEntryFirstRep().getResource();
    assertThat(urls).doesNotHaveDuplicates();
    assertThat(report.getResult())
        .hasSize(4 + 2 + 5 + 2)
        .allSatisfy(result -> assertThat(urls).contains(result.getReference()));
  }

  @Test
  void scoresKeepEveryDigitThroughJson() {
    IParser parser = FHIR.newJsonParser();
    Observation score = mixed().scores().get(0);

    Observation read =
        parser.parseResource(Observation.class, parser.encodeResourceToString(score));
    read = parser.parseResource(Observation.class, parser.encodeResourceToString(read));

    assertThat(read.getValueQuantity().getValue().doubleValue()).isEqualTo(Predictions.SCORE);
    assertThat(read.getValueQuantity().getValueElement().getValueAsString())
        .isEqualTo(Double.toString(Predictions.SCORE));
    assertThat(read.getValueQuantity().getCode()).isEqualTo("1");
    Observation tiny =
        parser.parseResource(
            Observation.class, parser.encodeResourceToString(mixed().scores().get(4)));
    assertThat(tiny.getValueQuantity().getValue()).isEqualByComparingTo(new BigDecimal("1.0E-9"));
  }

  @Test
  void aScoreNamesItsDrugByOurOwnCodeFirst() {
    ObservationComponentComponent drug = component(mixed().scores().get(0), "51963-7").get(0);

    assertThat(drug.getValueCodeableConcept().getCoding())
        .extracting(coding -> coding.getCode())
        .containsExactly("gemcitabine", "12574", "L01BC05", "386920008");
  }

  @Test
  void contributionsAndRestSumToTheScoresParts() {
    Observation score = mixed().scores().get(0);
    List<ObservationComponentComponent> genes = component(score, "gene-contribution");

    assertThat(genes).hasSize(10);
    assertThat(genes.get(0).getCode().getText()).isEqualTo("GENE0");
    assertThat(genes.get(0).getCode().getCoding())
        .extracting(coding -> coding.getCode())
        .containsExactly("gene-contribution", "1956");
    assertThat(genes.get(1).getCode().getCoding()).hasSize(1);
    assertThat(component(score, "rest-contribution")).hasSize(1);
  }

  @Test
  void aScoreNamesItsReferenceCutoffsAndMissingGenes() {
    Observation score = mixed().scores().get(0);

    assertThat(component(score, "percentile").get(0).getValueQuantity().getValue())
        .isEqualTo(new BigDecimal("22.727272727272727"));
    assertThat(component(score, "reference-cohort").get(0).getValueCodeableConcept().getText())
        .isEqualTo("Cohort <X> & others");
    assertThat(component(score, "reference-matches-specimen").get(0).getValueBooleanType())
        .matches(value -> !value.booleanValue());
    assertThat(component(score, "cutoff-sensitive")).hasSize(1);
    assertThat(component(score, "missing-genes").get(0).getValueStringType().getValue())
        .isEqualTo("MLL2, MLL3, CXCR7");
  }

  @Test
  void aScoreSaysHowNearTheSampleIsToItsReference() {
    List<Observation> scores =
        assembler.assemble(Predictions.outside(), Contexts.bare(ReportLanguage.EN)).scores();
    Observation gemcitabine = scores.get(0);
    assertThat(component(gemcitabine, "reference-distance").get(0).getValueQuantity().getValue())
        .isEqualTo(new BigDecimal("0.612"));
    assertThat(component(gemcitabine, "reference-distance-percentile")).hasSize(1);
    assertThat(
            component(gemcitabine, "reference-distance-warning")
                .get(0)
                .getValueQuantity()
                .getValue())
        .isEqualTo(new BigDecimal("0.561"));
    assertThat(component(gemcitabine, "reference-distance-no-call")).hasSize(1);
    assertThat(
            component(gemcitabine, "outside-reference-cohort")
                .get(0)
                .getValueBooleanType()
                .booleanValue())
        .isTrue();
    assertThat(
            component(scores.get(2), "outside-reference-cohort")
                .get(0)
                .getValueBooleanType()
                .booleanValue())
        .isFalse();
    assertThat(component(mixed().scores().get(0), "reference-distance")).isEmpty();
  }

  @Test
  void aDrugWithoutCallHasAScoreWithReasonButNoImplication() {
    AssembledReport report = mixed();
    Observation fluorouracil = report.scores().get(2);

    assertThat(fluorouracil.getInterpretationFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("no-call");
    assertThat(component(fluorouracil, "no-call-reason").get(0).getValueCodeableConcept())
        .matches(reason -> reason.getCodingFirstRep().getCode().equals("outside-reference"));
    assertThat(report.implications())
        .hasSize(6)
        .noneSatisfy(
            implication ->
                assertThat(component(implication, "51963-7"))
                    .anyMatch(
                        drug ->
                            drug.getValueCodeableConcept()
                                .getCodingFirstRep()
                                .getCode()
                                .equals("fluorouracil")));
  }

  @Test
  void implicationsAnswerInGenomicsReportingsCodesWhereTheyExist() {
    List<Observation> implications = mixed().implications();

    assertThat(answers(implications.get(0))).containsExactly("LA9661-5", "sensitive");
    assertThat(answers(implications.get(1))).containsExactly("LA9660-7", "resistant");
    assertThat(answers(implications.get(2))).containsExactly("intermediate");
    assertThat(implications).allMatch(implication -> !implication.hasValue());
  }

  @Test
  void aRegimenNamesItsPlanAndOneMedicationADrug() {
    Observation regimen = mixed().implications().get(5);
    ObservationComponentComponent therapy = component(regimen, "associated-therapy").get(0);

    assertThat(therapy.getValueCodeableConcept().getCodingFirstRep().getCode())
        .isEqualTo("gemcitabine-nab-paclitaxel");
    Reference plan = (Reference) therapy.getExtensionFirstRep().getValue();
    assertThat(plan.getIdentifier().getValue())
        .isEqualTo("https://chemosign.example/fhir/PlanDefinition/gemcitabine-nab-paclitaxel");
    assertThat(component(regimen, "51963-7")).hasSize(2);
    assertThat(regimen.getDerivedFrom()).hasSize(2);
    assertThat(component(regimen, "conclusion-string").get(0).getValueStringType().getValue())
        .contains("1 of 2", "weakly supported", "research use only");
  }

  @Test
  void theStudyIsOneAnalysisOfTheStoredMatrixByTheEngine() {
    Procedure study = mixed().procedures().get(0);
    Procedure analysis = mixed().procedures().get(1);
    Bundle bundle = mixed().transaction();

    assertThat(url(bundle, mixed().report(), "genomic-study-reference"))
        .isInstanceOf(Procedure.class)
        .matches(part -> part.equalsDeep(study));
    assertThat(url(bundle, study, "genomic-study-analysis-ext"))
        .matches(part -> part.equalsDeep(analysis));
    assertThat(study.getBasedOnFirstRep().getReference()).isEqualTo("ServiceRequest/o1");
    assertThat(reference(part(analysis, "input"), "file")).isEqualTo("DocumentReference/d1");
    assertThat(reference(part(analysis, "device"), "device")).isEqualTo("Device/chemosign-0.1.0");
    assertThat(analysis.getExtensionByUrl(Canonicals.genomics("genomic-study-analysis-specimen")))
        .matches(specimen -> ((Reference) specimen.getValue()).getReference().endsWith("/s1"));
    assertThat(part(analysis, "genome-build")).isNull();
    assertThat(mixed().provenance().getTarget()).hasSize(1 + 13 + 2);
  }

  @Test
  void aReportOfWhichLittleIsKnownClaimsNoMore() {
    Procedure analysis =
        assembler
            .assemble(Predictions.mixed(), Contexts.bare(ReportLanguage.EN))
            .procedures()
            .get(1);

    assertThat(part(analysis, "specimen")).isNull();
    assertThat(part(analysis, "input")).isNull();
  }

  @Test
  void phenotypesAreCodedAndTheirGradeSpeaksTheLanguageOfTheReport() {
    AssembledReport french =
        assembler.assemble(Predictions.mixed(), Contexts.bare(ReportLanguage.FR));

    assertThat(french.phenotypes())
        .extracting(phenotype -> phenotype.getCode().getCodingFirstRep().getCode())
        .containsExactly("purist-subtype", "pamg");
    assertThat(grade(french)).isEqualTo("classique net");
    assertThat(grade(mixed())).isEqualTo("strong classical");
  }

  private static String grade(AssembledReport report) {
    return component(report.phenotypes().get(0), "phenotype-grade")
        .get(0)
        .getValueStringType()
        .getValue();
  }

  private static Resource url(Bundle bundle, DomainResource from, String extension) {
    Extension link = from.getExtensionByUrl(Canonicals.genomics(extension));
    String target = ((Reference) link.getValue()).getReference();
    return bundle.getEntry().stream()
        .filter(entry -> entry.getFullUrl().equals(target))
        .findFirst()
        .orElseThrow()
        .getResource();
  }

  private static Extension part(Procedure analysis, String name) {
    return analysis.getExtensionByUrl(Canonicals.genomics("genomic-study-analysis-" + name));
  }

  private static String reference(Extension part, String name) {
    return ((Reference) part.getExtensionByUrl(name).getValue()).getReference();
  }

  @Test
  void aFailedGateGivesAFinalReportWithoutScoresAndAFollowUp() {
    AssembledReport report =
        assembler.assemble(Predictions.withheld(), Contexts.full(ReportLanguage.EN));

    assertThat(report.report().getStatus()).isEqualTo(DiagnosticReportStatus.FINAL);
    assertThat(report.implications()).isEmpty();
    assertThat(report.scores())
        .allMatch(score -> !score.hasValue())
        .allMatch(
            score ->
                score.getDataAbsentReason().getCodingFirstRep().getCode().equals("not-performed"));
    assertThat(report.followUp()).isPresent();
    assertThat(report.report().getConclusion()).contains("No call", "too little RNA");
    assertThat(report.report().getExtensionByUrl(Canonicals.genomics("recommended-action")))
        .isNotNull();
  }

  @Test
  void everyArtefactIsNamedWithVersionAndHash() {
    List<RelatedArtifact> artefacts =
        mixed().report().getExtensionsByUrl(Canonicals.RELATED_ARTIFACT).stream()
            .map(Extension::getValue)
            .map(RelatedArtifact.class::cast)
            .toList();

    assertThat(artefacts)
        .extracting(RelatedArtifact::getLabel)
        .containsOnly("software", "signature", "gene-table", "regimen-rules", "profiles")
        .hasSize(1 + 7 + 3);
    assertThat(artefacts)
        .extracting(RelatedArtifact::getDisplay)
        .contains(
            "chemosign|0.1.0",
            "chemosig-gemcitabine|1.0.0 sha256:" + "ab".repeat(32),
            "gene-table|2022-09 sha256:" + "ef".repeat(32));
    assertThat(mixed().provenance().getEntity()).hasSize(3 + 11);
  }

  @Test
  void theReportIsAConditionalCreateAndTheDeviceIsOnTheServer() {
    Bundle bundle = mixed().transaction();

    assertThat(bundle.getEntry().get(0).getRequest().getIfNoneExist())
        .isEqualTo("identifier=" + Canonicals.PREDICTION_IDENTITY + "|" + Contexts.IDENTITY);
    assertThat(bundle.getEntry()).noneMatch(entry -> entry.getResource() instanceof Device);
    assertThat(mixed().scores())
        .allMatch(score -> score.getDevice().getReference().equals("Device/chemosign-0.1.0"));
    assertThat(EngineDevice.stored("0.1.0").getIdElement().getIdPart())
        .isEqualTo("chemosign-0.1.0");
    assertThat(bundle.getEntry()).allMatch(entry -> !entry.getResource().hasId());
  }

  @Test
  void theSelfContainedReportHoldsAllThatItPointsAt() {
    IParser parser = FHIR.newJsonParser();
    DiagnosticReport whole = mixed().selfContained();

    DiagnosticReport read =
        parser.parseResource(DiagnosticReport.class, parser.encodeResourceToString(whole));

    List<String> ids = read.getContained().stream().map(part -> "#" + bare(part)).toList();
    assertThat(ids).hasSize(13 + 4).doesNotHaveDuplicates();
    assertThat(read.getResult())
        .hasSize(13)
        .allSatisfy(result -> assertThat(ids).contains(result.getReference()));
    assertThat(parser.encodeResourceToString(whole)).doesNotContain("urn:uuid");
  }

  @Test
  void equalInputGivesEqualBytes() {
    for (ReportLanguage language : ReportLanguage.values()) {
      ChemosensitivityPrediction prediction = Predictions.mixed();
      String first = json(assembler.assemble(prediction, Contexts.full(language)));
      String second = json(assembler.assemble(Predictions.mixed(), Contexts.full(language)));
      assertThat(first).isEqualTo(second);
    }
  }

  private static String bare(Resource part) {
    return part.getIdElement().getIdPart().replace("#", "");
  }

  private static String json(AssembledReport report) {
    IParser parser = FHIR.newJsonParser();
    return parser.encodeResourceToString(report.transaction())
        + parser.encodeResourceToString(report.selfContained());
  }

  private static List<String> answers(Observation implication) {
    return component(implication, "therapeutic-implication")
        .get(0)
        .getValueCodeableConcept()
        .getCoding()
        .stream()
        .map(coding -> coding.getCode())
        .toList();
  }

  static List<ObservationComponentComponent> component(Observation observation, String code) {
    return observation.getComponent().stream()
        .filter(part -> part.getCode().getCodingFirstRep().getCode().equals(code))
        .toList();
  }
}
