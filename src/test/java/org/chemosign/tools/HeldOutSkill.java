package org.chemosign.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIndex;
import org.chemosign.signature.EvidenceGrade;
import org.chemosign.signature.Signature;
import org.chemosign.testing.SharedTable;

/**
 * How well a signature ranks the pancreatic cell lines of GDSC2, none of which it was trained on:
 * Spearman's correlation of score and ln IC50, beside that of a naive proliferation score.
 *
 * @param rho Spearman's correlation
 * @param lines number of lines
 * @param naive Spearman's correlation of the naive score
 */
record HeldOutSkill(double rho, int lines, double naive) {

  /** Genes of DNA replication and its repair in the panel, a stand-in for proliferation. */
  private static final List<String> PROLIFERATION =
      List.of("BRCA1", "BRIP1", "BUB1B", "EZH2", "FANCD2", "MSH6");

  private static final double NORMAL_975 = 1.959963984540054;

  /** Skill of a signature in one assay of GDSC2, such as {@code Gemcitabine_1190}. */
  static HeldOutSkill of(Signature signature, String assay, Path data) {
    Map<String, String> response =
        SharedTable.read(data.resolve("training/gdsc2_lnIC50_chemo_805lines.tsv")).column(assay);
    Map<String, String> cosmic = pancreaticLines(data);
    List<Double> scores = new ArrayList<>();
    List<Double> naive = new ArrayList<>();
    List<Double> observed = new ArrayList<>();
    for (ExpressionProfile line : expression(data)) {
      String value = response.getOrDefault(cosmic.getOrDefault(line.sample(), ""), "");
      if (!value.isEmpty() && !value.equals("NA")) {
        scores.add(signature.score(line).value().orElseThrow());
        naive.add(-proliferation(line));
        observed.add(Double.parseDouble(value));
      }
    }
    return new HeldOutSkill(spearman(scores, observed), observed.size(), spearman(naive, observed));
  }

  /** Lower end of the 95 % confidence interval by Fisher's z. */
  double low() {
    return Math.tanh(atanh(rho) - NORMAL_975 / Math.sqrt(lines - 3));
  }

  /** Upper end of the 95 % confidence interval by Fisher's z. */
  double high() {
    return Math.tanh(atanh(rho) + NORMAL_975 / Math.sqrt(lines - 3));
  }

  /** In vitro where the interval excludes zero from below, else not validated. */
  EvidenceGrade grade() {
    return low() > 0 ? EvidenceGrade.IN_VITRO : EvidenceGrade.NOT_VALIDATED;
  }

  /** The figures as sentences for the card. */
  List<String> statement() {
    return List.of(
        String.format(
            Locale.ROOT,
            "Pancreatic cell lines held out (GDSC2, n = %d): Spearman %.2f between score and ln IC50,"
                + " 95 %% CI %.2f to %.2f (Fisher z).",
            lines,
            rho,
            low(),
            high()),
        String.format(
            Locale.ROOT,
            "Naive baselines on the same lines: a constant 0; a proliferation score (BRCA1, BRIP1,"
                + " BUB1B, EZH2, FANCD2, MSH6; high taken as sensitive) %.2f.",
            naive),
        low() > 0
            ? "The interval excludes zero: graded in vitro."
            : "The interval includes zero: graded not validated.",
        "Nothing here validates benefit from treatment in patients.");
  }

  private static Map<String, String> pancreaticLines(Path data) {
    SharedTable table = SharedTable.read(data.resolve("training/gdsc2_tgsa_lines_used.tsv"));
    Map<String, String> cosmic = new HashMap<>();
    for (List<String> row : table.rows()) {
      if (row.contains("pancreas")) {
        cosmic.put(row.get(0), row.get(row.size() - 1));
      }
    }
    return cosmic;
  }

  private static List<ExpressionProfile> expression(Path data) {
    return SharedTable.read(data.resolve("training/ccle_log2tpm_recovered_census_580lines.tsv.gz"))
        .profiles(ExpressionUnit.LOG2_TPM);
  }

  private static double proliferation(ExpressionProfile line) {
    GeneIndex genes = line.genes();
    double[] all = new double[genes.size()];
    Arrays.setAll(all, line::value);
    double[] ranks = ranks(all);
    return PROLIFERATION.stream().mapToDouble(g -> ranks[genes.rowOfSymbol(g)]).sum();
  }

  private static double spearman(List<Double> a, List<Double> b) {
    return pearson(ranks(array(a)), ranks(array(b)));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] ranks(double[] values) {
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      for (double other : values) {
        ranks[i] += other < values[i] ? 1 : other == values[i] ? 0.5 : 0;
      }
    }
    return ranks;
  }

  private static double pearson(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  private static double atanh(double x) {
    return 0.5 * Math.log((1 + x) / (1 - x));
  }
}
