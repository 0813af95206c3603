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
import org.chemosign.signature.Signature;
import org.chemosign.signature.SignatureGene;
import org.chemosign.signature.SignaturePackWriter;
import org.chemosign.signature.SpecimenType;

/** Makes the sealed pack of a model: numbers, golden samples, references, card. */
final class PackMaker {

  private static final String CROSS_VALIDATION = "cross-validation.tsv";
  private static final int FEWEST_REFERENCES = 2;

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
   * @throws TrainingDataException when there is no cohort that percentiles could be told from
   */
  SortedMap<String, byte[]> pack() {
    SortedMap<String, byte[]> files = PackFiles.of(set, model);
    ObjectNode card = card();
    placeholder(card.putArray("references"));
    try (DraftPack draft = new DraftPack(SignaturePackWriter.seal(card, files))) {
      references(card.putArray("references"), draft.signature());
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

  private void references(ArrayNode references, Signature signature) {
    if (plan.references().isEmpty()) {
      ownReferences(references);
    }
    for (ReferenceProfiles cohort : plan.references()) {
      reference(references, cohort, scores(signature, cohort.profiles()));
    }
    if (references.isEmpty()) {
      throw new TrainingDataException(
          "no kind of sample has two different scores, so percentiles cannot be told;"
              + " give a reference cohort");
    }
  }

  /** The training samples themselves, where no cohort is given. */
  private void ownReferences(ArrayNode references) {
    Map<SpecimenType, List<Double>> scores = new EnumMap<>(SpecimenType.class);
    for (TrainingSample sample : set.samples()) {
      if (sample.role() == TrainingSample.Role.PRIMARY) {
        scores
            .computeIfAbsent(sample.specimen(), kind -> new ArrayList<>())
            .add(model.predict(sample.expression()));
      }
    }
    scores.forEach(
        (kind, values) -> {
          if (values.stream().distinct().count() >= FEWEST_REFERENCES) {
            String cohort = values.size() + " training samples of this signature";
            double[] array = values.stream().mapToDouble(Double::doubleValue).toArray();
            reference(references, new ReferenceProfiles(kind, cohort, List.of()), array);
          }
        });
  }

  private static void reference(ArrayNode references, ReferenceProfiles cohort, double[] scores) {
    ObjectNode entry = references.addObject();
    entry.put("specimenType", cohort.specimenType().code()).put("cohort", cohort.cohort());
    ArrayNode list = entry.putArray("scores");
    Arrays.stream(scores).sorted().mapToObj(score -> Digits.decimals(score, 6)).forEach(list::add);
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
                                "the reference sample '"
                                    + profile.sample()
                                    + "' has too few of the signature's genes")))
        .toArray();
  }

  private static void texts(ArrayNode array, Collection<String> texts) {
    texts.forEach(array::add);
  }
}
