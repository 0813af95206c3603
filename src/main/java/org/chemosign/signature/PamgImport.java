package org.chemosign.signature;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Makes packs of the published tables of PAMG, the pancreatic adenocarcinoma molecular gradient
 * (Nicolle 2020, EBioMedicine 57:102858, DOI 10.1016/j.ebiom.2020.102858). The licence of the
 * tables is unclear, MIT in one of their files and non-commercial in another, so they do not ship
 * with the product; an operator who may use them imports them into the laboratory's signature
 * directory.
 *
 * <p>One reference system makes one pack: {@code pamg-pdx}, {@code pamg-puleo}, {@code
 * pamg-icgc-array}, {@code pamg-icgc-rnaseq}; another system makes {@code pamg-} and its name.
 */
public final class PamgImport {

  private static final Map<String, String> IDENTIFIERS =
      Map.of(
          "PDX", "pamg-pdx",
          "Puleo", "pamg-puleo",
          "ICGCarray", "pamg-icgc-array",
          "ICGCrnaseq", "pamg-icgc-rnaseq");

  private static final String VERSION = "1.0.0";
  private static final int MOST_BYTES = 64 << 20;
  private static final int GZIP_MAGIC = 0x1f8b;

  private PamgImport() {}

  /**
   * Imports every system that has a table.
   *
   * @param weights a table of gene weights, plain or gzip, or a directory of such tables; the name
   *     of a table has to hold the name of its system between {@code _}, {@code -} or {@code .}, as
   *     in {@code pamg_PDX_gene_weights.tsv.gz}
   * @param systems JSON: by system n_genes, n_components, k_1based, dir, avg, sd, min_common_genes
   * @param packDirectory the laboratory's signature directory; made when it is not there
   * @return the folders of the packs written, one a system
   * @throws SignaturePackException when a file is missing, unreadable or not what {@code systems}
   *     says, or when a folder holds a different pack of that version already; nothing is written
   *     before every table has been read
   */
  public static List<Path> run(Path weights, Path systems, Path packDirectory) {
    String file = systems.getFileName().toString();
    StrictObject json =
        StrictObject.parse(new StrictObject.Document("pamg", file), text(bytes(systems)));
    List<Path> tables = tables(weights);
    List<Pack> packs = new ArrayList<>();
    for (String system : json.names()) {
      StrictObject facts = json.object(system);
      tables.stream()
          .filter(table -> names(table, system))
          .findFirst()
          .ifPresent(table -> packs.add(pack(system, facts, table)));
    }
    if (packs.isEmpty()) {
      throw new SignaturePackException(
          "no table of " + weights + " belongs to a system of " + file);
    }
    return packs.stream().map(pack -> pack.write(packDirectory)).toList();
  }

  /** A pack in memory. */
  private record Pack(String id, Map<String, byte[]> files, ObjectNode card) {

    Path write(Path directory) {
      Path folder = directory.resolve(id);
      var sealed = SignaturePackWriter.seal(card, files);
      byte[] sealedCard = sealed.get(PackSource.CARD);
      if (Files.exists(folder) && !Arrays.equals(sealedCard, existing(folder))) {
        throw new SignaturePackException(id, PackSource.CARD, "a different pack is there already");
      }
      SignaturePackWriter.write(folder, sealed);
      SignatureCatalog.read(folder);
      return folder;
    }

    private static byte[] existing(Path folder) {
      Path card = folder.resolve(PackSource.CARD);
      return Files.exists(card) ? bytes(card) : new byte[0];
    }
  }

  private static Pack pack(String system, StrictObject facts, Path path) {
    byte[] table = table(path);
    String id = IDENTIFIERS.getOrDefault(system, "pamg-" + system.toLowerCase(Locale.ROOT));
    String name = path.getFileName().toString();
    NumbersTable numbers = new NumbersTable(id, name, table);
    if (numbers.size() != facts.integer("n_genes")) {
      throw numbers.fault("has " + numbers.size() + " genes, not " + facts.integer("n_genes"));
    }
    if (numbers.header().size() - 1 != facts.integer("n_components")) {
      throw numbers.fault("has not " + facts.integer("n_components") + " components");
    }
    ObjectNode card = card(id, system, facts);
    card.put("provenance", provenance(system, name, table));
    facts.finish();
    return new Pack(id, Map.of(PackFiles.NUMBERS, table), card);
  }

  private static ObjectNode card(String id, String system, StrictObject facts) {
    ObjectNode card = JsonNodeFactory.instance.objectNode();
    card.put("id", id).put("version", VERSION).put("kind", SignatureKind.GRADIENT.code());
    card.put("title", "PAMG, molecular gradient of pancreatic adenocarcinoma, system " + system);
    card.put("phenotype", id + "-gradient");
    card.put("genes", facts.integer("n_genes"));
    card.put("minimumGenes", facts.integer("min_common_genes"));
    card.put("evidence", EvidenceGrade.RETROSPECTIVE_COHORT.code());
    card.putArray("evidenceStatement")
        .add("High is classical, low is basal-like; zero is the mean of the reference cohort.")
        .add("Associated with survival in retrospective cohorts (Nicolle 2020).")
        .add("Prognostic context; it does not predict the benefit of a treatment.");
    card.put("licence", "unclear: MIT and non-commercial are both stated at the source");
    card.put("researchUseOnly", true);
    card.putArray("citations")
        .add("Nicolle 2020, EBioMedicine 57:102858, doi:10.1016/j.ebiom.2020.102858");
    card.putObject("geneMatching").put("mode", GeneMatching.Mode.SYMBOL.code());
    card.putArray("references");
    ObjectNode parameters = card.putObject("parameters");
    parameters.put("component", facts.integer("k_1based")).put("direction", facts.integer("dir"));
    parameters.put("mean", facts.decimal("avg")).put("sd", facts.decimal("sd"));
    return card;
  }

  private static String provenance(String system, String name, byte[] table) {
    return "Gene weights of the reference system "
        + system
        + " as published with pdacmolgrad, imported by the operator from "
        + name
        + ", SHA-256 of the decompressed table "
        + PackSeal.of(table)
        + ".";
  }

  private static List<Path> tables(Path weights) {
    if (!Files.isDirectory(weights)) {
      return List.of(weights);
    }
    try (Stream<Path> entries = Files.list(weights)) {
      return entries.filter(Files::isRegularFile).filter(PamgImport::isTable).sorted().toList();
    } catch (IOException e) {
      throw new SignaturePackException("the directory " + weights + " cannot be read");
    }
  }

  private static boolean isTable(Path path) {
    return path.toString().endsWith(".tsv") || path.toString().endsWith(".tsv.gz");
  }

  private static boolean names(Path table, String system) {
    return List.of(table.getFileName().toString().split("[_.-]")).contains(system);
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new SignaturePackException("the file " + path + " cannot be read");
    }
  }

  /** The decompressed bytes of a table, with LF line ends kept as they are. */
  private static byte[] table(Path path) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      in.mark(2);
      boolean gzip = (in.read() << 8 | in.read()) == GZIP_MAGIC;
      in.reset();
      try (InputStream plain = gzip ? new GZIPInputStream(in) : in) {
        byte[] table = plain.readNBytes(MOST_BYTES + 1);
        if (table.length > MOST_BYTES) {
          throw new SignaturePackException("the table " + path + " is larger than 64 MiB");
        }
        return table;
      }
    } catch (IOException e) {
      throw new SignaturePackException("the table " + path + " cannot be read");
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
