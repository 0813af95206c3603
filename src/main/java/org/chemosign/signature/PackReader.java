package org.chemosign.signature;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a signature of a pack: card, hashes, domain, numbers, in this order. */
final class PackReader {

  private final PackFiles files;
  private final PackCard pack;
  private final NumbersTable table;

  private PackReader(PackFiles files) {
    this.files = files;
    this.pack = withDomains(files);
    this.table = files.table(PackFiles.NUMBERS);
  }

  /**
   * Reads a pack whole.
   *
   * @throws SignaturePackException at its first fault
   */
  static Signature read(PackSource source) {
    return read(PackFiles.read(source));
  }

  /** Understands a pack whose hashes have been checked. */
  static Signature read(PackFiles files) {
    return new PackReader(files).signature();
  }

  /** The card with the applicability domains of its references. */
  private static PackCard withDomains(PackFiles files) {
    PackCard pack = files.card();
    boolean stated = !pack.domains().isEmpty();
    if (stated != files.has(DomainTable.FILE)) {
      throw files.fault("references have a domain exactly when there is a " + DomainTable.FILE);
    }
    if (!stated) {
      return pack;
    }
    NumbersTable table = files.table(DomainTable.FILE);
    DomainTable domains = DomainTable.read(table);
    if (!domains.means().keySet().equals(EnumSet.copyOf(pack.domains().keySet()))) {
      throw table.fault("its columns are not the references that have a domain on the card");
    }
    return pack.with(
        pack.card().references().stream()
            .map(reference -> withDomain(reference, pack, domains, table))
            .toList());
  }

  private static ReferenceDistribution withDomain(
      ReferenceDistribution reference, PackCard pack, DomainTable domains, NumbersTable table) {
    DomainLimits limits = pack.domains().get(reference.specimenType());
    if (limits == null) {
      return reference;
    }
    try {
      return reference.with(domains.domain(reference.specimenType(), limits, pack.matching()));
    } catch (IllegalArgumentException e) {
      throw table.fault("the column " + reference.specimenType().code() + " has no gene");
    }
  }

  private Signature signature() {
    Signature signature =
        switch (pack.card().kind()) {
          case RANK_NORMAL_LINEAR -> rankNormalLinear();
          case GENE_PAIRS -> new GenePairReader(pack, table).signature();
          case GRADIENT -> new GradientReader(pack, table).signature();
          case RANK_NORMAL_TREES -> rankNormalTrees();
          case WEKA_MODEL -> wekaModel();
        };
    requireGenes(signature.genes());
    requireDomainGenes(signature);
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
    double intercept = pack.parameters().number("intercept");
    return new RankNormalLinearSignature(pack.card(), pack.matching(), intercept, terms);
  }

  private Signature rankNormalTrees() {
    RankNormalGenes scaling = scaling();
    Optional<ComponentProjection> projection =
        files.has(ComponentProjection.FILE)
            ? Optional.of(
                ComponentProjection.read(files.table(ComponentProjection.FILE), scaling.genes()))
            : Optional.empty();
    List<String> features =
        projection
            .map(ComponentProjection::components)
            .orElseGet(() -> scaling.genes().stream().map(SignatureGene::symbol).toList());
    List<RegressionTree> trees = TreesTable.read(files.table(TreesTable.FILE), features);
    double intercept = pack.parameters().number("intercept");
    return new RankNormalTreesSignature(
        pack.card(),
        pack.matching(),
        scaling,
        new RankNormalTreesSignature.Forest(intercept, trees, projection));
  }

  private Signature wekaModel() {
    RankNormalGenes scaling = scaling();
    String type = pack.parameters().text("classifier");
    if (!files.onDisk()) {
      throw files.fault("a weka-model is read from the signature directory only");
    }
    byte[] model = files.bytes(WekaModelSignature.FILE);
    return WekaModelSignature.read(
        pack, scaling, new WekaModelSignature.ModelFile(files.name(), type, model));
  }

  private RankNormalGenes scaling() {
    table.requireHeader(RankNormalGenes.COLUMNS);
    RankNormalGenes scaling = RankNormalGenes.read(table);
    requireGenes(scaling.genes());
    return scaling;
  }

  private void requireDomainGenes(Signature signature) {
    if (files.has(DomainTable.FILE)) {
      NumbersTable domain = files.table(DomainTable.FILE);
      if (!DomainTable.read(domain).genes().equals(signature.genes())) {
        throw domain.fault("its genes are not those of the signature, in their order");
      }
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
