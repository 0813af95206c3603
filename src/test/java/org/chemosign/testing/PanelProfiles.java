package org.chemosign.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.expression.GeneIndex;
import org.chemosign.expression.GeneTable;

/** Random profiles over the genes of the shipped signatures, made in code. */
public final class PanelProfiles {

  private PanelProfiles() {}

  /** Genes of the open panel, as its numbers name them. */
  public static List<String> panelGenes() {
    return lines("chemosig-gemcitabine").map(cells -> cells[0]).toList();
  }

  /** Genes of PurIST, the higher before the lower one of each pair. */
  public static List<String> puristGenes() {
    return lines("purist").flatMap(cells -> Stream.of(cells[0], cells[2])).toList();
  }

  /** Values by gene, log-normal, all different; the genes of all shipped signatures. */
  public static Map<String, Double> values(long seed) {
    Random random = new Random(seed);
    Map<String, Double> values = new LinkedHashMap<>();
    Stream.concat(panelGenes().stream(), puristGenes().stream())
        .forEach(gene -> values.put(gene, Math.exp(2 + 1.5 * random.nextGaussian())));
    return values;
  }

  /** A profile of values by gene symbol, in their order. */
  public static ExpressionProfile of(Map<String, Double> values) {
    return of(values, ExpressionUnit.TPM);
  }

  /** A profile of values by gene symbol, in their order, in some unit. */
  public static ExpressionProfile of(Map<String, Double> values, ExpressionUnit unit) {
    List<String> genes = new ArrayList<>(values.keySet());
    GeneIndex index = GeneIndex.of(genes, GeneIdentifierType.SYMBOL, GeneTable.bundled());
    double[] numbers = values.values().stream().mapToDouble(Double::doubleValue).toArray();
    return ExpressionProfile.of("synthetic", unit, index, numbers);
  }

  private static Stream<String[]> lines(String pack) {
    try (InputStream in =
        PanelProfiles.class.getResourceAsStream("/signatures/" + pack + "/numbers.tsv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n")).skip(1).map(line -> line.split("\t"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
