package org.chemosign.survival;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table of patients and outcomes: UTF-8 text with a header line, separated by tabs, commas or
 * semicolons. Missing is an empty cell, NA, N/A, NaN, null, a point, "unknown" or "not available".
 */
public final class CohortTable {

  private static final Set<String> MISSING =
      Set.of("", "na", "n/a", "nan", "null", ".", "unknown", "not available");
  private static final Map<String, Double> EVENTS =
      Map.of("1", 1.0, "1.0", 1.0, "true", 1.0, "0", 0.0, "0.0", 0.0, "false", 0.0);

  private final String file;
  private final List<String> header;
  private final List<Row> rows;

  private record Row(int line, List<String> cells) {}

  private CohortTable(String file, List<String> header, List<Row> rows) {
    this.file = file;
    this.header = header;
    this.rows = rows;
  }

  /**
   * Reads a table.
   *
   * @throws CohortTableException for a table without header or rows, a doubled column, or a row of
   *     another length than the header
   */
  public static CohortTable read(Path path) throws IOException {
    String file = path.toString();
    try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      String first = reader.readLine();
      if (first == null || first.isBlank()) {
        throw new CohortTableException(file, "has no header line");
      }
      String plain = first.startsWith("\uFEFF") ? first.substring(1) : first;
      DelimitedText text = DelimitedText.like(plain);
      List<String> header = cells(file, 1, text, plain);
      refuseDoubled(file, header);
      return new CohortTable(file, header, rows(file, reader, text, header.size()));
    } catch (CharacterCodingException e) {
      throw new CohortTableException(file, "is not UTF-8 text");
    }
  }

  private static List<Row> rows(String file, BufferedReader reader, DelimitedText text, int columns)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    int line = 1;
    for (String next = reader.readLine(); next != null; next = reader.readLine()) {
      line++;
      if (next.isBlank()) {
        continue;
      }
      List<String> cells = cells(file, line, text, next);
      if (cells.size() != columns) {
        throw new CohortTableException(
            file, line, "has " + cells.size() + " cells, but the header has " + columns);
      }
      rows.add(new Row(line, cells));
    }
    if (rows.isEmpty()) {
      throw new CohortTableException(file, "has no patient below the header");
    }
    return rows;
  }

  private static List<String> cells(String file, int line, DelimitedText text, String content) {
    try {
      return text.cells(content);
    } catch (IllegalArgumentException e) {
      throw new CohortTableException(file, line, e.getMessage());
    }
  }

  private static void refuseDoubled(String file, List<String> header) {
    Set<String> seen = new HashSet<>();
    for (String column : header) {
      if (!seen.add(column)) {
        throw new CohortTableException(file, 1, "column '" + column + "' occurs twice");
      }
    }
  }

  /**
   * The cohort that some columns describe.
   *
   * @throws CohortTableException for a column that the table has not, an event that is not 0, 1,
   *     true or false, a time that is no number or negative, a score that is no number, or a
   *     patient that occurs twice
   */
  public SurvivalCohort cohort(CohortColumns columns) {
    double[] time = numbers(columns.time());
    for (int i = 0; i < time.length; i++) {
      if (time[i] < 0) {
        throw wrong(i, columns.time(), "a time that is negative");
      }
      time[i] = columns.unit().months(time[i]);
    }
    CohortColumn predictor =
        columns.scores()
            ? new CohortColumn.Numbers(columns.predictor(), numbers(columns.predictor()))
            : categories(columns.predictor());
    return SurvivalCohort.of(ids(columns.id()), time, events(columns.event()), predictor)
        .withTreatment(columns.treatment().map(this::categories))
        .stratifiedBy(columns.strata().stream().map(this::categories).toList())
        .adjustedFor(columns.covariates().stream().map(this::covariate).toList());
  }

  private List<String> ids(Optional<String> column) {
    List<String> ids = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    int position = column.map(this::position).orElse(-1);
    for (Row row : rows) {
      String id = position < 0 ? "line " + row.line : row.cells.get(position);
      Integer before = lines.put(id, row.line);
      if (before != null) {
        throw new CohortTableException(
            file, row.line, "patient '" + id + "' was on line " + before + " already");
      }
      ids.add(id);
    }
    return ids;
  }

  private double[] events(String column) {
    int position = position(column);
    double[] events = new double[rows.size()];
    for (int i = 0; i < events.length; i++) {
      String cell = rows.get(i).cells.get(position);
      Double value = EVENTS.get(cell.toLowerCase(Locale.ROOT));
      if (value == null && !missing(cell)) {
        throw wrong(i, column, "an event that is not 0, 1, true or false");
      }
      events[i] = value == null ? Double.NaN : value;
    }
    return events;
  }

  private double[] numbers(String column) {
    int position = position(column);
    double[] values = new double[rows.size()];
    for (int i = 0; i < values.length; i++) {
      String cell = rows.get(i).cells.get(position);
      Optional<Double> value = number(cell);
      if (value.isEmpty() && !missing(cell)) {
        throw wrong(i, column, "no number (decimals have a point)");
      }
      values[i] = value.orElse(Double.NaN);
    }
    return values;
  }

  private CohortColumn.Categories categories(String column) {
    int position = position(column);
    List<String> values = new ArrayList<>();
    for (Row row : rows) {
      String cell = row.cells.get(position);
      values.add(missing(cell) ? null : cell);
    }
    return new CohortColumn.Categories(column, values);
  }

  /** Numbers where every cell that is there is one, words otherwise. */
  private CohortColumn covariate(String column) {
    int position = position(column);
    boolean numeric =
        rows.stream()
            .map(row -> row.cells.get(position))
            .allMatch(cell -> missing(cell) || number(cell).isPresent());
    return numeric ? new CohortColumn.Numbers(column, numbers(column)) : categories(column);
  }

  private int position(String column) {
    int position = header.indexOf(column);
    if (position < 0) {
      throw new CohortTableException(
          file, "has no column '" + column + "'; its columns are " + String.join(", ", header));
    }
    return position;
  }

  private CohortTableException wrong(int row, String column, String problem) {
    String cell = rows.get(row).cells.get(position(column));
    return new CohortTableException(
        file, rows.get(row).line, "'" + cell + "' in column '" + column + "' is " + problem);
  }

  private static boolean missing(String cell) {
    return MISSING.contains(cell.toLowerCase(Locale.ROOT));
  }

  private static Optional<Double> number(String cell) {
    if (!cell.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?")) {
      return Optional.empty();
    }
    double value = Double.parseDouble(cell);
    return Double.isInfinite(value) ? Optional.empty() : Optional.of(value);
  }
}
