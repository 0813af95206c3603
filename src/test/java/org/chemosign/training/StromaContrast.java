package org.chemosign.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chemosign.signature.NormalScores;
import org.chemosign.testing.SharedTable;

/**
 * How far a gene's normal score lies apart in bulk primary tumours and in xenografts, whose human
 * reads hold no stroma (Moffitt 2015, DOI 10.1038/ng.3398): the difference of the means in standard
 * deviations.
 */
final class StromaContrast {

  /** Symbols under which that table holds genes. */
  private static final Map<String, String> FORMER =
      Map.of(
          "MYCL", "MYCL1", "KMT2D", "MLL2", "KMT2C", "MLL3", "ACKR3", "CXCR7", "AMER1", "FAM123B");

  private final Map<String, List<String>> rows;
  private final int[] primary;
  private final int[] xenograft;

  StromaContrast(Path data) {
    SharedTable table = SharedTable.read(data.resolve("tumours/moffittS2_human_expr.tsv.gz"));
    this.rows = table.byFirst();
    Map<String, String> types =
        SharedTable.read(data.resolve("tumours/moffittS2_samples.tsv")).column("sample_type");
    List<String> header = table.header();
    this.primary = columns(header, types, "Primary");
    this.xenograft = columns(header, types, "PDX");
  }

  private static int[] columns(List<String> header, Map<String, String> types, String type) {
    return IntStream.range(1, header.size())
        .filter(column -> type.equals(types.get(header.get(column))))
        .toArray();
  }

  /** The genes whose contrast, ranked among all of these genes, is at most some deviations. */
  List<String> robust(List<String> genes, double most) {
    List<List<String>> measured = genes.stream().map(this::row).toList();
    double[][] inPrimary = scores(measured, primary);
    double[][] inXenograft = scores(measured, xenograft);
    List<String> kept = new ArrayList<>();
    for (int gene = 0; gene < genes.size(); gene++) {
      double sd = Math.sqrt((square(inPrimary[gene]) + square(inXenograft[gene])) / 2);
      double contrast = (Vectors.mean(inPrimary[gene]) - Vectors.mean(inXenograft[gene])) / sd;
      if (Math.abs(contrast) <= most) {
        kept.add(genes.get(gene));
      }
    }
    return kept;
  }

  private List<String> row(String gene) {
    List<String> row = rows.get(gene);
    return row == null ? rows.get(FORMER.get(gene)) : row;
  }

  /** Normal scores, genes x samples. */
  private static double[][] scores(List<List<String>> measured, int[] columns) {
    double[][] samples =
        Arrays.stream(columns)
            .mapToObj(
                column ->
                    NormalScores.of(
                        measured.stream()
                            .mapToDouble(row -> Double.parseDouble(row.get(column)))
                            .toArray()))
            .toArray(double[][]::new);
    return Vectors.transpose(samples, measured.size());
  }

  private static double square(double[] values) {
    double sd = Vectors.sd(values);
    return sd * sd;
  }
}
