package org.chemosign.tools;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.expression.GeneResolution;
import org.chemosign.expression.GeneTable;
import org.chemosign.signature.Drug;
import org.chemosign.signature.ReferenceCohort;
import org.chemosign.signature.Signature;
import org.chemosign.signature.SignatureCatalog;
import org.chemosign.signature.SignaturePackWriter;
import org.chemosign.signature.SpecimenType;
import org.chemosign.testing.SharedTable;

/**
 * Makes the signature packs that ship with the product from {@code ../shared/data}: the same bytes
 * every time. {@code mvn test -Dtest=ShippedPacksTest -Dchemosign.refresh=true} writes them into
 * {@code src/main/resources/signatures}; without the flag that test compares.
 */
final class ShippedPacks {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final String MOFFITT =
      " of Moffitt 2015 (GSE71729, doi:10.1038/ng.3398), via pdacR (MIT)";

  private final Path data;
  private final Path scratch;
  private final List<ExpressionProfile> moffitt;
  private final Map<String, String> sampleTypes;

  /**
   * A drug signature to make.
   *
   * @param drug the drug
   * @param name its name for people
   * @param source its name in the shared data
   * @param assay the assay of GDSC2 that its skill is told from
   */
  private record Panel(Drug drug, String name, String source, String assay) {}

  private static final List<Panel> PANEL =
      List.of(
          new Panel(Drug.GEMCITABINE, "gemcitabine", "gemcitabine", "Gemcitabine_1190"),
          new Panel(Drug.PACLITAXEL, "paclitaxel", "paclitaxel", "Paclitaxel_1080"),
          new Panel(Drug.FLUOROURACIL, "5-fluorouracil", "5-FU", "5-Fluorouracil_1073"),
          new Panel(Drug.OXALIPLATIN, "oxaliplatin", "oxaliplatin", "Oxaliplatin_1089"),
          new Panel(Drug.IRINOTECAN, "irinotecan", "irinotecan", "Irinotecan_1088"));

  /**
   * A builder.
   *
   * @param data the directory of the shared data
   * @param scratch an empty directory
   */
  ShippedPacks(Path data, Path scratch) {
    this.data = data;
    this.scratch = scratch;
    this.moffitt =
        SharedTable.read(data.resolve("tumours/moffittS2_human_expr.tsv.gz"))
            .profiles(ExpressionUnit.FPKM);
    this.sampleTypes =
        SharedTable.read(data.resolve("tumours/moffittS2_samples.tsv")).column("sample_type");
  }

  /** All packs by folder name, in the order of the index; each its files by name. */
  Map<String, SortedMap<String, byte[]>> build() throws IOException {
    Map<String, SortedMap<String, byte[]>> packs = new LinkedHashMap<>();
    for (Panel drug : PANEL) {
      packs.put("chemosig-" + drug.drug().code(), drugPack(drug));
    }
    packs.put("purist", purist());
    return packs;
  }

  private SortedMap<String, byte[]> drugPack(Panel panel) throws IOException {
    String id = "chemosig-" + panel.drug().code();
    SharedTable source =
        SharedTable.read(data.resolve("signatures/chemosig_" + panel.source() + "_lpo.tsv"));
    Map<String, byte[]> files = Map.of("numbers.tsv", numbers(source));
    ObjectNode card = object().put("id", id).put("version", "1.1.0");
    card.put("kind", "rank-normal-linear");
    card.put(
        "title", "Open panel: predicted sensitivity to " + panel.name() + ", low is sensitive");
    card.put("drug", panel.drug().code()).put("genes", source.rows().size());
    card.put("minimumGenes", 440).put("evidence", "not-validated");
    card.putArray("evidenceStatement");
    card.put("licence", "derived from public research data; research use; no warranty");
    card.put("researchUseOnly", false);
    texts(card.putArray("citations"), citations());
    card.put("provenance", provenance(panel));
    ObjectNode matching = card.putObject("geneMatching").put("mode", "gene");
    texts(matching.putArray("refusedAliases"), List.of("CXCR7", "MLL2", "MLL3", "MYCL1"));
    BigDecimal intercept =
        JSON.readTree(Files.readString(data.resolve("signatures/chemosig_intercepts.json")))
            .get(panel.source() + "_lpo")
            .decimalValue();
    card.putObject("parameters").put("intercept", intercept);
    ArrayNode references = card.putArray("references");
    references
        .addObject()
        .put("specimenType", "primary")
        .put("cohort", "x")
        .putArray("scores")
        .add(0)
        .add(1);
    ObjectNode cutoffs = card.putObject("cutoffs");
    cutoffs.put("sensitiveAtMost", new BigDecimal("33.333"));
    cutoffs.put("resistantAtLeast", new BigDecimal("66.667")).put("maximumDistanceSd", 4);
    return finished(card, files, panel.assay());
  }

  /** Adds what the signature's own scores tell: reference distributions and held-out skill. */
  private SortedMap<String, byte[]> finished(
      ObjectNode card, Map<String, byte[]> files, String assay) {
    Path folder = scratch.resolve(card.get("id").textValue());
    SignaturePackWriter.write(folder, SignaturePackWriter.seal(card, files));
    Signature draft = SignatureCatalog.read(folder);
    HeldOutSkill skill = HeldOutSkill.of(draft, assay, data);
    card.put("evidence", skill.grade().code());
    texts(card.putArray("evidenceStatement"), skill.statement());
    List<ReferenceCohort> cohorts =
        List.of(
            cohort(draft, SpecimenType.PRIMARY, "Primary", "15 primary tumours"),
            cohort(draft, SpecimenType.XENOGRAFT, "PDX", "37 xenografts"));
    ArrayNode references = card.putArray("references");
    cohorts.forEach(cohort -> references.add(cohort.cardEntry()));
    Map<String, byte[]> all = new TreeMap<>(files);
    all.put("domain.tsv", ReferenceCohort.domainFile(draft, cohorts));
    return SignaturePackWriter.seal(card, all);
  }

  private ReferenceCohort cohort(
      Signature signature, SpecimenType type, String sampleType, String name) {
    List<ExpressionProfile> members =
        moffitt.stream()
            .filter(profile -> sampleType.equals(sampleTypes.get(profile.sample())))
            .toList();
    return ReferenceCohort.of(signature, members, type, name + MOFFITT);
  }

  private static byte[] numbers(SharedTable source) {
    StringBuilder table = new StringBuilder("gene\tentrez\tmu\tsd\tweight\n");
    for (List<String> row : source.rows()) {
      table.append(row.get(0)).append('\t').append(entrez(row.get(0)));
      row.stream().skip(1).forEach(cell -> table.append('\t').append(cell));
      table.append('\n');
    }
    return table.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static int entrez(String symbol) {
    if (GeneTable.bundled().resolve(symbol, GeneIdentifierType.SYMBOL)
        instanceof GeneResolution.Resolved found) {
      return found.gene().entrezId();
    }
    throw new IllegalStateException("the gene table does not resolve " + symbol);
  }

  private SortedMap<String, byte[]> purist() throws IOException {
    JsonNode model =
        JSON.readTree(Files.readString(data.resolve("signatures/purist.json")))
            .get("oct25_equivalent_freeze");
    StringBuilder table = new StringBuilder("geneA\tentrezA\tgeneB\tentrezB\tcoefficient\n");
    for (JsonNode pair : model.get("pairs")) {
      for (String side : List.of("geneA", "geneB")) {
        String symbol = pair.get(side).textValue();
        table.append(symbol).append('\t').append(entrez(symbol)).append('\t');
      }
      table.append(pair.get("coef").decimalValue()).append('\n');
    }
    ObjectNode card = object().put("id", "purist").put("version", "1.0.0");
    card.put("kind", "gene-pairs");
    card.put("title", "PurIST, basal-like or classical subtype of pancreatic adenocarcinoma");
    card.put("phenotype", "purist-subtype");
    card.put("genes", 2 * model.get("pairs").size()).put("minimumGenes", 1);
    card.put("evidence", "retrospective-cohort");
    texts(card.putArray("evidenceStatement"), puristEvidence());
    card.put("licence", "not-for-profit research only; US patent 12,000,003");
    card.put("researchUseOnly", true);
    texts(
        card.putArray("citations"),
        List.of(
            "Rashid 2020, Clin Cancer Res 26:82, doi:10.1158/1078-0432.CCR-19-1467, PMID 31754050"));
    card.put(
        "provenance",
        "Coefficients of the published model fitteds_public_2019-02-12, first classifier, as"
            + " distributed with PurIST (ca0c426b); genes identified by gene table "
            + GeneTable.bundled().version()
            + ".");
    texts(card.putObject("geneMatching").put("mode", "gene").putArray("refusedAliases"), List.of());
    card.putArray("references");
    ObjectNode parameters = card.putObject("parameters");
    parameters.put("intercept", model.get("intercept").decimalValue());
    parameters.put("highClass", "basal-like").put("lowClass", "classical");
    return SignaturePackWriter.seal(
        card, Map.of("numbers.tsv", table.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> puristEvidence() {
    return List.of(
        "Overall survival, basal-like against classical: HR 1.63, 95 % CI 1.13 to 2.35 (Puleo,"
            + " E-MTAB-6134, n = 288); HR 2.11, 95 % CI 1.27 to 3.51 (TCGA-PAAD, n = 144).",
        "Prognostic context; it does not predict the benefit of a treatment.");
  }

  private static List<String> citations() {
    return List.of(
        "GDSC2: Yang 2013, Nucleic Acids Res 41:D955, doi:10.1093/nar/gks1111",
        "CCLE: Ghandi 2019, Nature 569:503, doi:10.1038/s41586-019-1186-3",
        "Reference distributions: Moffitt 2015, Nat Genet 47:1168, doi:10.1038/ng.3398");
  }

  private static String provenance(Panel panel) {
    return "Ridge regression, alpha 2000, of ln IC50 to "
        + panel.name()
        + " (GDSC2, as carried by oncoPredict) on rank-normal expression of 493 COSMIC census genes"
        + " (CCLE log2(TPM + 1), as carried by TGSA and DualGCN) in solid tumour cell lines, no"
        + " pancreatic line among them (leave-pancreas-out). Genes identified by"
        + " gene table "
        + GeneTable.bundled().version()
        + ". Four former symbols are refused because the check values were"
        + " computed without them (docs/adr/adr-0003-gene-matching.md).";
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
