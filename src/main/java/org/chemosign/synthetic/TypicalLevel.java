package org.chemosign.synthetic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The order of magnitude of a well-known gene in bulk pancreatic tumours, written down by hand from
 * general knowledge.
 *
 * @param symbol gene symbol, current or former
 * @param tpm typical abundance, TPM
 * @param programme the programme it belongs to
 */
record TypicalLevel(String symbol, double tpm, Optional<Programme> programme) {

  private static final String RESOURCE = "/synthetic/typical-levels.tsv";

  /** The bundled list, in file order. */
  static List<TypicalLevel> bundled() {
    try (InputStream in = TypicalLevel.class.getResourceAsStream(RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(TypicalLevel::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TypicalLevel parse(String line) {
    String[] fields = line.split("\t", -1);
    Optional<Programme> programme =
        Optional.of(fields[2])
            .filter(name -> !name.isEmpty())
            .map(name -> Programme.valueOf(name.toUpperCase(Locale.ROOT)));
    return new TypicalLevel(fields[0], Double.parseDouble(fields[1]), programme);
  }
}
