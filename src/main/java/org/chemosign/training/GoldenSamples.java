package org.chemosign.training;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.expression.GeneIndex;
import org.chemosign.expression.GeneTable;
import org.chemosign.signature.SignatureGene;
import org.chemosign.synthetic.SyntheticGenome;
import org.chemosign.synthetic.SyntheticTumour;
import org.chemosign.synthetic.TumourSynthesizer;

/**
 * Synthetic profiles that a pack states the scores of, so that anybody can check that an engine
 * computes what the trainer's did. Nothing in them is measured.
 */
final class GoldenSamples {

  private static final int COUNT = 3;
  private static final long SEED = 20240731;
  private static final double THOUSAND = 1000;

  private final List<String> names = new ArrayList<>();
  private final List<SignatureGene> genes;
  private final double[][] values;

  /** Synthetic TPM of some genes, three decimals; zero where the synthesizer has no such gene. */
  GoldenSamples(List<SignatureGene> genes) {
    this.genes = genes;
    this.values = new double[COUNT][genes.size()];
    TumourSynthesizer synthesizer =
        new TumourSynthesizer(SyntheticGenome.of(GeneTable.bundled()), SEED);
    Map<String, Integer> rows = rows(synthesizer.genome());
    for (int sample = 0; sample < COUNT; sample++) {
      SyntheticTumour tumour = synthesizer.tumour(sample + 1);
      double[] tpm = tumour.values(ExpressionUnit.TPM);
      names.add(tumour.name());
      for (int gene = 0; gene < genes.size(); gene++) {
        Integer row = rows.get(genes.get(gene).symbol());
        values[sample][gene] = row == null ? 0 : Math.rint(tpm[row] * THOUSAND) / THOUSAND;
      }
    }
  }

  private static Map<String, Integer> rows(SyntheticGenome genome) {
    Map<String, Integer> rows = new HashMap<>();
    for (int row = 0; row < genome.size(); row++) {
      rows.put(genome.symbol(row), row);
    }
    return rows;
  }

  /** The samples as profiles. */
  List<ExpressionProfile> profiles() {
    List<String> symbols = genes.stream().map(SignatureGene::symbol).toList();
    GeneIndex index = GeneIndex.of(symbols, GeneIdentifierType.SYMBOL, GeneTable.bundled());
    return IntStream.range(0, COUNT)
        .mapToObj(i -> ExpressionProfile.of(names.get(i), ExpressionUnit.TPM, index, values[i]))
        .toList();
  }

  /** The file {@code golden.tsv}. */
  byte[] matrix() {
    StringBuilder text = new StringBuilder("gene\t" + String.join("\t", names) + "\n");
    for (int gene = 0; gene < genes.size(); gene++) {
      text.append(genes.get(gene).symbol());
      for (double[] sample : values) {
        text.append('\t').append(Digits.plain(sample[gene]));
      }
      text.append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The file {@code golden-scores.tsv}. */
  byte[] scores(double[] scores) {
    StringBuilder text = new StringBuilder("sample\tscore\n");
    for (int i = 0; i < COUNT; i++) {
      text.append(names.get(i)).append('\t').append(Digits.decimals(scores[i], 9)).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
