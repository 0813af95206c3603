package org.chemosign.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a signature of a pack: card, hashes, numbers, in this order. */
final class PackReader {

  /** Name of the table of numbers in every pack. */
  static final String NUMBERS = "numbers.tsv";

  private final PackCard pack;
  private final NumbersTable table;

  private PackReader(PackCard pack, NumbersTable table) {
    this.pack = pack;
    this.table = table;
  }

  /**
   * Reads a pack whole.
   *
   * @throws SignaturePackException at its first fault
   */
  static Signature read(PackSource source) {
    String text = new String(source.read(PackSource.CARD), StandardCharsets.UTF_8);
    PackCard pack = CardReader.read(source.name(), text);
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Map.Entry<String, String> entry : pack.files().entrySet()) {
      files.put(entry.getKey(), checked(source, entry.getKey(), entry.getValue()));
    }
    String own = pack.card().sha256();
    String actual = PackSeal.of(text, own, files);
    if (!actual.equals(own)) {
      throw new SignaturePackException(
          source.name(),
          PackSource.CARD,
          "the pack's SHA-256 is " + actual + ", the card says " + own);
    }
    if (!files.containsKey(NUMBERS)) {
      throw new SignaturePackException(
          source.name(), PackSource.CARD, "field \"files\" does not name " + NUMBERS);
    }
    return new PackReader(pack, new NumbersTable(source.name(), NUMBERS, files.get(NUMBERS)))
        .signature();
  }

  private static byte[] checked(PackSource source, String file, String stated) {
    byte[] bytes = source.read(file);
    String actual = PackSeal.of(bytes);
    if (!actual.equals(stated)) {
      throw new SignaturePackException(
          source.name(), file, "the SHA-256 is " + actual + ", the card says " + stated);
    }
    return bytes;
  }

  private Signature signature() {
    Signature signature =
        switch (pack.card().kind()) {
          case RANK_NORMAL_LINEAR -> rankNormalLinear();
          case GENE_PAIRS -> genePairs();
          case GRADIENT -> gradient();
        };
    pack.parameters().finish();
    return signature;
  }

  private Signature rankNormalLinear() {
    table.requireHeader(List.of("gene", "entrez", "mu", "sd", "weight"));
    List<RankNormalLinearSignature.Term> terms = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      terms.add(
          new RankNormalLinearSignature.Term(
              table.gene(row, 0, 1),
              table.number(row, 2),
              table.positive(row, 3),
              table.number(row, 4)));
    }
    requireGenes(terms.stream().map(RankNormalLinearSignature.Term::gene).toList());
    double intercept = pack.parameters().number("intercept");
    return new RankNormalLinearSignature(pack.card(), pack.matching(), intercept, terms);
  }

  private Signature genePairs() {
    table.requireHeader(List.of("geneA", "entrezA", "geneB", "entrezB", "coefficient"));
    List<GenePairSignature.Pair> pairs = new ArrayList<>();
    Set<SignatureGene> genes = new LinkedHashSet<>();
    for (int row = 0; row < table.size(); row++) {
      SignatureGene higher = table.gene(row, 0, 1);
      SignatureGene lower = table.gene(row, 2, 3);
      if (higher.equals(lower)) {
        throw table.fault("line " + (row + 2) + " pairs a gene with itself");
      }
      pairs.add(new GenePairSignature.Pair(higher, lower, table.number(row, 4)));
      genes.addAll(List.of(higher, lower));
    }
    requireGenes(genes);
    StrictObject parameters = pack.parameters();
    SubtypeClasses classes =
        new SubtypeClasses(parameters.text("highClass"), parameters.text("lowClass"));
    double intercept = parameters.number("intercept");
    return new GenePairSignature(
        pack.card(), pack.matching(), new GenePairSignature.Model(intercept, pairs, classes));
  }

  private Signature gradient() {
    boolean byGene = pack.matching().mode() == GeneMatching.Mode.GENE;
    int first = byGene ? 2 : 1;
    List<String> header = table.header();
    if (!header
            .subList(0, Math.min(first, header.size()))
            .equals(List.of("gene", "entrez").subList(0, first))
        || header.size() == first) {
      throw table.fault(
          "the columns have to be gene" + (byGene ? ", entrez" : "") + ", components");
    }
    int components = header.size() - first;
    List<SignatureGene> genes = new ArrayList<>();
    double[][] weights = new double[table.size()][components];
    for (int row = 0; row < table.size(); row++) {
      genes.add(byGene ? table.gene(row, 0, 1) : SignatureGene.ofSymbol(table.text(row, 0)));
      for (int i = 0; i < components; i++) {
        weights[row][i] = table.number(row, first + i);
      }
    }
    requireGenes(genes);
    return new GradientSignature(pack.card(), pack.matching(), system(genes, weights));
  }

  private ReferenceSystem system(List<SignatureGene> genes, double[][] weights) {
    StrictObject parameters = pack.parameters();
    int component = parameters.integer("component");
    int direction = parameters.integer("direction");
    double sd = parameters.number("sd");
    if (component < 1 || component > weights[0].length) {
      throw parameters.fault("component", "is not the number of a column, from 1");
    }
    if (Math.abs(direction) != 1) {
      throw parameters.fault("direction", "has to be 1 or -1");
    }
    if (sd <= 0) {
      throw parameters.fault("sd", "has to be positive");
    }
    ReferenceSystem.Gradient gradient =
        new ReferenceSystem.Gradient(component - 1, direction, parameters.number("mean"), sd);
    try {
      return new ReferenceSystem(genes, weights, gradient);
    } catch (IllegalArgumentException e) {
      throw table.fault(e.getMessage());
    }
  }

  private void requireGenes(Collection<SignatureGene> genes) {
    Set<String> symbols = new HashSet<>();
    Set<Integer> identifiers = new HashSet<>();
    for (SignatureGene gene : genes) {
      boolean identified = gene.entrezId() != SignatureGene.NO_IDENTIFIER;
      if (!symbols.add(gene.symbol()) || identified && !identifiers.add(gene.entrezId())) {
        throw table.fault(
            "the gene " + SignaturePackException.quoted(gene.symbol()) + " occurs twice");
      }
    }
    if (genes.size() != pack.card().genes()) {
      throw table.fault("has " + genes.size() + " genes, the card says " + pack.card().genes());
    }
  }
}
