package org.chemosign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesizeCommandTest {

  @TempDir private Path directory;

  @Test
  void gzipAndPlainHoldTheSameBytes() throws IOException {
    Path plain = directory.resolve("plain.tsv");
    Path gzip = directory.resolve("packed.tsv.gz");
    synthesize(plain, 2);
    synthesize(gzip, 2);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(gzip))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(Files.readString(plain));
    }
  }

  @Test
  void moreSamplesLeaveTheFirstOnesAsTheyWere() throws IOException {
    Path two = directory.resolve("two.tsv");
    Path three = directory.resolve("three.tsv");
    synthesize(two, 2);
    synthesize(three, 3);
    String cut =
        Files.readAllLines(three).stream()
            .map(line -> line.substring(0, line.lastIndexOf('\t')) + "\n")
            .collect(Collectors.joining());
    assertThat(cut).isEqualTo(Files.readString(two));
  }

  @Test
  void countsComeWithLengths() throws IOException {
    Path file = directory.resolve("counts.txt");
    Invocation run =
        Invocation.of("synthesize", "--samples=1", "--seed=9", "--unit=counts", "--out=" + file);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readString(file)).startsWith("Geneid\tChr\tStart\tEnd\tStrand\tLength\tSYN");
  }

  @Test
  void anExistingFileIsReplacedOnlyWhenAskedFor() throws IOException {
    Path file = Files.writeString(directory.resolve("x.tsv"), "mine");
    assertThat(synthesize(file, 1).code()).isEqualTo(1);
    assertThat(file).hasContent("mine");

    Invocation.of(
        "synthesize", "--samples=1", "--seed=9", "--unit=tpm", "--out=" + file, "--overwrite");
    assertThat(Files.readString(file)).startsWith("gene\tSYNTHETIC-9-0001\n");
    assertThat(directory.toFile().list()).containsExactly("x.tsv");
  }

  private static Invocation synthesize(Path file, int samples) {
    return Invocation.of(
        "synthesize", "--samples", samples, "--seed", 9, "--unit", "tpm", "--out", file);
  }
}
