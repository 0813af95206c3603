package org.chemosign.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.expression.GeneIndex;
import org.chemosign.expression.GeneTable;

/** A tab-separated table of the shared data, read without regard to what it means. */
public record SharedTable(List<String> header, List<List<String>> rows) {

  /** Reads a table, gzip when its name says so. */
  public static SharedTable read(Path path) {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(path));
        InputStream in = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file) {
      List<List<String>> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> Arrays.asList(line.split("\t", -1)))
              .toList();
      return new SharedTable(lines.get(0), lines.subList(1, lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows by their first cell. */
  public Map<String, List<String>> byFirst() {
    Map<String, List<String>> map = new LinkedHashMap<>();
    rows.forEach(row -> map.put(row.get(0), row));
    return map;
  }

  /** The cells of a column as text, by the first cell of their row. */
  public Map<String, String> column(String name) {
    int column = header.indexOf(name);
    Map<String, String> map = new LinkedHashMap<>();
    rows.forEach(row -> map.put(row.get(0), row.get(column)));
    return map;
  }

  /** The columns after the first one as profiles of gene symbols. */
  public List<ExpressionProfile> profiles(ExpressionUnit unit) {
    List<String> genes = rows.stream().map(row -> row.get(0)).toList();
    GeneIndex index = GeneIndex.of(genes, GeneIdentifierType.SYMBOL, GeneTable.bundled());
    List<ExpressionProfile> profiles = new ArrayList<>();
    for (int column = 1; column < header.size(); column++) {
      int at = column;
      double[] values = rows.stream().mapToDouble(row -> Double.parseDouble(row.get(at))).toArray();
      profiles.add(ExpressionProfile.of(header.get(column), unit, index, values));
    }
    return profiles;
  }
}
