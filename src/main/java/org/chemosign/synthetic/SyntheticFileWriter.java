package org.chemosign.synthetic;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chemosign.expression.ExpressionUnit;

/**
 * Writes synthetic tumours as tab-separated text, UTF-8, lines ended by LF. Linear values have
 * three decimals, log2 values four, counts none; the bytes depend on the tumours alone.
 */
public final class SyntheticFileWriter {

  private static final int[] POWERS = {1, 10, 100, 1_000, 10_000};

  private final ExpressionUnit unit;
  private final SyntheticFileFormat format;

  /**
   * @throws IllegalArgumentException when the format does not hold the unit: counts go with
   *     featureCounts and nothing else, because they are of no use without lengths
   */
  public SyntheticFileWriter(ExpressionUnit unit, SyntheticFileFormat format) {
    if ((unit == ExpressionUnit.COUNTS) != (format == SyntheticFileFormat.FEATURE_COUNTS)) {
      throw new IllegalArgumentException(
          "counts are written in the format featurecounts, and other units are not");
    }
    this.unit = unit;
    this.format = format;
  }

  /**
   * Writes tumours of one genome; the stream is flushed and left open.
   *
   * @throws IllegalArgumentException when the format holds one sample and there are more
   */
  public void write(List<SyntheticTumour> tumours, OutputStream out) throws IOException {
    if (tumours.isEmpty() || format == SyntheticFileFormat.TWO_COLUMN && tumours.size() > 1) {
      throw new IllegalArgumentException("the format two-column holds exactly one sample");
    }
    SyntheticGenome genome = tumours.get(0).genome();
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    List<SampleScale> scales =
        tumours.stream().map(tumour -> new SampleScale(tumour, unit)).toList();
    text.write(header(tumours));
    StringBuilder line = new StringBuilder();
    for (int row = 0; row < genome.size(); row++) {
      line.setLength(0);
      appendGene(line, genome, row);
      for (SampleScale scale : scales) {
        appendDecimal(line.append('\t'), scale.value(row));
      }
      text.append(line.append('\n'));
    }
    text.flush();
  }

  private String header(List<SyntheticTumour> tumours) {
    String first =
        format == SyntheticFileFormat.FEATURE_COUNTS
            ? "Geneid\tChr\tStart\tEnd\tStrand\tLength"
            : "gene";
    StringBuilder header = new StringBuilder(first);
    tumours.forEach(tumour -> header.append('\t').append(tumour.name()));
    return header.append('\n').toString();
  }

  private void appendGene(StringBuilder line, SyntheticGenome genome, int row) {
    line.append(genome.symbol(row));
    if (format == SyntheticFileFormat.FEATURE_COUNTS) {
      int length = genome.length(row);
      line.append("\tsynthetic\t1\t").append(length).append("\t+\t").append(length);
    }
  }

  private int decimals() {
    if (unit == ExpressionUnit.COUNTS) {
      return 0;
    }
    return unit.isLog2() ? 4 : 3;
  }

  private void appendDecimal(StringBuilder line, double value) {
    int decimals = decimals();
    long scaled = Math.round(value * POWERS[decimals]);
    line.append(scaled / POWERS[decimals]);
    if (decimals > 0) {
      String digits = Long.toString(scaled % POWERS[decimals] + POWERS[decimals]);
      line.append('.').append(digits, 1, digits.length());
    }
  }
}
