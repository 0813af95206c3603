package org.chemosign.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chemosign.prediction.DomainPosition;
import org.chemosign.prediction.DrugPrediction;
import org.chemosign.prediction.PhenotypePrediction;
import org.chemosign.prediction.ReferenceUsed;
import org.chemosign.prediction.RegimenPrediction;
import org.chemosign.prediction.SensitivityCall;
import org.chemosign.signature.GeneContribution;

/**
 * The narrative's tables of drugs and regimens, its phenotypes, and the genes behind each score.
 */
record NarrativeTables(ReportScope scope) {

  private static final int SCORE_DECIMALS = 4;
  private static final int DISTANCE_DECIMALS = 3;
  private static final int MISSING_SHOWN = 20;

  NarrativeTables drugs(Xhtml page) {
    List<DrugPrediction> drugs = scope.prediction().drugs();
    page.heading(text("heading.drugs"));
    page.table(
        header("drug", "call", "evidence", "percentile", "score", "genes"),
        drugs.stream().map(this::row).toList());
    page.paragraph(text("drugs.note"));
    if (drugs.stream().flatMap(drug -> drug.reference().stream()).anyMatch(r -> !mayRely(r))) {
      page.notice(text("reference.unmatched"));
    }
    domains(page, drugs);
    return this;
  }

  /** How near the sample lies to the references of the drugs that tell. */
  private void domains(Xhtml page, List<DrugPrediction> drugs) {
    List<String> lines = domainLines(drugs);
    if (lines.isEmpty()) {
      return;
    }
    List<String> outside =
        drugs.stream()
            .filter(drug -> drug.reference().filter(ReferenceUsed::outside).isPresent())
            .map(drug -> sentences().name(drug.drug()))
            .toList();
    if (!outside.isEmpty()) {
      page.notice(text("domain.outside", scope.messages().list(outside)));
    }
    page.paragraph(text("domain.heading"));
    page.list("ul", lines);
  }

  /** One line for all drugs of which the same is to be said, as of signatures of the same genes. */
  private List<String> domainLines(List<DrugPrediction> drugs) {
    Map<List<Object>, List<String>> drugsByPosition = new LinkedHashMap<>();
    for (DrugPrediction drug : drugs) {
      drug.reference()
          .flatMap(reference -> reference.domain().map(at -> position(reference, at)))
          .ifPresent(
              position ->
                  drugsByPosition
                      .computeIfAbsent(position, unseen -> new ArrayList<>())
                      .add(sentences().name(drug.drug())));
    }
    return drugsByPosition.entrySet().stream()
        .map(entry -> domainLine(entry.getValue(), entry.getKey()))
        .toList();
  }

  private String domainLine(List<String> drugs, List<Object> position) {
    List<Object> arguments = new ArrayList<>(position);
    arguments.add(0, scope.messages().list(drugs));
    return text("domain.line", arguments.toArray());
  }

  private List<Object> position(ReferenceUsed reference, DomainPosition position) {
    return List.of(
        scope.messages().number(position.distance(), DISTANCE_DECIMALS),
        scope.messages().number(position.percentile(), 0),
        reference.size(),
        text("display.specimen-kind." + reference.specimenType().code()),
        reference.cohort(),
        scope.messages().number(position.warnAbove(), DISTANCE_DECIMALS),
        scope.messages().number(position.noCallAbove(), DISTANCE_DECIMALS));
  }

  NarrativeTables regimens(Xhtml page) {
    if (!scope.prediction().regimens().isEmpty()) {
      page.heading(text("heading.regimens"));
      page.table(
          header("regimen", "call", "count", "evidence"),
          scope.prediction().regimens().stream().map(this::row).toList());
      page.paragraph(text("regimens.note"));
    }
    return this;
  }

  NarrativeTables phenotypes(Xhtml page) {
    if (!scope.prediction().phenotypes().isEmpty()) {
      page.heading(text("heading.phenotype"));
      page.list("ul", scope.prediction().phenotypes().stream().map(this::phenotype).toList());
      page.paragraph(text("phenotype.note"));
    }
    return this;
  }

  void genes(Xhtml page) {
    List<DrugPrediction> scored =
        scope.prediction().drugs().stream().filter(drug -> !drug.topGenes().isEmpty()).toList();
    if (!scored.isEmpty()) {
      page.heading(text("heading.genes"));
      page.paragraph(text("genes.note"));
      page.list("ul", scored.stream().map(this::contributions).toList());
    }
    page.list("ul", scope.prediction().drugs().stream().flatMap(this::missing).toList());
  }

  private static boolean mayRely(ReferenceUsed reference) {
    return reference.matchesSpecimen();
  }

  private List<String> row(DrugPrediction drug) {
    return List.of(
        sentences().name(drug.drug()),
        call(drug.call(), drug.reasons().isEmpty() ? "" : sentences().reasons(drug.reasons())),
        text("evidence." + drug.signature().evidence().code()),
        percentile(drug),
        drug.score().isPresent() ? score(drug.score().getAsDouble()) : text("none"),
        text("genes.used", drug.genesUsed(), drug.signature().genes()));
  }

  private String percentile(DrugPrediction drug) {
    if (drug.percentile().isEmpty() || drug.reference().isEmpty()) {
      return text("none");
    }
    ReferenceUsed reference = drug.reference().get();
    return text(
        "percentile",
        scope.messages().number(drug.percentile().getAsDouble(), 1),
        text("display.specimen-kind." + reference.specimenType().code()),
        reference.cohort(),
        reference.size());
  }

  private List<String> row(RegimenPrediction regimen) {
    List<String> sensitive = regimen.sensitive().stream().map(sentences()::name).toList();
    String count = text("count", sensitive.size(), regimen.rule().drugs().size());
    return List.of(
        sentences().name(regimen),
        call(
            regimen.call(),
            regimen.reasons().isEmpty() ? "" : sentences().reasons(regimen.reasons())),
        sensitive.isEmpty() ? count : text("count.which", count, scope.messages().list(sensitive)),
        text("evidence." + regimen.evidence().code()));
  }

  private String call(SensitivityCall call, String reasons) {
    String name = text("call." + call.code());
    return reasons.isEmpty() ? name : text("call.because", name, reasons);
  }

  private String phenotype(PhenotypePrediction phenotype) {
    Optional<String> score =
        phenotype.score().stream()
            .mapToObj(value -> text("phenotype.score", score(value)))
            .findFirst();
    Optional<String> called =
        phenotype
            .grade()
            .map(grade -> PhenotypeObservations.grade(scope.messages(), grade))
            .or(() -> PhenotypeObservations.calledClass(phenotype).map(this::phenotypeName));
    boolean withheld = called.isEmpty() && (phenotype.call().isPresent() || score.isEmpty());
    String result =
        withheld
            ? call(SensitivityCall.NO_CALL, sentences().reasons(phenotype.reasons()))
            : Stream.concat(called.stream(), score.stream()).collect(Collectors.joining(", "));
    return text(
        "phenotype.line",
        phenotypeName(PhenotypeObservations.measure(phenotype)),
        phenotype.signature().id() + " " + phenotype.signature().version(),
        result,
        phenotype.genesUsed(),
        phenotype.signature().genes());
  }

  private String phenotypeName(String code) {
    return Concepts.textOf(scope.messages(), "phenotype", code);
  }

  private String contributions(DrugPrediction drug) {
    String genes =
        drug.topGenes().stream()
            .map(this::gene)
            .collect(Collectors.joining(text("genes.separator")));
    return text("genes.line", sentences().name(drug.drug()), genes, score(drug.rest()));
  }

  private String gene(GeneContribution gene) {
    String amount = score(gene.contribution());
    return gene.gene() + " " + (gene.contribution() > 0 ? "+" + amount : amount);
  }

  private Stream<String> missing(DrugPrediction drug) {
    List<String> genes = drug.genesMissing();
    if (genes.isEmpty()) {
      return Stream.empty();
    }
    String shown = String.join(", ", genes.subList(0, Math.min(MISSING_SHOWN, genes.size())));
    String more = genes.size() > MISSING_SHOWN ? text("genes.more") : "";
    return Stream.of(
        text("genes.missing", sentences().name(drug.drug()), genes.size(), shown + more));
  }

  private String score(double value) {
    return scope.messages().number(value, SCORE_DECIMALS);
  }

  private List<String> header(String... columns) {
    return Stream.of(columns).map(column -> text("column." + column)).toList();
  }

  private Sentences sentences() {
    return new Sentences(scope.messages());
  }

  private String text(String key, Object... arguments) {
    return scope.messages().text(key, arguments);
  }
}
