package org.chemosign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chemosign.testing.TestPack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A laboratory's own reference, from the expression files to the release and its end. */
class ReferenceCommandTest {

  @TempDir private Path directory;

  @Test
  void aReferenceIsBuiltReleasedUsedAndRetired() throws IOException {
    Path packs = Files.createDirectory(directory.resolve("packs"));
    Path old = TestPack.linear().write(packs.resolve("old"));
    Path matrix = matrix(12);
    Path made = packs.resolve("made");

    Invocation built = build(old, matrix, made);
    assertThat(built.code()).as(built.err()).isZero();
    assertThat(built.out())
        .startsWith("lab-gemcitabine|1.1.0\tdraft\tsha256 ")
        .contains("\treference primary\tn 12\tdistance median 0.");
    assertThat(list(packs)).anyMatch(line -> line.matches(".*\t1\\.1\\.0\t.*\tdraft"));
    assertThat(predict(packs, matrix, "lab-gemcitabine|1.1.0"))
        .satisfies(
            refused -> {
              assertThat(refused.code()).isEqualTo(2);
              assertThat(refused.err()).contains("is a draft").hasLineCount(1);
            });

    Invocation released = Invocation.of("signature", "release", made, "--by", "Dr A. Person");
    assertThat(released.out()).isEqualTo("lab-gemcitabine|1.1.0\tactive\tby Dr A. Person\n");
    assertThat(list(packs))
        .anyMatch(line -> line.matches(".*\t1\\.1\\.0\t.*\tactive"))
        .anyMatch(line -> line.matches("lab.*\t1\\.0\\.0\t.*\tonly when named"));
    Invocation predicted = predict(packs, matrix, "lab-gemcitabine");
    assertThat(predicted.code()).as(predicted.err()).isZero();
    assertThat(predicted.out()).contains("\"cohort\":\"ward 7\"", "\"outside\":false");

    Invocation twice = Invocation.of("signature", "release", made, "--by", "B");
    assertThat(twice.code()).isEqualTo(1);
    assertThat(twice.err()).contains("is active and cannot become active").hasLineCount(1);

    Invocation.of("signature", "retire", made, "--by", "Dr A. Person", "--reason", "too small");
    Invocation retired = predict(packs, matrix, "lab-gemcitabine|1.1.0");
    assertThat(retired.code()).isEqualTo(2);
    assertThat(retired.err()).contains("was retired by Dr A. Person on ", ": too small");
    assertThat(predict(packs, matrix, "lab-gemcitabine").out()).contains("\"cohort\":\"ours\"");
    assertThat(list(packs)).anyMatch(line -> line.matches(".*\t1\\.1\\.0\t.*\tretired"));
    assertThat(Files.readString(made.resolve("release.json")))
        .contains("chemosign reference build", "Dr A. Person", "too small");
  }

  @Test
  void retiringNeedsAReasonAndReleasingAName() {
    Path pack = TestPack.linear().write(directory.resolve("lab"));
    assertThat(Invocation.of("signature", "retire", pack, "--by", "A").err()).contains("--reason");
    assertThat(Invocation.of("signature", "release", pack).code()).isEqualTo(2);
    assertThat(Invocation.of("signature", "retire", pack, "--by", "A", "--reason", "old").code())
        .as("a pack that its maker released")
        .isZero();
  }

  @Test
  void aTamperedRecordStopsTheStart() throws IOException {
    Path pack = TestPack.linear().write(directory.resolve("lab"));
    Invocation.of("signature", "retire", pack, "--by", "A", "--reason", "old");
    Path record = pack.resolve("release.json");
    Files.writeString(
        record,
        Files.readString(record).replaceFirst("\"[0-9a-f]{64}\"", "\"" + "0".repeat(64) + "\""));
    Invocation refused = Invocation.of("signature", "list", "--signature-dir", directory);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("lab, release.json: it is of the pack 0").hasLineCount(1);
  }

  @Test
  void aShippedSignatureCanBeNamedAndSamplesChosen() throws IOException {
    Path samples = Files.writeString(directory.resolve("names.txt"), "s1\ns2\nnobody\n");
    Invocation unknown =
        Invocation.of(
            arguments(
                "chemosig-gemcitabine",
                matrix(12),
                directory.resolve("out"),
                "--samples",
                samples));
    assertThat(unknown.err()).contains("no sample 'nobody'").hasLineCount(1);
    Invocation few =
        Invocation.of(arguments("chemosig-gemcitabine", matrix(12), directory.resolve("out")));
    assertThat(few.err()).contains("gives no score with chemosig-gemcitabine|1.1.0: too few");
    Invocation nothing = Invocation.of(arguments("nothing", matrix(12), directory.resolve("out")));
    assertThat(nothing.err()).contains("there is no signature \"nothing\"").hasLineCount(1);
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void tooFewSamplesAndAFullFolderAreRefused() throws IOException {
    Path pack = TestPack.linear().write(directory.resolve("lab"));
    Invocation few = build(pack, matrix(9), directory.resolve("out"));
    assertThat(few.code()).isEqualTo(1);
    assertThat(few.err()).contains("9 samples are too few").hasLineCount(1);
    assertThat(build(pack, matrix(12), pack).err()).contains("is not empty").hasLineCount(1);
  }

  private Invocation build(Path pack, Path matrix, Path out) {
    return Invocation.of(arguments(pack, matrix, out));
  }

  private static Object[] arguments(Object signature, Path matrix, Path out, Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "reference",
                "build",
                "--signature",
                signature,
                "--type",
                "primary",
                "--unit",
                "tpm",
                "--cohort",
                "ward 7",
                "--out",
                out,
                "--expression",
                matrix));
    arguments.addAll(List.of(more));
    return arguments.toArray();
  }

  private static Invocation predict(Path packs, Path matrix, String signature) {
    return Invocation.of(
        "predict",
        matrix,
        "--unit",
        "tpm",
        "--format",
        "json",
        "--signature",
        signature,
        "--signature-dir",
        packs);
  }

  private static List<String> list(Path packs) {
    return Invocation.of("signature", "list", "--signature-dir", packs).lines();
  }

  private Path matrix(int samples) throws IOException {
    StringBuilder table = new StringBuilder("gene");
    List<Map<String, Double>> values = new ArrayList<>();
    for (int i = 1; i <= samples; i++) {
      table.append("\ts").append(i);
      values.add(TestPack.values(i));
    }
    for (String gene : TestPack.GENES) {
      table.append("\n").append(gene);
      values.forEach(sample -> table.append("\t").append(sample.get(gene)));
    }
    Path file = directory.resolve("cohort" + samples + ".tsv");
    return Files.writeString(file, table.append("\n").toString(), StandardCharsets.UTF_8);
  }
}
