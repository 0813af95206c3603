package org.chemosign.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chemosign.expression.Gene;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Task;

/** The resources of one report under one kind of links. */
record ReportParts(
    DiagnosticReport report,
    List<Observation> scores,
    List<Observation> phenotypes,
    List<Observation> implications,
    Procedure study,
    Procedure analysis,
    Device device,
    Provenance provenance,
    Optional<Task> followUp) {

  static ReportParts assemble(ReportScope scope, Function<String, Optional<Gene>> genes) {
    ScoreObservations scores = new ScoreObservations(scope, genes);
    PhenotypeObservations phenotypes = new PhenotypeObservations(scope, genes);
    ImplicationObservations implications = new ImplicationObservations(scope);
    List<PartRole> results = results(scope);
    List<PartRole> targets = new ArrayList<>(results);
    targets.add(0, PartRole.REPORT);
    targets.addAll(List.of(PartRole.STUDY, PartRole.ANALYSIS));
    GenomicStudyProcedures procedures = new GenomicStudyProcedures(scope);
    return new ReportParts(
        new ReportResource(scope).report(results),
        scope.prediction().drugs().stream().map(scores::of).toList(),
        scope.prediction().phenotypes().stream().map(phenotypes::of).toList(),
        Stream.of(implications.ofDrugs(), implications.ofRegimens()).flatMap(List::stream).toList(),
        procedures.study(),
        procedures.analysis(),
        engine(scope),
        new PredictionProvenance(scope).provenance(targets),
        scope.withheld() ? Optional.of(new FollowUpTask(scope).task()) : Optional.empty());
  }

  private static Device engine(ReportScope scope) {
    Device engine = EngineDevice.of(scope.prediction().versions().software());
    scope.links().label(engine, PartRole.ENGINE);
    return engine;
  }

  /** Roles of all results: implications first, because they are what is read. */
  private static List<PartRole> results(ReportScope scope) {
    ImplicationObservations implications = new ImplicationObservations(scope);
    List<PartRole> roles = new ArrayList<>(implications.roles());
    scope.prediction().drugs().forEach(drug -> roles.add(PartRole.score(drug.signature())));
    scope
        .prediction()
        .phenotypes()
        .forEach(phenotype -> roles.add(PartRole.phenotype(phenotype.signature())));
    return roles;
  }

  /** All observations, in the order of the report's results. */
  List<Observation> observations() {
    return Stream.of(implications, scores, phenotypes).flatMap(List::stream).toList();
  }
}
