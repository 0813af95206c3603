package org.chemosign.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.chemosign.signature.Drug;
import org.chemosign.signature.SignatureGene;

/**
 * What a signature is trained from. Immutable by convention: the expression values are not copied.
 *
 * @param drug the drug that was tested
 * @param genes the genes, one column of every sample's expression each
 * @param samples the samples, in file order
 * @param omissions what was given and is not used
 */
public record TrainingSet(
    Drug drug, List<SignatureGene> genes, List<TrainingSample> samples, List<Omission> omissions) {

  public TrainingSet {
    genes = List.copyOf(genes);
    samples = List.copyOf(samples);
    omissions = List.copyOf(omissions);
    Set<String> ids = new HashSet<>();
    for (TrainingSample sample : samples) {
      if (sample.expression().length != genes.size()) {
        throw new TrainingDataException("sample '" + sample.id() + "' has not one value a gene");
      }
      if (!ids.add(sample.id())) {
        throw new TrainingDataException("sample '" + sample.id() + "' occurs twice");
      }
    }
  }

  /** A set of which nothing was left out. */
  public static TrainingSet of(Drug drug, List<SignatureGene> genes, List<TrainingSample> samples) {
    return new TrainingSet(drug, genes, samples, List.of());
  }

  /** Number of samples. */
  public int size() {
    return samples.size();
  }

  /** Responses in sample order. */
  public double[] responses() {
    return samples.stream().mapToDouble(TrainingSample::response).toArray();
  }

  /** Numbers of the samples that may be tested on, ascending. */
  public int[] primaryRows() {
    return IntStream.range(0, size())
        .filter(row -> samples.get(row).role() == TrainingSample.Role.PRIMARY)
        .toArray();
  }

  /** The samples of a condition; the others are omitted for a reason. */
  public TrainingSet where(Predicate<TrainingSample> condition, String reason) {
    List<Omission> left = new ArrayList<>(omissions);
    samples.stream()
        .filter(condition.negate())
        .forEach(sample -> left.add(Omission.sample(sample.id(), reason)));
    return new TrainingSet(drug, genes, samples.stream().filter(condition).toList(), left);
  }

  /** Every sample changed. */
  public TrainingSet map(UnaryOperator<TrainingSample> change) {
    return new TrainingSet(drug, genes, samples.stream().map(change).toList(), omissions);
  }

  /** The same samples with other responses, in sample order. */
  public TrainingSet withResponses(double[] responses) {
    return new TrainingSet(
        drug,
        genes,
        IntStream.range(0, size())
            .mapToObj(row -> samples.get(row).withResponse(responses[row]))
            .toList(),
        omissions);
  }

  /** The same samples with other weights, in sample order. */
  public TrainingSet withWeights(double[] weights) {
    return new TrainingSet(
        drug,
        genes,
        IntStream.range(0, size())
            .mapToObj(row -> samples.get(row).withWeight(weights[row]))
            .toList(),
        omissions);
  }

  /** Only the genes of a condition; the others are omitted for a reason. */
  public TrainingSet withGenes(Predicate<SignatureGene> condition, String reason) {
    int[] kept =
        IntStream.range(0, genes.size()).filter(i -> condition.test(genes.get(i))).toArray();
    List<Omission> left = new ArrayList<>(omissions);
    genes.stream()
        .filter(condition.negate())
        .forEach(gene -> left.add(Omission.gene(gene.symbol(), reason)));
    return new TrainingSet(
        drug,
        Arrays.stream(kept).mapToObj(genes::get).toList(),
        samples.stream().map(sample -> sample.withGenes(kept)).toList(),
        left);
  }

  /** Only the listed genes (NCBI Gene identifiers), in the order of the list. */
  public TrainingSet withGenes(List<SignatureGene> wanted) {
    Map<Integer, Integer> columns = columns();
    List<Omission> left = new ArrayList<>(omissions);
    List<SignatureGene> chosen = new ArrayList<>();
    for (SignatureGene gene : wanted) {
      if (columns.containsKey(gene.entrezId())) {
        chosen.add(gene);
      } else {
        left.add(Omission.gene(gene.symbol(), "listed, but not in the expression"));
      }
    }
    int[] kept = chosen.stream().mapToInt(gene -> columns.get(gene.entrezId())).toArray();
    return new TrainingSet(
        drug, chosen, samples.stream().map(sample -> sample.withGenes(kept)).toList(), left);
  }

  /**
   * This set and the samples of another one, over the genes that both have, in the order of this
   * one. The other's samples are trained on and never tested on.
   *
   * @param other a second collection with its own identifiers
   * @param weight multiplies the weights of its samples
   */
  public TrainingSet augmentedBy(TrainingSet other, double weight) {
    Set<Integer> theirs = other.columns().keySet();
    TrainingSet mine = withGenes(gene -> theirs.contains(gene.entrezId()), "not in both sets");
    TrainingSet added =
        other
            .withGenes(mine.genes())
            .map(s -> s.as(TrainingSample.Role.AUXILIARY).withWeight(s.weight() * weight));
    List<TrainingSample> all = new ArrayList<>(mine.samples());
    all.addAll(added.samples());
    List<Omission> left = new ArrayList<>(mine.omissions());
    left.addAll(other.omissions());
    return new TrainingSet(drug, mine.genes(), all, left);
  }

  /** SHA-256 (hex) of everything that decides what is learnt. */
  public String sha256() {
    return DataHash.of(this);
  }

  private Map<Integer, Integer> columns() {
    Map<Integer, Integer> columns = new HashMap<>();
    for (int column = 0; column < genes.size(); column++) {
      columns.put(genes.get(column).entrezId(), column);
    }
    return columns;
  }
}
