package org.chemosign.expression;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Where things stand in the lines of a table.
 *
 * @param format the format recognised
 * @param delimiter tab or comma
 * @param fields number of cells in every line
 * @param values positions of the samples' values
 * @param samples names of the samples, one a value position
 * @param lengths position of the gene length that turns counts into TPM
 * @param declaredRows number of rows that the file itself announces
 */
record TableLayout(
    ExpressionFormat format,
    byte delimiter,
    int fields,
    int[] values,
    List<String> samples,
    OptionalInt lengths,
    OptionalLong declaredRows) {

  /** A table whose sample columns are all those from the first one on. */
  static TableLayout from(
      ExpressionFormat format, byte delimiter, int first, List<String> samples) {
    int fields = first + samples.size();
    return new TableLayout(
        format,
        delimiter,
        fields,
        IntStream.range(first, fields).toArray(),
        samples,
        OptionalInt.empty(),
        OptionalLong.empty());
  }

  TableLayout withLengths(int position) {
    return new TableLayout(
        format, delimiter, fields, values, samples, OptionalInt.of(position), declaredRows);
  }

  TableLayout withDeclaredRows(long rows) {
    return new TableLayout(
        format, delimiter, fields, values, samples, lengths, OptionalLong.of(rows));
  }
}
