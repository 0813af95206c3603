package org.chemosign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.chemosign.signature.SignaturePackWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack from elsewhere whose phenotype is a formula: tables hold it as text, in one cell. */
class FormulaInPackTest {

  private static final Path PURIST = Path.of("src/main/resources/signatures/purist");
  private static final String FORMULA = "=HYPERLINK(1)\tresistant";
  private static final String DEFUSED = "'=HYPERLINK(1) resistant";

  @TempDir private Path packs;
  @TempDir private Path elsewhere;

  @BeforeEach
  void addThePack() throws IOException {
    ObjectNode card =
        (ObjectNode)
            new ObjectMapper().readTree(Files.readString(PURIST.resolve("card.json"))).deepCopy();
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : (Iterable<String>) card.get("files")::fieldNames) {
      files.put(name, Files.readAllBytes(PURIST.resolve(name)));
    }
    card.remove("files");
    card.remove("sha256");
    card.put("id", "from-elsewhere").put("phenotype", FORMULA);
    SignaturePackWriter.write(
        packs.resolve("from-elsewhere"), SignaturePackWriter.seal(card, files));
  }

  @Test
  void theListOfSignaturesHoldsItAsText() {
    Invocation list =
        Invocation.of("signature", "list", "--research-use", "--signature-dir", packs);
    assertThat(list.rows())
        .filteredOn(row -> row[0].equals("from-elsewhere"))
        .singleElement()
        .satisfies(row -> assertThat(row).hasSize(8).contains(DEFUSED));
  }

  @Test
  void theTableOfPredictionsHoldsItAsText() throws IOException {
    Path tumours = elsewhere.resolve("tumours.tsv");
    Invocation.of("synthesize", "--samples", 1, "--seed", 6, "--unit", "tpm", "--out", tumours);
    Invocation table =
        Invocation.of(
            "predict", tumours, "--unit", "tpm", "--research-use", "--signature-dir", packs);
    assertThat(table.code()).as(table.err()).isZero();
    assertThat(table.rows())
        .filteredOn(row -> row[2].equals("from-elsewhere"))
        .singleElement()
        .satisfies(row -> assertThat(row).hasSize(11).contains(DEFUSED));
  }
}
