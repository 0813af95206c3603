package org.chemosign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's signature table says what the cards say. */
class ReadmeTest {

  @Test
  void everyShippedSignatureHasItsRow() throws IOException {
    List<String> readme = Files.readAllLines(Path.of("README.md"));
    List<String[]> signatures = Invocation.of("signature", "list").rows();

    assertThat(signatures).hasSizeGreaterThanOrEqualTo(6);
    for (String[] card : signatures) {
      assertThat(readme)
          .as(card[0])
          .filteredOn(line -> line.startsWith("| `" + card[0] + "` " + card[1] + " |"))
          .singleElement()
          .asString()
          .contains("| `" + card[5] + "` |")
          .contains(card[7].equals("active") ? "| active |" : "| off");
    }
  }
}
