package org.chemosign.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chemosign.expression.Gene;
import org.chemosign.prediction.NoCallReason;
import org.chemosign.signature.GeneContribution;
import org.chemosign.signature.SignatureCard;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** What every observation of a report has in common. */
final class ObservationFrame {

  private static final String NCBI_GENE = "http://www.ncbi.nlm.nih.gov/gene";

  private final ReportScope scope;
  private final Concepts concepts;
  private final Observation observation = new Observation();

  ObservationFrame(ReportScope scope, PartRole role, String ownProfile, String genomicsProfile) {
    this.scope = scope;
    this.concepts = scope.concepts();
    ReportContext context = scope.context();
    scope.links().label(observation, role);
    observation.getMeta().addProfile(Canonicals.profile(ownProfile));
    observation.getMeta().addProfile(Canonicals.genomics(genomicsProfile));
    observation.setLanguage(scope.messages().language().code());
    observation.addIdentifier(scope.partIdentifier(role));
    observation.setStatus(
        scope.withheld() ? ObservationStatus.FINAL : ObservationStatus.PRELIMINARY);
    category(Canonicals.OBSERVATION_CATEGORY, "laboratory", "Laboratory");
    observation.setSubject(context.subject().copy());
    context.specimen().ifPresent(specimen -> observation.setSpecimen(specimen.copy()));
    observation.setEffective(scope.effective());
    observation.setIssuedElement(scope.issued());
    observation.addPerformer(context.laboratory().reference());
    observation.setDevice(scope.links().to(PartRole.ENGINE));
  }

  Observation observation() {
    return observation;
  }

  ObservationFrame category(String system, String code, String display) {
    observation.addCategory(Concepts.foreign(system, code, display));
    return this;
  }

  ObservationFrame genetics() {
    return category(Canonicals.V2_0074, "GE", "Genetics");
  }

  /** Marks the observation as a biomarker of a signature. */
  ObservationFrame biomarkerOf(SignatureCard card) {
    category(
        Canonicals.GENOMICS_TBD,
        "biomarker-category",
        "A characterization of a given biomarker observation.");
    genetics();
    observation.addExtension(dependsOn(card));
    scope.source().forEach(observation::addDerivedFrom);
    return this;
  }

  /** The artefact extension that names a signature by the canonical of its Library. */
  static Extension dependsOn(SignatureCard card) {
    RelatedArtifact artifact =
        new RelatedArtifact()
            .setType(RelatedArtifactType.DEPENDSON)
            .setDisplay(card.canonical() + " sha256:" + card.sha256())
            .setResource(Canonicals.library(card.id()) + "|" + card.version());
    return new Extension(Canonicals.RELATED_ARTIFACT, artifact);
  }

  ObservationComponentComponent component(CodeableConcept code, Type value) {
    return observation.addComponent().setCode(code).setValue(value);
  }

  ObservationComponentComponent item(String code, Type value) {
    return component(concepts.item(code), value);
  }

  /** How many of the signature's genes were found, and which were not. */
  void coverage(SignatureCard card, int used, List<String> missing) {
    item(
        "gene-coverage", new Ratio().setNumerator(count(used)).setDenominator(count(card.genes())));
    if (!missing.isEmpty()) {
      item("missing-genes", new StringType(Plain.text(String.join(", ", missing))));
    }
  }

  private static Quantity count(int value) {
    return new Quantity().setValue(value).setUnit("1").setSystem(Canonicals.UCUM).setCode("1");
  }

  /** One component a gene: its symbol as text, its NCBI Gene number where known, its amount. */
  void contributions(List<GeneContribution> genes, Function<String, Optional<Gene>> table) {
    for (GeneContribution gene : genes) {
      CodeableConcept code = concepts.item("gene-contribution").setText(Plain.text(gene.gene()));
      table
          .apply(gene.gene())
          .map(known -> new Coding(NCBI_GENE, Integer.toString(known.entrezId()), known.symbol()))
          .ifPresent(code::addCoding);
      component(code, Concepts.unity(gene.contribution()));
    }
  }

  void reasons(List<NoCallReason> reasons) {
    reasons.forEach(reason -> item("no-call-reason", concepts.reason(reason)));
  }

  /** Says in FHIR's own codes why there is no value. */
  void absent(List<NoCallReason> reasons) {
    NoCallReason first = reasons.isEmpty() ? NoCallReason.UNINFORMATIVE_PROFILE : reasons.get(0);
    Coding why =
        switch (first) {
          case LOW_CELLULARITY, LOW_RNA, NOT_PANCREATIC_ADENOCARCINOMA ->
              new Coding(Canonicals.DATA_ABSENT, "not-performed", "Not Performed");
          case LICENCE -> new Coding(Canonicals.DATA_ABSENT, "not-permitted", "Not Permitted");
          default -> new Coding(Canonicals.DATA_ABSENT, "error", "Error");
        };
    observation.setDataAbsentReason(new CodeableConcept().addCoding(why));
  }
}
