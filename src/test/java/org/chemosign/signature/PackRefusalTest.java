package org.chemosign.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A faulty pack in a laboratory's directory stops loading with one line that names the culprit. */
class PackRefusalTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String CARD =
      """
      {"id": "lab-gemcitabine", "version": "1.0.0", "kind": "rank-normal-linear",
       "title": "A laboratory's own", "drug": "gemcitabine", "genes": 3, "minimumGenes": 2,
       "evidence": "preclinical", "evidenceStatement": ["none"], "licence": "own",
       "researchUseOnly": false, "citations": [], "provenance": "made in a test",
       "geneMatching": {"mode": "gene", "refusedAliases": []},
       "parameters": {"intercept": 0.5},
       "references": [{"specimenType": "primary", "cohort": "ours", "scores": [1, 2, 3]}],
       "cutoffs": {"sensitiveAtMost": 30, "resistantAtLeast": 70, "maximumDistanceSd": 4}}
      """;

  private static final String NUMBERS =
      """
      gene\tentrez\tmu\tsd\tweight
      TP53\t7157\t0\t1\t0.5
      KRAS\t3845\t0.1\t1\t-0.5
      EGFR\t1956\t0.2\t1\t0.25
      """;

  private static final String DOMAIN =
      """
      gene\tentrez\tprimary
      TP53\t7157\t0.5
      KRAS\t3845\t-0.1
      EGFR\t1956\tNA
      """;

  @TempDir Path directory;

  static Stream<Arguments> cards() {
    return Stream.of(
        card("missing field \"licence\"", card -> card.remove("licence")),
        card("missing field \"cutoffs\"", card -> card.remove("cutoffs")),
        card("unknown field \"colour\"", card -> card.put("colour", "red")),
        card(
            "unknown field \"cutoffs.extra\"", card -> card.withObject("/cutoffs").put("extra", 1)),
        card(
            "unknown field \"parameters.extra\"",
            card -> card.withObject("/parameters").put("extra", 1)),
        card("\"kind\" has the unknown value \"svm\"", card -> card.put("kind", "svm")),
        card("\"drug\" has the unknown value", card -> card.put("drug", "aspirin")),
        card("\"evidence\" has the unknown value", card -> card.put("evidence", "certain")),
        card(
            "\"geneMatching.mode\" has the unknown value",
            card -> card.withObject("/geneMatching").put("mode", "fuzzy")),
        card("\"title\" has to be text", card -> card.put("title", 7)),
        card("\"title\" has to be text", card -> card.put("title", " ")),
        card("\"genes\" has to be a whole number", card -> card.put("genes", 3.5)),
        card("has 3 genes, the card says 4", card -> card.put("genes", 4)),
        card("\"minimumGenes\" is greater", card -> card.put("minimumGenes", 4)),
        card("\"id\" has the value \"../x\"", card -> card.put("id", "../x")),
        card("\"version\" has the value \"one\"", card -> card.put("version", "one")),
        card("a drug signature needs a reference", card -> card.putArray("references")),
        card("exactly one of", card -> card.put("phenotype", "both")),
        card("0 <= sensitiveAtMost", c -> c.withObject("/cutoffs").put("sensitiveAtMost", 90)),
        card(
            "at least two different scores",
            card -> card.withArray("/references/0/scores").removeAll().add(1).add(1)),
        card("\"researchUseOnly\" has to be true", card -> card.put("researchUseOnly", "no")),
        card("\"releaseRequired\" has to be true", card -> card.put("releaseRequired", 1)),
        card("\"training\" has to be an object", card -> card.put("training", "by hand")),
        card("missing field \"training.variantsTried\"", c -> training(c).remove("variantsTried")),
        card(
            "\"training.variantsTried\" has to be positive",
            c -> training(c).put("variantsTried", 0)),
        card("\"training.seed\" has to be a whole number", c -> training(c).put("seed", 1.5)),
        card(
            "has no SHA-256 in hex for \"x.tsv\"",
            c -> training(c).putObject("data").put("x.tsv", "1")),
        card(
            "\"training.hyperparameters\" has to be an object",
            c -> training(c).put("hyperparameters", 1)),
        card("references have a domain exactly when", card -> domain(card)));
  }

  private static ObjectNode training(ObjectNode card) {
    ObjectNode training = card.putObject("training");
    training.put("trainer", "t 1").put("learner", "ridge").put("seed", 7).put("variantsTried", 3);
    training.putObject("data").put("x.tsv", "0".repeat(64));
    training.putObject("software").put("java", "17");
    training.put("anything", "else");
    return training;
  }

  private static ObjectNode domain(ObjectNode card) {
    ObjectNode domain = card.withObject("/references/0/domain");
    domain.put("median", 0.3).put("warnAbove", 0.5).put("noCallAbove", 0.6);
    domain.putArray("distances").add(0.2).add(0.3).add(0.5);
    return domain;
  }

  @Test
  void trainingAndDomainAreRead() throws IOException {
    ObjectNode card = (ObjectNode) JSON.readTree(CARD);
    training(card);
    domain(card);
    write("lab", card, NUMBERS, DOMAIN);
    SignatureCard read = load().find("lab-gemcitabine").orElseThrow().card();
    TrainingRecord training = read.training().orElseThrow();
    assertThat(training.seed()).isEqualTo(7);
    assertThat(training.software()).containsEntry("java", "17");
    assertThat(training.json()).contains("\"anything\":\"else\"");
    assertThat(read.references().get(0).domain().orElseThrow().limits().percentile(0.3))
        .isEqualTo(50);
  }

  static Stream<Arguments> domains() {
    return Stream.of(
        Arguments.of(
            "primary",
            "primary",
            "needs one distance a score",
            faulty(d -> d.putArray("distances").add(0.1))),
        Arguments.of(
            "primary", "primary", "median <= warnAbove", faulty(d -> d.put("warnAbove", 0.1))),
        Arguments.of(
            "primary", "primary", "median <= warnAbove", faulty(d -> d.put("noCallAbove", 0.4))),
        Arguments.of("primary", "primary", "unknown field", faulty(d -> d.put("colour", 1))),
        Arguments.of("primary", "biopsy", "\"biopsy\" is not a specimen type", faulty(d -> {})),
        Arguments.of("primary", "organoid", "its columns are not the references", faulty(d -> {})),
        Arguments.of("KRAS\t3845", "KRAS\t1", "its genes are not those", faulty(d -> {})),
        Arguments.of("\t0.5", "\tx", "column primary: \"x\" is not a number", faulty(d -> {})),
        Arguments.of("TP53\t7157\t0.5", "TP53\t7157", "line 2 has 2 cells", faulty(d -> {})),
        Arguments.of(
            "gene", "symbol", "have to be gene, entrez and specimen types", faulty(d -> {})));
  }

  private static Consumer<ObjectNode> faulty(Consumer<ObjectNode> change) {
    return change;
  }

  @ParameterizedTest
  @MethodSource("domains")
  void faultyDomain(String from, String to, String message, Consumer<ObjectNode> change)
      throws IOException {
    ObjectNode card = (ObjectNode) JSON.readTree(CARD);
    change.accept(domain(card));
    assertThat(DOMAIN).contains(from);
    write("lab", card, NUMBERS, DOMAIN.replace(from, to));
    refused(message);
  }

  @Test
  void aDomainFileThatNoReferenceNames() throws IOException {
    write("lab", (ObjectNode) JSON.readTree(CARD), NUMBERS, DOMAIN);
    refused("references have a domain exactly when");
  }

  @Test
  void aDomainOfNoGene() throws IOException {
    ObjectNode card = (ObjectNode) JSON.readTree(CARD);
    domain(card);
    write("lab", card, NUMBERS, DOMAIN.replaceAll("\t-?[0-9.]+\n", "\tNA\n"));
    refused("the column primary has no gene");
  }

  private static Arguments card(String message, Consumer<ObjectNode> change) {
    return Arguments.of(message, change);
  }

  @ParameterizedTest
  @MethodSource("cards")
  void faultyCard(String message, Consumer<ObjectNode> change) throws IOException {
    ObjectNode card = (ObjectNode) JSON.readTree(CARD);
    change.accept(card);
    write("lab", card, NUMBERS);
    refused(message);
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        Arguments.of("TP53\t7157\t0\t1\t0.5", "TP53\t7157\tNaN\t1\t0.5", "\"NaN\" is not a finite"),
        Arguments.of("\t0.25", "\tInfinity", "line 4, column weight: \"Infinity\" is not a finite"),
        Arguments.of("\t0.25", "\t1e999", "is not a finite number"),
        Arguments.of("\t0.25", "\tx", "line 4, column weight: \"x\" is not a number"),
        Arguments.of("0.1\t1\t", "0.1\t0\t", "line 3, column sd: \"0\" is not positive"),
        Arguments.of("KRAS\t3845", "TP53\t3845", "the gene \"TP53\" occurs twice"),
        Arguments.of("KRAS\t3845", "KRAS\t7157", "the gene \"KRAS\" occurs twice"),
        Arguments.of("KRAS\t3845", "KRAS\tABC", "is not an NCBI Gene identifier"),
        Arguments.of("KRAS\t3845", "\t3845", "column gene: \"\" is empty"),
        Arguments.of("KRAS\t3845\t", "KRAS\t", "line 3 has 4 cells, not 5"),
        Arguments.of("weight", "w", "the columns have to be gene, entrez, mu, sd, weight"));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void faultyNumbers(String from, String to, String message) throws IOException {
    assertThat(NUMBERS).contains(from);
    write("lab", (ObjectNode) JSON.readTree(CARD), NUMBERS.replace(from, to));
    refused(message);
  }

  @Test
  void changedNumbers() throws IOException {
    Path folder = sound();
    Files.writeString(folder.resolve("numbers.tsv"), NUMBERS.replace("0.25", "0.26"));
    refused("numbers.tsv: the SHA-256 is");
  }

  @Test
  void changedCard() throws IOException {
    edit(sound(), "\"preclinical\"", "\"prospective\"");
    refused("card.json: the pack's SHA-256 is");
  }

  @Test
  void fieldTwice() throws IOException {
    edit(sound(), "\"title\"", "\"licence\" : \"x\", \"title\"");
    refused("not valid JSON");
  }

  @Test
  void notJson() throws IOException {
    Files.writeString(sound().resolve("card.json"), "\u00ac\u00ed\u0000\u0005sr");
    refused("not valid JSON in line 1");
  }

  @Test
  void overflowingNumber() throws IOException {
    edit(sound(), "\"intercept\" : 0.5", "\"intercept\" : 1e999");
    refused("pack's SHA-256");
    ObjectNode card = (ObjectNode) JSON.readTree(CARD);
    card.withObject("/parameters").put("intercept", new BigDecimal("1e999"));
    write("lab", card, NUMBERS);
    refused("\"parameters.intercept\" has to be a finite number");
  }

  @Test
  void fileNamesStayInTheFolder() throws IOException {
    for (String name : new String[] {"../numbers.tsv", "/etc/passwd", "a/b.tsv", ".hidden"}) {
      edit(sound(), "\"numbers.tsv\" :", "\"" + name + "\" :");
      refused("which is not a plain name");
    }
  }

  @Test
  void missingFiles() throws IOException {
    Path folder = sound();
    Files.delete(folder.resolve("numbers.tsv"));
    refused("lab, numbers.tsv: the file is missing");
    Files.delete(folder.resolve("card.json"));
    refused("lab, card.json: the file is missing");
  }

  @Test
  void noNumbersNamed() throws IOException {
    SignaturePackWriter.write(
        directory.resolve("lab"),
        SignaturePackWriter.seal((ObjectNode) JSON.readTree(CARD), Map.of("x.tsv", new byte[0])));
    refused("does not name numbers.tsv");
  }

  @Test
  void sameIdentifierAndVersionTwice() throws IOException {
    sound();
    write("other", (ObjectNode) JSON.readTree(CARD), NUMBERS);
    refused("another pack is lab-gemcitabine|1.0.0 already");
  }

  @Test
  void directoryThatIsNotThere() {
    directory = directory.resolve("nowhere");
    refused("is not there");
  }

  @Test
  void aSoundPackComesBeforeTheShippedOne() throws IOException {
    sound();
    Files.writeString(directory.resolve("README"), "not a pack");
    Files.createDirectory(directory.resolve(".hidden"));
    SignatureCatalog catalog = load();
    assertThat(catalog.active(Drug.GEMCITABINE).orElseThrow().card().canonical())
        .isEqualTo("lab-gemcitabine|1.0.0");
    assertThat(catalog.find("chemosig-gemcitabine")).isPresent();
  }

  private Path sound() throws IOException {
    return write("lab", (ObjectNode) JSON.readTree(CARD), NUMBERS);
  }

  private Path write(String folder, ObjectNode card, String numbers) {
    return write(folder, card, numbers, "");
  }

  private Path write(String folder, ObjectNode card, String numbers, String domain) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    if (!domain.isEmpty()) {
      files.put("domain.tsv", domain.getBytes(StandardCharsets.UTF_8));
    }
    files.put("numbers.tsv", numbers.getBytes(StandardCharsets.UTF_8));
    Path path = directory.resolve(folder);
    SignaturePackWriter.write(path, SignaturePackWriter.seal(card, files));
    return path;
  }

  private static void edit(Path folder, String from, String to) throws IOException {
    Path card = folder.resolve("card.json");
    String text = Files.readString(card);
    assertThat(text).contains(from);
    Files.writeString(card, text.replace(from, to));
  }

  private void refused(String message) {
    assertThatThrownBy(this::load)
        .isInstanceOf(SignaturePackException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  private SignatureCatalog load() {
    return SignatureCatalog.load(new CatalogSettings(Optional.of(directory), false));
  }
}
