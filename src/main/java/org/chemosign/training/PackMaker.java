package org.chemosign.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.expression.GeneIndex;
import org.chemosign.expression.GeneTable;
import org.chemosign.signature.ReferenceCohort;
import org.chemosign.signature.Signature;
import org.chemosign.signature.SignatureGene;
import org.chemosign.signature.SignaturePackWriter;
import org.chemosign.signature.SpecimenType;

/** Makes the sealed pack of a model: numbers, golden samples, references, card. */
final class PackMaker {

  private static final String CROSS_VALIDATION = "cross-validation.tsv";

  private final TrainingSet set;
  private final TrainingPlan plan;
  private final TrainedModel model;
  private final TrainingReport report;
  private final List<SignatureGene> genes;

  PackMaker(TrainingSet set, TrainingPlan plan, TrainedModel model, TrainingReport report) {
    this.set = set;
    this.plan = plan;
    this.model = model;
    this.report = report;
    this.genes = IntStream.of(model.space().genes()).mapToObj(set.genes()::get).toList();
  }

  /**
   * The pack.
   *
   * @throws org.chemosign.signature.ReferenceCohortException when a cohort cannot be a reference
   */
  SortedMap<String, byte[]> pack() {
    SortedMap<String, byte[]> files = PackFiles.of(set, model);
    ObjectNode card = card();
    placeholder(card.putArray("references"));
    try (DraftPack draft = new DraftPack(SignaturePackWriter.seal(card, files))) {
      references(card.putArray("references"), draft.signature(), files);
      GoldenSamples golden = new GoldenSamples(genes);
      files.put("golden.tsv", golden.matrix());
      files.put("golden-scores.tsv", golden.scores(scores(draft.signature(), golden.profiles())));
    }
    files.put(CROSS_VALIDATION, ReportText.tsv(report));
    return SignaturePackWriter.seal(card, files);
  }

  private ObjectNode card() {
    PackIdentity identity = plan.identity();
    ObjectNode card = JsonNodeFactory.instance.objectNode();
    card.put("id", identity.id()).put("version", identity.version());
    card.put("kind", PackFiles.kind(model.model())).put("title", identity.title());
    card.put("drug", set.drug().code()).put("genes", genes.size());
    card.put("minimumGenes", minimumGenes()).put("evidence", report.evidence().code());
    texts(card.putArray("evidenceStatement"), report.statement());
    card.put("licence", identity.licence()).put("researchUseOnly", identity.researchUseOnly());
    texts(card.putArray("citations"), identity.citations());
    card.put("provenance", ReportText.provenance(report));
    texts(card.putObject("geneMatching").put("mode", "gene").putArray("refusedAliases"), List.of());
    parameters(card.putObject("parameters"));
    ObjectNode cutoffs = card.putObject("cutoffs");
    cutoffs.put("sensitiveAtMost", new BigDecimal("33.333"));
    cutoffs.put("resistantAtLeast", new BigDecimal("66.667")).put("maximumDistanceSd", 4);
    card.put("releaseRequired", true);
    card.set("training", ReportJson.training(report, CROSS_VALIDATION));
    return card;
  }

  private int minimumGenes() {
    return (int) Math.max(1, Math.ceil(plan.minimumGeneShare() * genes.size() - 1e-9));
  }

  private void parameters(ObjectNode parameters) {
    for (Map.Entry<String, Object> parameter :
        new TreeMap<>(PackFiles.parameters(model.model())).entrySet()) {
      if (parameter.getValue() instanceof Double number) {
        parameters.put(parameter.getKey(), new BigDecimal(Digits.plain(number)));
      } else {
        parameters.put(parameter.getKey(), parameter.getValue().toString());
      }
    }
  }

  /** Lets the draft be read, so that it can score its own references. */
  private static void placeholder(ArrayNode references) {
    references
        .addObject()
        .put("specimenType", SpecimenType.CELL_CULTURE.code())
        .put("cohort", "to be replaced")
        .putArray("scores")
        .add(0)
        .add(1);
  }

  private void references(ArrayNode references, Signature signature, Map<String, byte[]> files) {
    List<ReferenceProfiles> cohorts =
        plan.references().isEmpty() ? ownCohorts() : plan.references();
    List<ReferenceCohort> built =
        cohorts.stream()
            .map(c -> ReferenceCohort.of(signature, c.profiles(), c.specimenType(), c.cohort()))
            .toList();
    built.forEach(cohort -> references.add(cohort.cardEntry()));
    files.put("domain.tsv", ReferenceCohort.domainFile(signature, built));
  }

  /** The training samples themselves by kind, where no cohort is given. */
  private List<ReferenceProfiles> ownCohorts() {
    List<String> symbols = genes.stream().map(SignatureGene::symbol).toList();
    GeneIndex index = GeneIndex.of(symbols, GeneIdentifierType.SYMBOL, GeneTable.bundled());
    Map<SpecimenType, List<ExpressionProfile>> kinds = new EnumMap<>(SpecimenType.class);
    for (TrainingSample sample : set.samples()) {
      if (sample.role() == TrainingSample.Role.PRIMARY) {
        kinds
            .computeIfAbsent(sample.specimen(), kind -> new ArrayList<>())
            .add(profile(sample, index));
      }
    }
    List<ReferenceProfiles> cohorts = new ArrayList<>();
    kinds.forEach(
        (kind, profiles) -> {
          if (profiles.size() >= ReferenceCohort.FEWEST) {
            String name = profiles.size() + " training samples of this signature";
            cohorts.add(new ReferenceProfiles(kind, name, profiles));
          }
        });
    return cohorts;
  }

  /** A sample as a profile; only the order of values matters, so they may be moved over zero. */
  private ExpressionProfile profile(TrainingSample sample, GeneIndex index) {
    double[] values = Vectors.pick(sample.expression(), model.space().genes());
    double lowest = Math.min(0, Arrays.stream(values).min().orElseThrow());
    return ExpressionProfile.of(
        sample.id(), ExpressionUnit.LOG2_TPM, index, Vectors.minus(values, lowest));
  }

  private static double[] scores(Signature signature, List<ExpressionProfile> profiles) {
    return profiles.stream()
        .mapToDouble(
            profile ->
                signature
                    .score(profile)
                    .value()
                    .orElseThrow(
                        () ->
                            new TrainingDataException(
                                "the sample '"
                                    + profile.sample()
                                    + "' has too few of the signature's genes")))
        .toArray();
  }

  private static void texts(ArrayNode array, Collection<String> texts) {
    texts.forEach(array::add);
  }
}
