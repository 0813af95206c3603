package org.chemosign.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.Gene;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.expression.GeneIndex;
import org.chemosign.expression.GeneResolution;
import org.chemosign.expression.GeneTable;
import org.chemosign.signature.Drug;
import org.chemosign.signature.SignatureGene;

/**
 * Joins profiles and responses by the name of the sample. Genes are those that every profile has,
 * by NCBI Gene identifier, named by their current symbols, in the order of the first profile.
 * Whatever is not used is named with the reason.
 */
public final class TrainingSetAssembly {

  private final List<ExpressionProfile> profiles;
  private final List<Omission> omissions = new ArrayList<>();

  private TrainingSetAssembly(List<ExpressionProfile> profiles) {
    this.profiles = profiles;
  }

  /**
   * Joins what belongs together.
   *
   * @param profiles expression, at least one profile; of any files and length-corrected units
   * @param responses measured responses, one a sample
   * @throws TrainingDataException when a name occurs twice, or nothing belongs together
   */
  public static TrainingSet join(
      Drug drug, List<ExpressionProfile> profiles, List<MeasuredResponse> responses) {
    return new TrainingSetAssembly(profiles).join(drug, responses);
  }

  /**
   * Genes of a list, one symbol a line; unknown ones are omitted.
   *
   * @param symbols symbols, current or former
   * @return the genes and what was left out
   */
  public static GeneList genes(Collection<String> symbols) {
    Map<Integer, SignatureGene> genes = new LinkedHashMap<>();
    List<Omission> left = new ArrayList<>();
    for (String symbol : symbols) {
      if (GeneTable.bundled().resolve(symbol, GeneIdentifierType.SYMBOL)
          instanceof GeneResolution.Resolved found) {
        genes.putIfAbsent(found.gene().entrezId(), named(found.gene()));
      } else {
        left.add(Omission.gene(symbol, "listed, but unknown or ambiguous"));
      }
    }
    return new GeneList(List.copyOf(genes.values()), left);
  }

  /**
   * A list of genes.
   *
   * @param genes those that are known, in order
   * @param omissions those that are not
   */
  public record GeneList(List<SignatureGene> genes, List<Omission> omissions) {}

  private TrainingSet join(Drug drug, List<MeasuredResponse> responses) {
    Map<String, ExpressionProfile> named = named();
    List<SignatureGene> genes = genes();
    List<TrainingSample> samples = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (MeasuredResponse response : responses) {
      if (!used.add(response.sample())) {
        throw new TrainingDataException(
            "the response of sample '" + response.sample() + "' is given twice");
      }
      ExpressionProfile profile = named.get(response.sample());
      if (profile == null) {
        omissions.add(Omission.sample(response.sample(), "response without expression"));
      } else if (!Double.isFinite(response.response())) {
        omissions.add(Omission.sample(response.sample(), "no value of the response"));
      } else {
        samples.add(sample(response, values(profile, genes)));
      }
    }
    named.keySet().stream()
        .filter(name -> !used.contains(name))
        .forEach(name -> omissions.add(Omission.sample(name, "expression without response")));
    if (samples.isEmpty()) {
      throw new TrainingDataException(
          "no sample has both expression and response; do the names agree? (first names: '"
              + named.keySet().iterator().next()
              + "' and '"
              + responses.stream().findFirst().map(MeasuredResponse::sample).orElse("")
              + "')");
    }
    return new TrainingSet(drug, genes, samples, omissions);
  }

  private Map<String, ExpressionProfile> named() {
    Map<String, ExpressionProfile> named = new LinkedHashMap<>();
    for (ExpressionProfile profile : profiles) {
      if (named.put(profile.sample(), profile) != null) {
        throw new TrainingDataException(
            "the expression of sample '" + profile.sample() + "' is given twice");
      }
    }
    if (named.isEmpty()) {
      throw new TrainingDataException("there is no expression");
    }
    return named;
  }

  private List<SignatureGene> genes() {
    Set<GeneIndex> indexes = new LinkedHashSet<>();
    profiles.forEach(profile -> indexes.add(profile.genes()));
    GeneIndex first = indexes.iterator().next();
    Map<String, SignatureGene> genes = new LinkedHashMap<>();
    for (int row = 0; row < first.size(); row++) {
      Optional<Gene> gene = first.gene(row);
      if (gene.isEmpty()) {
        omissions.add(Omission.gene(first.identifier(row), "not one known gene's own row"));
      } else if (!indexes.stream().allMatch(i -> i.rowOf(gene.get().entrezId()) >= 0)) {
        omissions.add(Omission.gene(gene.get().symbol(), "not in every expression table"));
      } else if (genes.putIfAbsent(gene.get().symbol(), named(gene.get())) != null) {
        omissions.add(Omission.gene(gene.get().symbol(), "another gene has the same symbol"));
      }
    }
    if (genes.isEmpty()) {
      throw new TrainingDataException("the expression tables have no gene in common");
    }
    return List.copyOf(genes.values());
  }

  private static SignatureGene named(Gene gene) {
    return new SignatureGene(gene.symbol(), gene.entrezId());
  }

  private static double[] values(ExpressionProfile profile, List<SignatureGene> genes) {
    return genes.stream()
        .mapToDouble(gene -> profile.value(profile.genes().rowOf(gene.entrezId())))
        .toArray();
  }

  private static TrainingSample sample(MeasuredResponse response, double[] values) {
    return new TrainingSample(
        response.sample(),
        response.patient(),
        response.tissue(),
        response.specimen(),
        TrainingSample.Role.PRIMARY,
        response.response(),
        1,
        response.otherDrugs(),
        values);
  }
}
