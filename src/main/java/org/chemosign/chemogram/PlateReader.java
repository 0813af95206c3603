package org.chemosign.chemogram;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chemosign.expression.ExpressionFormatException;
import org.chemosign.expression.ExpressionLimits;
import org.chemosign.expression.TextTable;

/**
 * Reads plates from a text table with one row a well. Columns, in any order: {@code model} (or
 * organoid), {@code drug}, a dose with its unit ({@code conc_uM}, or {@code conc} and {@code
 * unit}), {@code viability_pct} or {@code signal}; optionally {@code passage}, {@code date}, {@code
 * plate}, {@code well}, {@code replicate}, {@code control} (negative, positive, time-zero; empty
 * for treated wells) and {@code doublings}. Other columns are not read.
 */
public final class PlateReader {

  private final PlateColumns columns;
  private final Map<PlateId, List<Well>> plates = new TreeMap<>();
  private final Map<List<Object>, Long> positions = new HashMap<>();
  private final Map<List<Object>, Long> replicates = new HashMap<>();

  private PlateReader(PlateColumns columns) {
    this.columns = columns;
  }

  /**
   * Reads all plates of a file, in the order of their names; leaves the stream open.
   *
   * @throws PlateFormatException naming line, column and value when the file cannot be used
   */
  public static List<Plate> read(InputStream in) {
    try {
      TextTable table = TextTable.read(in, ExpressionLimits.defaults());
      PlateReader reader = new PlateReader(new PlateColumns(table));
      table.rows().forEach(reader::add);
      return reader.plates();
    } catch (ExpressionFormatException e) {
      throw new PlateFormatException(e.getMessage(), e);
    }
  }

  private List<Plate> plates() {
    List<Plate> read = new ArrayList<>();
    plates.forEach((id, wells) -> read.add(new Plate(id, wells)));
    if (read.stream().allMatch(plate -> plate.treated().isEmpty())) {
      throw new PlateFormatException("the file holds no treated well");
    }
    return List.copyOf(read);
  }

  private void add(TextTable.Row row) {
    String roleName = columns.optional(row, "control", "role");
    WellRole role =
        WellRole.of(roleName)
            .orElseThrow(
                () ->
                    PlateFormatException.cell(
                        row.line(),
                        "control",
                        roleName,
                        "unknown role; known are negative, positive, time-zero, or nothing"));
    Well well =
        new Well(
            row.line(),
            new PlateId(columns.optional(row, "plate"), columns.optional(row, "date")),
            columns.optional(row, "well", "position"),
            test(row, role),
            role,
            role == WellRole.TREATED ? dose(row) : Double.NaN,
            columns.optional(row, "replicate"),
            reading(row, role));
    refuseTwice(well);
    plates.computeIfAbsent(well.plate(), id -> new ArrayList<>()).add(well);
  }

  private CurveKey test(TextTable.Row row, WellRole role) {
    CurveKey key =
        new CurveKey(columns.model(row), columns.drug(row), columns.optional(row, "passage"));
    if (role == WellRole.TREATED && key.model().isEmpty()) {
      throw PlateFormatException.at(row.line(), "a treated well without a model");
    }
    if (role == WellRole.TREATED && key.drug().isEmpty()) {
      throw PlateFormatException.at(row.line(), "a treated well without a drug");
    }
    return key;
  }

  private double dose(TextTable.Row row) {
    String text = columns.dose(row);
    double value = number(row, columns.doseName(), text);
    if (value == 0) {
      throw PlateFormatException.cell(
          row.line(),
          columns.doseName(),
          text,
          "a dose of zero has no logarithm; vehicle wells are marked 'negative' in column"
              + " 'control'");
    }
    double micromolar = columns.unit(row).micromolar(value);
    if (value < 0 || !(micromolar > 0)) {
      throw PlateFormatException.cell(
          row.line(), columns.doseName(), text, "a dose is a positive number");
    }
    return micromolar;
  }

  private Reading reading(TextTable.Row row, WellRole role) {
    double signal = optionalNumber(row, "signal");
    double viability = optionalNumber(row, "viability_pct");
    double doublings = optionalNumber(row, "doublings");
    if (role != WellRole.TREATED && Double.isNaN(signal)) {
      throw PlateFormatException.at(row.line(), "a control well without a signal");
    }
    if (Double.isNaN(signal) && Double.isNaN(viability)) {
      throw PlateFormatException.at(row.line(), "a well with neither a signal nor a viability");
    }
    if (doublings <= 0) {
      throw PlateFormatException.cell(
          row.line(), "doublings", "" + doublings, "doublings are a positive number");
    }
    return new Reading(signal, viability, doublings);
  }

  private double optionalNumber(TextTable.Row row, String column) {
    String text = columns.optional(row, column);
    return text.isEmpty() ? Double.NaN : number(row, column, text);
  }

  private static double number(TextTable.Row row, String column, String text) {
    double value = TextTable.number(text);
    if (!Double.isFinite(value)) {
      throw PlateFormatException.cell(row.line(), column, text, "not a finite decimal number");
    }
    return value;
  }

  private void refuseTwice(Well well) {
    if (!well.position().isEmpty()) {
      once(positions, well, List.of(well.plate(), well.position()), "well " + well.position());
    }
    if (well.role() == WellRole.TREATED && !well.replicate().isEmpty()) {
      List<Object> key = List.of(well.plate(), well.test(), well.dose(), well.replicate());
      once(replicates, well, key, "replicate '" + well.replicate() + "' of this dose");
    }
  }

  private static void once(Map<List<Object>, Long> seen, Well well, List<Object> key, String what) {
    Long earlier = seen.putIfAbsent(key, well.line());
    if (earlier != null) {
      throw PlateFormatException.at(
          well.line(),
          PlateFormatException.quoted(what) + " stands in line " + earlier + " already");
    }
  }
}
