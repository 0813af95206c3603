package org.chemosign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chemosign.testing.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignatureCommandTest {

  @TempDir private Path directory;

  @Test
  void researchSignaturesAreOffUntilEnabled() {
    Invocation closed = Invocation.of("signature", "list");
    Invocation open = Invocation.of("signature", "list", "--research-use");
    assertThat(closed.lines()).anyMatch(line -> line.matches("purist\t.*\toff \\(research use\\)"));
    assertThat(open.lines()).anyMatch(line -> line.matches("purist\t.*\tactive"));
    assertThat(closed.lines()).filteredOn(line -> line.endsWith("\tactive")).hasSize(5);
  }

  @Test
  void anImportedPackIsVerifiedListedAndUsedAndATamperedOneIsRefused() throws IOException {
    Path weights = SharedData.file("signatures/pamg_PDX_gene_weights.tsv.gz");
    Path systems = SharedData.file("signatures/pamg_systems.json");

    Invocation imported =
        Invocation.of(
            "signature", "import", weights, "--systems", systems, "--signature-dir", directory);
    assertThat(imported.code()).as(imported.err()).isZero();

    Invocation verified = Invocation.of("signature", "verify", directory);
    assertThat(verified.out()).contains("pamg-pdx|1.0.0\tok\tsha256 ");
    assertThat(list()).anyMatch(line -> line.matches("pamg-pdx\t.*\tactive"));

    Path card = directory.resolve("pamg-pdx").resolve("card.json");
    Files.writeString(card, Files.readString(card).replaceFirst("1\\.0\\.0", "1.0.1"));
    Invocation refused = Invocation.of("signature", "verify", directory);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("pamg-pdx").hasLineCount(1);
  }

  private List<String> list() {
    return Invocation.of("signature", "list", "--research-use", "--signature-dir", directory)
        .lines();
  }
}
