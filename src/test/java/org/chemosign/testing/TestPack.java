package org.chemosign.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chemosign.signature.Signature;
import org.chemosign.signature.SignatureCatalog;
import org.chemosign.signature.SignaturePackWriter;

/** Signature packs of a few genes that tests make, change and seal. */
public final class TestPack {

  /** Symbols of the genes, in card order. */
  public static final List<String> GENES =
      List.of("TP53", "KRAS", "EGFR", "BRAF", "MYC", "GATA6", "SMAD4", "CDKN2A");

  private static final List<Integer> ENTREZ =
      List.of(7157, 3845, 1956, 673, 4609, 2627, 4089, 1029);

  private final ObjectNode card;
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private TestPack(String kind) {
    card = JsonNodeFactory.instance.objectNode();
    card.put("id", "lab-gemcitabine").put("version", "1.0.0").put("kind", kind);
    card.put("title", "A laboratory's own").put("drug", "gemcitabine");
    card.put("genes", GENES.size()).put("minimumGenes", 5);
    card.put("evidence", "preclinical").put("licence", "own").put("researchUseOnly", false);
    card.putArray("evidenceStatement").add("none");
    card.putArray("citations");
    card.put("provenance", "made in a test");
    card.putObject("geneMatching").put("mode", "gene").putArray("refusedAliases");
    card.putObject("parameters");
    ObjectNode reference = card.putArray("references").addObject();
    reference.put("specimenType", "primary").put("cohort", "ours");
    reference.putArray("scores").add(-5).add(0).add(5);
    card.putObject("cutoffs")
        .put("sensitiveAtMost", 30)
        .put("resistantAtLeast", 70)
        .put("maximumDistanceSd", 40);
  }

  /** A linear pack of eight genes. */
  public static TestPack linear() {
    TestPack pack = new TestPack("rank-normal-linear");
    pack.card.withObject("/parameters").put("intercept", 0.5);
    return pack.file("numbers.tsv", rows("weight", i -> "\t" + (i % 2 == 0 ? 0.5 : -0.25)));
  }

  /** A pack of another kind that scales the same genes; its other files are still to be given. */
  public static TestPack scaled(String kind) {
    return new TestPack(kind).file("numbers.tsv", rows(null, i -> ""));
  }

  private interface Rest {
    String of(int gene);
  }

  private static String rows(String column, Rest rest) {
    StringBuilder table = new StringBuilder("gene\tentrez\tmu\tsd");
    table.append(column == null ? "" : "\t" + column);
    for (int i = 0; i < GENES.size(); i++) {
      table.append("\n").append(GENES.get(i)).append("\t").append(ENTREZ.get(i));
      table.append("\t").append(i / 10.0).append("\t").append(1 + i / 10.0).append(rest.of(i));
    }
    return table.append("\n").toString();
  }

  /** The card, to be changed. */
  public ObjectNode card() {
    return card;
  }

  /** Adds or replaces a file. */
  public TestPack file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds or replaces a file. */
  public TestPack file(String name, byte[] bytes) {
    files.put(name, bytes);
    return this;
  }

  /** The text of a file. */
  public String text(String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  /** The sealed files. */
  public SortedMap<String, byte[]> sealed() {
    return SignaturePackWriter.seal(card, files);
  }

  /** Seals and writes the pack; returns its folder. */
  public Path write(Path folder) {
    SignaturePackWriter.write(folder, sealed());
    return folder;
  }

  /** The signature, read from memory. */
  public Signature signature() {
    return SignatureCatalog.read("lab", sealed());
  }

  /** Random values by gene, all different. */
  public static Map<String, Double> values(long seed) {
    Random random = new Random(seed);
    Map<String, Double> values = new java.util.LinkedHashMap<>();
    GENES.forEach(gene -> values.put(gene, 100 * random.nextDouble()));
    return values;
  }
}
