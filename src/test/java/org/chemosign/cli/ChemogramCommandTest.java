package org.chemosign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChemogramCommandTest {

  @TempDir private Path directory;

  private String plates() {
    Path file = directory.resolve("plates.tsv");
    Invocation made =
        Invocation.of("synthesize-plates", "--models", "2", "--seed", "7", "--out", file);
    assertThat(made.code()).isZero();
    return file.toString();
  }

  @Test
  void writesARowAModelDrugAndPassage() {
    Invocation run = Invocation.of("chemogram", plates(), "--format", "tsv");

    List<String> lines = run.out().lines().toList();
    assertThat(run.code()).isZero();
    assertThat(lines).hasSize(1 + 15);
    int columns = lines.get(0).split("\t").length;
    assertThat(lines).allMatch(line -> line.split("\t", -1).length == columns);
    assertThat(lines.get(0)).startsWith("model\tdrug\tpassage\tplates\tdoses\twells\tmin_uM");
    assertThat(lines.get(2)).startsWith("SYN-001\tgemcitabine\tp5\tSYNP001A 2026-01-05\t9\t27\t");
  }

  @Test
  void speaksToPeopleByDefault() {
    Invocation run = Invocation.of("chemogram", plates());

    assertThat(run.out())
        .startsWith("MODEL    DRUG          PASSAGE  AUC    IC50 uM")
        .contains("Plate SYNP001A 2026-01-05, SYN-001: Z' 0.81 (8 vehicle, 8 killed wells)")
        .contains("SYN-002 gemcitabine (p5, p8): ");
  }

  @Test
  void writesJsonAndAPictureAPlate() throws IOException {
    String plates = plates();
    String out = directory.resolve("out").toString();
    Invocation run =
        Invocation.of("chemogram", plates, "--out", out, "--format", "json", "--plot", "svg");

    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("15 chemograms and 3 plots");
    JsonNode json =
        new ObjectMapper().readTree(directory.resolve("out/plates.chemograms.json").toFile());
    assertThat(json.get("chemograms")).hasSize(15);
    assertThat(json.at("/chemograms/1/points")).hasSize(9);
    assertThat(json.at("/chemograms/1/ic50/status").asText()).isEqualTo("measured");
    assertThat(json.at("/chemograms/1/growthRate/grMax").isNumber()).isTrue();
    assertThat(json.get("plates")).hasSize(3);
    assertThat(Files.readString(directory.resolve("out/SYN-002.SYNP002B.svg")))
        .startsWith("<svg ")
        .contains("gemcitabine");
    Invocation again = Invocation.of("chemogram", plates, "--out", out, "--format", "json");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("exists already");
  }

  @Test
  void guardsNamesAgainstSpreadsheets() throws IOException {
    Path file = directory.resolve("names.csv");
    Files.writeString(file, "model,drug,conc_uM,viability_pct\n=cmd(),d,1,90\n=cmd(),d,10,20\n");

    assertThat(Invocation.of("chemogram", "" + file, "--format", "tsv").out())
        .contains("\n'=cmd()\td\t");
  }

  @Test
  void comparesAreasOverAStatedRange() {
    Invocation run =
        Invocation.of("chemogram", plates(), "--format", "tsv", "--range", "gemcitabine=0.001:0.1");

    assertThat(run.out().lines().toList().get(2).split("\t")).contains("0.001", "0.1");
  }

  @Test
  void complainsInOneLine() throws IOException {
    Path bad = directory.resolve("bad.tsv");
    Files.writeString(bad, "model\tdrug\tconc_uM\tviability_pct\nm\td\t-3\t50\n");
    String plates = plates();

    assertFails(1, "bad.tsv: line 2, column 'conc_uM', value '-3': a dose is", "" + bad);
    assertFails(1, "no such file", "nowhere.tsv");
    assertFails(2, "--plot needs --out", plates, "--plot", "svg");
    assertFails(2, "unknown kind of plot 'gif'", plates, "--plot", "gif");
    assertFails(2, "LOW:HIGH", plates, "--range", "gemcitabine=5");
    assertFails(2, "positive and rising", plates, "--range", "gemcitabine=5:1");
    assertFails(2, "--confidence", plates, "--confidence", "1");
  }

  private static void assertFails(int code, String message, Object... arguments) {
    Object[] line = new Object[arguments.length + 1];
    line[0] = "chemogram";
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    Invocation run = Invocation.of(line);
    assertThat(run.code()).as(message).isEqualTo(code);
    assertThat(run.err()).contains(message);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
  }
}
