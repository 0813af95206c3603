package org.chemosign.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chemosign.signature.SignatureGene;

/**
 * Training sets of the open panel: of the specification that ships (1.0.0), and of the candidate
 * for its successor, which was chosen without pancreatic lines (docs/open-panel.md).
 */
final class OpenPanelTraining {

  /** Penalty of both specifications. */
  static final double ALPHA = 2000;

  private static final double EPITHELIAL_WEIGHT = 2;
  private static final double MOST_CONTRAST = 3;
  private static final double EXPRESSED_SHARE = 0.25;

  private static final Set<String> EPITHELIAL =
      Set.of(
          "lung",
          "breast",
          "large_intestine",
          "oesophagus",
          "stomach",
          "urinary_tract",
          "liver",
          "upper_aerodigestive_tract",
          "kidney",
          "endometrium",
          "thyroid",
          "prostate",
          "ovary",
          "cervix",
          "biliary_tract",
          "small_intestine");

  final OpenPanelData data;
  final List<String> firstGenes;
  final List<String> genes;
  private final int[] columns;
  private final int[] firstColumns;
  private final int[] arrayColumns;

  OpenPanelTraining(Path shared) {
    this.data = new OpenPanelData(shared);
    this.firstGenes =
        expressed(data.firstPanel.stream().filter(this::first).toList(), data.firstGenes);
    List<CellLine> measured =
        data.sequenced.stream().filter(data::ofFirstPanel).filter(this::first).toList();
    List<String> both =
        expressed(measured, data.genes).stream().filter(data.arrayGenes::contains).toList();
    this.genes = new StromaContrast(shared).robust(both, MOST_CONTRAST);
    this.columns = OpenPanelData.columns(data.genes, genes);
    this.firstColumns = OpenPanelData.columns(data.firstGenes, firstGenes);
    this.arrayColumns = OpenPanelData.columns(data.arrayGenes, genes);
  }

  private boolean first(CellLine line) {
    return line.solid() && !line.pancreatic();
  }

  private static List<String> expressed(List<CellLine> lines, List<String> table) {
    return Arrays.stream(OpenPanelData.expressed(lines, 1, EXPRESSED_SHARE))
        .mapToObj(table::get)
        .toList();
  }

  /** What 1.0.0 was trained from, less some lines. */
  TrainingSet firstPanel(OpenPanelDrug drug, Predicate<CellLine> used) {
    List<TrainingSample> samples =
        data.firstPanel.stream()
            .filter(this::first)
            .filter(used)
            .filter(line -> !Double.isNaN(data.responses.of(line, drug.assay())))
            .map(line -> line.named(line.id(), firstValues(line)))
            .map(line -> line.sample(data.responses.of(line, drug.assay()), 1))
            .toList();
    return TrainingSet.of(drug.drug(), genes(firstGenes), samples);
  }

  /** What the candidate is trained from, less some lines. */
  TrainingSet candidate(OpenPanelDrug drug, Predicate<CellLine> used) {
    List<CellLine> lines = candidateLines(used);
    double[] target = data.responses.classTarget(drug, lines);
    List<TrainingSample> samples = new ArrayList<>();
    for (int i = 0; i < target.length; i++) {
      if (!Double.isNaN(target[i])) {
        double weight = EPITHELIAL.contains(lines.get(i).tissue()) ? EPITHELIAL_WEIGHT : 1;
        samples.add(lines.get(i).sample(target[i], weight));
      }
    }
    return TrainingSet.of(drug.drug(), genes(genes), samples);
  }

  /** Lines by RNA-seq, lines by array alone, and the former by array too, carried over. */
  private List<CellLine> candidateLines(Predicate<CellLine> used) {
    List<CellLine> sequenced =
        data.sequenced.stream().filter(line -> !line.pancreatic()).filter(used).toList();
    Map<String, CellLine> arrays = new HashMap<>();
    data.arrays.forEach(line -> arrays.put(line.cosmic(), line));
    List<CellLine> both = sequenced.stream().filter(l -> arrays.containsKey(l.cosmic())).toList();
    ArrayTransfer transfer =
        new ArrayTransfer(
            both.stream().map(line -> arrayValues(arrays.get(line.cosmic()))).toList(),
            both.stream().map(this::values).toList());
    Stream<CellLine> alone =
        data.arrays.stream()
            .filter(line -> data.responses.has(line.cosmic()) && !line.pancreatic())
            .filter(line -> !data.joinedCosmic.contains(line.cosmic()))
            .filter(used)
            .map(line -> line.named("array " + line.id(), transfer.carry(arrayValues(line))));
    Stream<CellLine> again =
        both.stream()
            .map(
                line ->
                    line.named(
                        "array " + line.id(),
                        transfer.carry(arrayValues(arrays.get(line.cosmic())))));
    return Stream.of(sequenced.stream().map(l -> l.named(l.id(), values(l))), alone, again)
        .flatMap(lines -> lines)
        .toList();
  }

  /** A sequenced line in the candidate's genes. */
  double[] values(CellLine line) {
    return Vectors.pick(line.expression(), columns);
  }

  /** A sequenced line in the genes of 1.0.0. */
  double[] firstValues(CellLine line) {
    return Vectors.pick(line.expression(), firstColumns);
  }

  private double[] arrayValues(CellLine line) {
    return Vectors.pick(line.expression(), arrayColumns);
  }

  private static List<SignatureGene> genes(List<String> symbols) {
    return symbols.stream().map(SignatureGene::ofSymbol).toList();
  }

  /** Fits the specification to all samples of a set. */
  static TrainedModel fit(TrainingSet set) {
    RidgeLearner learner = new RidgeLearner(List.of(ALPHA));
    Candidate how = new Candidate(new GeneChoice.All(), learner.settings().get(0));
    return TrainedModel.fit(set, IntStream.range(0, set.size()).toArray(), learner, how, 0);
  }
}
