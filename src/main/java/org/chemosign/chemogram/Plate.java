package org.chemosign.chemogram;

import java.util.List;

/** The wells of one plate, in the order of the file. */
public final class Plate {

  private final PlateId id;
  private final List<Well> wells;

  Plate(PlateId id, List<Well> wells) {
    this.id = id;
    this.wells = List.copyOf(wells);
  }

  /** Name and date. */
  public PlateId id() {
    return id;
  }

  /** Number of wells. */
  public int size() {
    return wells.size();
  }

  List<Well> wells() {
    return wells;
  }

  List<Well> treated() {
    return wells.stream().filter(well -> well.role() == WellRole.TREATED).toList();
  }

  /**
   * Signals of the control wells of a role for a model: those that name the model, or where there
   * are none, those that name no model.
   */
  double[] controls(WellRole role, String model) {
    double[] own = signals(role, model);
    return own.length > 0 ? own : signals(role, "");
  }

  private double[] signals(WellRole role, String model) {
    return wells.stream()
        .filter(well -> well.role() == role && well.test().model().equals(model))
        .mapToDouble(well -> well.reading().signal())
        .sorted()
        .toArray();
  }
}
