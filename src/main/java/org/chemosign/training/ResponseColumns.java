package org.chemosign.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chemosign.signature.SpecimenType;

/**
 * Where a table tells the responses.
 *
 * @param sample column of the sample's name; the first column where empty
 * @param values columns of the response; several are standardised and averaged, as for a drug class
 * @param others columns of the responses to other drugs, for the yardstick of general sensitivity
 * @param patient column of the patient, in this table or in the map
 * @param tissue column of the tissue, in this table or in the map
 * @param filter column and value that a row must have, as in a table with a column of drugs
 * @param highIsSensitive whether high values mean sensitive, so that the sign is turned
 * @param specimen kind of all samples
 */
public record ResponseColumns(
    Optional<String> sample,
    List<String> values,
    List<String> others,
    Optional<String> patient,
    Optional<String> tissue,
    Optional<Map.Entry<String, String>> filter,
    boolean highIsSensitive,
    SpecimenType specimen) {

  public ResponseColumns {
    values = List.copyOf(values);
    others = List.copyOf(others);
  }

  /** One column of values, names in the first column, high is resistant. */
  public static ResponseColumns of(String value, SpecimenType specimen) {
    return new ResponseColumns(
        Optional.empty(),
        List.of(value),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        specimen);
  }

  /**
   * The responses of a table. Several rows of one sample, such as passages, count as their mean.
   *
   * @param table the table
   * @param map names of samples in the expression (first column) by their names in the table (last
   *     column), where they differ; may hold the columns of patient and tissue
   */
  public List<MeasuredResponse> read(DelimitedTable table, Optional<DelimitedTable> map) {
    int named = sample.map(table::column).orElse(0);
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = 0; row < table.rows().size(); row++) {
      if (wanted(table, row)) {
        String name = table.rows().get(row).get(named);
        rows.computeIfAbsent(name, key -> new ArrayList<>()).add(row);
      }
    }
    List<List<Integer>> all = List.copyOf(rows.values());
    double[] response = combined(table, all, values);
    double[] general = others.isEmpty() ? null : combined(table, all, others);
    Names names = new Names(table, map);
    List<MeasuredResponse> measured = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      double value = highIsSensitive ? -response[i] : response[i];
      double rest = general == null ? Double.NaN : highIsSensitive ? -general[i] : general[i];
      String name = table.rows().get(all.get(i).get(0)).get(named);
      measured.add(names.measured(name, all.get(i).get(0), value, rest));
    }
    return measured;
  }

  private boolean wanted(DelimitedTable table, int row) {
    return filter
        .map(f -> table.rows().get(row).get(table.column(f.getKey())).equals(f.getValue()))
        .orElse(true);
  }

  private static double[] combined(
      DelimitedTable table, List<List<Integer>> samples, List<String> columns) {
    List<double[]> all =
        columns.stream().map(name -> means(table, samples, table.column(name))).toList();
    return all.size() == 1 ? all.get(0) : Responses.combined(all);
  }

  private static double[] means(DelimitedTable table, List<List<Integer>> samples, int column) {
    return samples.stream()
        .mapToDouble(
            rows ->
                rows.stream()
                    .mapToDouble(row -> table.number(row, column))
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(Double.NaN))
        .toArray();
  }

  /** Names, patients and tissues, from the table or from the map. */
  private final class Names {

    private final DelimitedTable table;
    private final Optional<DelimitedTable> map;
    private final Map<String, Integer> rowOf = new HashMap<>();

    Names(DelimitedTable table, Optional<DelimitedTable> map) {
      this.table = table;
      this.map = map;
      map.ifPresent(
          m -> {
            for (int row = 0; row < m.rows().size(); row++) {
              String key = m.rows().get(row).get(m.header().size() - 1);
              if (rowOf.put(key, row) != null && !key.isEmpty()) {
                throw new TrainingDataException(m.file() + ": '" + key + "' is mapped twice");
              }
            }
          });
    }

    /** A response under its name in the expression, or its own where the map does not have it. */
    MeasuredResponse measured(String name, int row, double value, double rest) {
      Integer mapped = rowOf.get(name);
      String own = mapped == null ? name : map.orElseThrow().rows().get(mapped).get(0);
      String who = patient.map(column -> cell(column, row, mapped)).orElse("");
      String where = tissue.map(column -> cell(column, row, mapped)).orElse("");
      return new MeasuredResponse(own, who.isEmpty() ? own : who, where, specimen, value, rest);
    }

    private String cell(String column, int row, Integer mapped) {
      if (table.has(column) || map.isEmpty()) {
        return table.rows().get(row).get(table.column(column));
      }
      int at = map.get().column(column);
      return mapped == null ? "" : map.get().rows().get(mapped).get(at);
    }
  }
}
