package org.chemosign.report;

import java.util.List;
import java.util.stream.Stream;
import org.chemosign.prediction.DrugPrediction;
import org.chemosign.prediction.RegimenPrediction;
import org.chemosign.prediction.SensitivityCall;
import org.chemosign.signature.Drug;
import org.chemosign.signature.EvidenceGrade;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * What the scores imply for a drug or a regimen, as Genomics Reporting states therapeutic
 * implications. There is none for a drug or a regimen that is not called: its score says so, and an
 * implication without an answer could be read as one.
 */
record ImplicationObservations(ReportScope scope) {

  List<Observation> ofDrugs() {
    return calledDrugs().map(this::of).toList();
  }

  List<Observation> ofRegimens() {
    return calledRegimens().map(this::of).toList();
  }

  /** Roles of all implications, drugs first. */
  List<PartRole> roles() {
    return Stream.concat(
            calledDrugs().map(drug -> PartRole.drugImplication(drug.signature())),
            calledRegimens().map(regimen -> PartRole.regimenImplication(regimen.rule().regimen())))
        .toList();
  }

  private Stream<DrugPrediction> calledDrugs() {
    return scope.prediction().drugs().stream()
        .filter(drug -> drug.call() != SensitivityCall.NO_CALL);
  }

  private Stream<RegimenPrediction> calledRegimens() {
    return scope.prediction().regimens().stream()
        .filter(regimen -> regimen.call() != SensitivityCall.NO_CALL);
  }

  private Observation of(DrugPrediction drug) {
    ObservationFrame frame = frame(PartRole.drugImplication(drug.signature()), drug.call());
    derived(frame, drug);
    medication(frame, drug.drug());
    evidence(frame, drug.signature().evidence());
    conclude(frame, new Sentences(scope.messages()).drug(drug));
    return frame.observation();
  }

  private Observation of(RegimenPrediction regimen) {
    String code = regimen.rule().regimen();
    ObservationFrame frame = frame(PartRole.regimenImplication(code), regimen.call());
    regimen.drugs().forEach(drug -> derived(frame, drug));
    frame
        .component(
            Concepts.foreign(Canonicals.GENOMICS_TBD, "associated-therapy", "Associated Therapy"),
            scope.concepts().own("regimen", code))
        .addExtension(therapy(code));
    regimen.drugs().forEach(drug -> medication(frame, drug.drug()));
    evidence(frame, regimen.evidence());
    conclude(frame, new Sentences(scope.messages()).regimen(regimen));
    return frame.observation();
  }

  private ObservationFrame frame(PartRole role, SensitivityCall call) {
    ObservationFrame frame =
        new ObservationFrame(scope, role, "chemosensitivity-implication", "therapeutic-implication")
            .genetics();
    String code = "therapeutic-implication";
    String display = "Therapeutic Implication";
    frame.observation().setCode(Concepts.foreign(Canonicals.GENOMICS_TBD, code, display));
    frame.component(
        Concepts.foreign(Canonicals.GENOMICS_TBD, code, display),
        scope.concepts().implication(call));
    return frame;
  }

  private void derived(ObservationFrame frame, DrugPrediction drug) {
    frame.observation().addDerivedFrom(scope.links().to(PartRole.score(drug.signature())));
  }

  private void medication(ObservationFrame frame, Drug drug) {
    frame.component(ScoreObservations.medicationCode(), scope.concepts().drug(drug));
  }

  private void evidence(ObservationFrame frame, EvidenceGrade grade) {
    frame.component(
        Concepts.foreign(Canonicals.LOINC, "81259-4", null), scope.concepts().disease());
    frame.component(
        Concepts.foreign(Canonicals.LOINC, "93044-6", null), scope.concepts().evidence(grade));
  }

  private void conclude(ObservationFrame frame, String sentence) {
    frame.component(
        Concepts.foreign(Canonicals.GENOMICS_TBD, "conclusion-string", "Conclusion Text"),
        new StringType(sentence));
  }

  /** A logical reference: the plan is known by its canonical wherever the report is read. */
  private static Extension therapy(String regimen) {
    Reference plan =
        new Reference()
            .setType("PlanDefinition")
            .setIdentifier(
                new Identifier().setSystem(Canonicals.URI).setValue(Canonicals.regimen(regimen)));
    return new Extension(Canonicals.genomics("therapy-assessed-reference"), plan);
  }
}
