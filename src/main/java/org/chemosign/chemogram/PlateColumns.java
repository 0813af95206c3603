package org.chemosign.chemogram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chemosign.expression.TextTable;

/** Where a plate file keeps what; found by the names of its columns, whatever their case. */
final class PlateColumns {

  private static final List<String> DOSE_PREFIXES = List.of("conc_", "dose_", "concentration_");
  private static final List<String> DOSES = List.of("conc", "dose", "concentration");

  private final List<String> names;
  private final int model;
  private final int drug;
  private final int dose;
  private final Optional<DoseUnit> headerUnit;

  PlateColumns(TextTable table) {
    names = table.columns();
    model = required("model", "organoid", "xenograft", "cell_line");
    drug = required("drug", "compound");
    int plain = find(DOSES.toArray(String[]::new));
    int suffixed = suffixedDose();
    if (plain >= 0 && suffixed >= 0) {
      throw new PlateFormatException("two columns of doses: " + quoted(plain, suffixed));
    }
    if (plain < 0 && suffixed < 0) {
      throw missing("conc_uM");
    }
    if (plain >= 0 && find("unit") < 0) {
      throw new PlateFormatException(
          "column '" + names.get(plain) + "' has no unit; name it conc_uM or add a column 'unit'");
    }
    dose = Math.max(plain, suffixed);
    headerUnit = plain >= 0 ? Optional.empty() : Optional.of(unitOf(names.get(suffixed)));
    if (find("viability_pct") < 0 && find("signal") < 0) {
      throw missing("viability_pct' or 'signal");
    }
  }

  private String quoted(int first, int second) {
    return "'" + names.get(first) + "' and '" + names.get(second) + "'";
  }

  private int suffixedDose() {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).toLowerCase(Locale.ROOT);
      if (DOSE_PREFIXES.stream().anyMatch(name::startsWith)) {
        found.add(i);
      }
    }
    if (found.size() > 1) {
      throw new PlateFormatException("two columns of doses: " + quoted(found.get(0), found.get(1)));
    }
    return found.isEmpty() ? -1 : found.get(0);
  }

  private static DoseUnit unitOf(String name) {
    String symbol = name.substring(name.indexOf('_') + 1);
    return DoseUnit.of(symbol)
        .orElseThrow(
            () ->
                new PlateFormatException(
                    "column '%s' has the unknown unit '%s', known are %s"
                        .formatted(
                            PlateFormatException.quoted(name),
                            PlateFormatException.quoted(symbol),
                            DoseUnit.known())));
  }

  private int find(String... wanted) {
    for (String name : wanted) {
      for (int i = 0; i < names.size(); i++) {
        if (names.get(i).equalsIgnoreCase(name)) {
          return i;
        }
      }
    }
    return -1;
  }

  private int required(String... wanted) {
    int found = find(wanted);
    if (found < 0) {
      throw missing(wanted[0]);
    }
    return found;
  }

  private PlateFormatException missing(String name) {
    return new PlateFormatException(
        "column '"
            + name
            + "' is missing; the file has "
            + PlateFormatException.quoted("" + names));
  }

  String model(TextTable.Row row) {
    return row.cells().get(model);
  }

  String drug(TextTable.Row row) {
    return row.cells().get(drug);
  }

  String doseName() {
    return names.get(dose);
  }

  String dose(TextTable.Row row) {
    return row.cells().get(dose);
  }

  /** Unit of a row's dose: that of the header, else that of the row. */
  DoseUnit unit(TextTable.Row row) {
    return headerUnit.orElseGet(() -> rowUnit(row));
  }

  private DoseUnit rowUnit(TextTable.Row row) {
    String symbol = row.cells().get(find("unit"));
    return DoseUnit.of(symbol)
        .orElseThrow(
            () ->
                PlateFormatException.cell(
                    row.line(), "unit", symbol, "unknown unit, known are " + DoseUnit.known()));
  }

  /** Text of an optional column; empty when the file has no such column. */
  String optional(TextTable.Row row, String... wanted) {
    int at = find(wanted);
    return at < 0 ? "" : row.cells().get(at);
  }
}
