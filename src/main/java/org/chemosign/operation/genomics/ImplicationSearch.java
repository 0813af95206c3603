package org.chemosign.operation.genomics;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.report.Canonicals;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;

/**
 * Finds the therapeutic implications of the reports of one patient that hold.
 *
 * @param treatments drugs and regimens to select; none for all
 * @param conditions conditions to select; none for all
 * @param tests tests to select
 */
record ImplicationSearch(List<Token> treatments, List<Token> conditions, TestFilter tests) {

  private static final String CODE = Canonicals.GENOMICS_TBD + "|therapeutic-implication";
  private static final Set<String> TREATMENT = Set.of("51963-7", "associated-therapy");
  private static final Set<String> CONDITION = Set.of("81259-4");

  static ImplicationSearch of(CallParameters call) {
    return new ImplicationSearch(
        call.tokens("treatments"), call.tokens("conditions"), TestFilter.of(call));
  }

  /** The implications, those of the newest report first, each once. */
  List<Observation> run(ClinicalRecord record, String subject) {
    Map<String, Observation> stored =
        record.search(Observation.class, Map.of("subject", subject, "code", CODE)).stream()
            .filter(implication -> implication.getStatus() != ObservationStatus.ENTEREDINERROR)
            .collect(
                Collectors.toMap(
                    implication -> implication.getIdElement().getIdPart(), Function.identity()));
    GenomicTests read = new GenomicTests(record);
    return LiveReports.of(record, subject).live().stream()
        .filter(report -> tests.accepts(read.of(report)))
        .flatMap(report -> report.getResult().stream())
        .map(result -> stored.get(new IdType(result.getReference()).getIdPart()))
        .filter(Objects::nonNull)
        .distinct()
        .filter(this::wanted)
        .toList();
  }

  private boolean wanted(Observation implication) {
    return named(implication, TREATMENT, treatments) && named(implication, CONDITION, conditions);
  }

  private static boolean named(Observation implication, Set<String> codes, List<Token> tokens) {
    return tokens.isEmpty()
        || values(implication, codes).anyMatch(value -> Token.anyMatches(tokens, value));
  }

  private static Stream<CodeableConcept> values(Observation implication, Set<String> codes) {
    return implication.getComponent().stream()
        .filter(
            part ->
                part.getCode().getCoding().stream()
                    .anyMatch(coding -> codes.contains(coding.getCode())))
        .filter(part -> part.hasValueCodeableConcept())
        .map(part -> part.getValueCodeableConcept());
  }
}
