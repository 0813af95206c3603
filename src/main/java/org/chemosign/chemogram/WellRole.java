package org.chemosign.chemogram;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a well of a plate is for. */
public enum WellRole {
  /** Cells with a dose of a drug. */
  TREATED("treated", "sample", ""),
  /** Cells with the vehicle alone; viability 100 %. */
  NEGATIVE("negative", "vehicle", "untreated"),
  /** Killed cells, or medium alone; viability 0 %. */
  POSITIVE("positive", "killed", "background"),
  /** Cells as they were when treatment began; for growth. */
  TIME_ZERO("time-zero", "time0", "t0");

  private final List<String> names;

  WellRole(String... names) {
    this.names = List.of(names);
  }

  /** The name of the format. */
  public String code() {
    return names.get(0);
  }

  /** The role of a name, whatever its case; an empty name is a treated well. */
  static Optional<WellRole> of(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(role -> role.names.contains(plain)).findFirst();
  }
}
