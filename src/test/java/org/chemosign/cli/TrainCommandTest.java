package org.chemosign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chemosign.expression.Gene;
import org.chemosign.expression.GeneTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

  @TempDir Path folder;

  private Path expression;
  private Path response;

  /** Thirty made-up models of three tissues; the response goes with the first gene. */
  @BeforeEach
  void makeTables() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    List<String> genes =
        GeneTable.bundled().proteinCoding().stream().limit(20).map(Gene::symbol).toList();
    List<String> lines = new ArrayList<>();
    lines.add("gene\t" + names());
    List<String> responses = new ArrayList<>(List.of("model,tissue,auc"));
    for (String gene : genes) {
      String values =
          IntStream.range(0, 30)
              .mapToObj(i -> String.format(Locale.ROOT, "%.3f", 12 * random.nextDouble()))
              .collect(Collectors.joining("\t"));
      lines.add(gene + "\t" + values);
    }
    String[] first = lines.get(1).split("\t");
    for (int i = 0; i < 30; i++) {
      responses.add("m" + i + ",t" + i % 3 + "," + first[i + 1]);
    }
    expression = Files.write(folder.resolve("expression.tsv"), lines);
    response = Files.write(folder.resolve("response.csv"), responses);
  }

  private static String names() {
    return IntStream.range(0, 30).mapToObj(i -> "m" + i).collect(Collectors.joining("\t"));
  }

  private Invocation train(Path out, Object... more) {
    List<Object> args =
        new ArrayList<>(
            List.of("train", "--drug", "gemcitabine", "--expression", expression, "--unit"));
    args.addAll(List.of("log2-tpm", "--response", response, "--column", "auc", "--learner"));
    args.addAll(List.of("ridge", "--tissue-column", "tissue", "--folds", "3", "--out", out));
    args.addAll(List.of(more));
    return Invocation.of(args.toArray());
  }

  @Test
  void makesADraftThatVerifiesAndPredictsOnceReleased() throws IOException {
    Path packs = Files.createDirectory(folder.resolve("packs"));
    Invocation call = train(packs.resolve("gem"));
    assertThat(call.code()).as(call.err()).isZero();
    assertThat(call.out().strip()).isEqualTo(packs.resolve("gem").toString());
    assertThat(call.err()).contains("own-gemcitabine 1.0.0, ridge (genes=all, alpha=");
    assertThat(packs.resolve("gem/release.json")).content().contains("\"draft\"");
    assertThat(packs.resolve("gem/training-report.md")).content().contains("baseline: mean");
    assertThat(packs.resolve("gem/training-report.json")).content().contains("variantsTried");
    assertThat(packs.resolve("gem/.chemosign-checkpoint")).doesNotExist();
    Invocation list = Invocation.of("signature", "list", "--signature-dir", packs);
    assertThat(list.code()).as(list.err()).isZero();
    assertThat(list.out()).contains("own-gemcitabine");
  }

  @Test
  void doesNotReplaceAPackUnasked() {
    Path out = folder.resolve("gem");
    assertThat(train(out).code()).isZero();
    Invocation again = train(out);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("holds a pack already (--overwrite replaces it)");
    assertThat(train(out, "--overwrite").code()).isZero();
  }

  @Test
  void complainsInOneLine() {
    Path out = folder.resolve("x");
    assertComplaint(
        train(out, "--hold-out", "tissue=Mars"), 1, "no sample is of the tissue 'Mars'");
    assertComplaint(train(out, "--hold-out", "lung"), 2, "--hold-out has to be tissue=NAME");
    assertComplaint(train(out, "--id", "Not Good"), 1, "has to be of lower-case letters");
    assertComplaint(train(out, "--version", "1"), 1, "has to be like 1.0.0");
    assertComplaint(train(out, "--gene-choice", "best"), 1, "unknown choice of genes 'best'");
    assertComplaint(train(out, "--inner-folds", "1"), 2, "have to be at least 2");
    assertThat(out).doesNotExist();
  }

  private static void assertComplaint(Invocation call, int code, String what) {
    assertThat(call.err()).contains(what);
    assertThat(call.err().lines()).hasSize(1);
    assertThat(call.code()).isEqualTo(code);
  }

  @Test
  void namesTheColumnThatIsNotThere() {
    Invocation call =
        Invocation.of(
            "train",
            "--drug",
            "paclitaxel",
            "--expression",
            expression,
            "--unit",
            "log2-tpm",
            "--response",
            response,
            "--column",
            "ic50",
            "--out",
            folder.resolve("y"));
    assertComplaint(call, 1, "there is not a column 'ic50'; the columns are [model, tissue, auc]");
  }
}
