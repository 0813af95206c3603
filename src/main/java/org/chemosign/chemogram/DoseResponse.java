package org.chemosign.chemogram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chemosign.chemogram.GrowthRate.Growth;
import org.chemosign.chemogram.GrowthRate.GrowthKind;

/**
 * What was measured of one model, drug and passage: viabilities by dose.
 *
 * @param key model, drug, passage
 * @param plates the plates that the wells stand on, in order
 * @param points doses, rising, with their replicates
 * @param growth whether GR values could be computed
 */
public record DoseResponse(
    CurveKey key, List<PlateId> plates, List<DosePoint> points, GrowthKind growth) {

  /** Copies the lists; refuses doses that do not rise. */
  public DoseResponse {
    plates = List.copyOf(plates);
    points = List.copyOf(points);
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).dose() <= points.get(i - 1).dose()) {
        throw new IllegalArgumentException("doses have to rise");
      }
    }
  }

  /** Number of wells. */
  public int wells() {
    return points.stream().mapToInt(point -> point.viabilities().size()).sum();
  }

  /**
   * All curves of some plates, normalised plate by plate and sorted by model, drug and passage.
   *
   * @throws PlateFormatException when a plate's controls cannot be used
   */
  public static List<DoseResponse> of(List<Plate> plates) {
    Map<CurveKey, Gathering> gathered = new TreeMap<>();
    for (Plate plate : plates) {
      Map<String, Normalisation> scales = new TreeMap<>();
      for (Well well : plate.treated()) {
        Normalisation scale =
            scales.computeIfAbsent(well.test().model(), model -> Normalisation.of(plate, model));
        gathered.computeIfAbsent(well.test(), key -> new Gathering()).add(well, scale);
      }
    }
    List<DoseResponse> curves = new ArrayList<>();
    gathered.forEach((key, wells) -> curves.add(wells.curve(key)));
    return List.copyOf(curves);
  }

  /** Wells of one curve while plates are read. */
  private static final class Gathering {

    private final TreeSet<PlateId> plates = new TreeSet<>();
    private final TreeMap<Double, List<Double>> viabilities = new TreeMap<>();
    private final TreeMap<Double, List<Double>> rates = new TreeMap<>();
    private GrowthKind growth = GrowthKind.KNOWN;

    void add(Well well, Normalisation scale) {
      plates.add(well.plate());
      double viability = scale.viability(well);
      viabilities.computeIfAbsent(well.dose(), dose -> new ArrayList<>()).add(viability);
      Growth known = scale.growth(well);
      if (known.kind() != GrowthKind.KNOWN) {
        growth = known.kind();
      }
      OptionalDouble rate = known.rate(viability);
      rate.ifPresent(r -> rates.computeIfAbsent(well.dose(), d -> new ArrayList<>()).add(r));
    }

    DoseResponse curve(CurveKey key) {
      boolean known = growth == GrowthKind.KNOWN;
      List<DosePoint> points = new ArrayList<>();
      viabilities.forEach(
          (dose, values) ->
              points.add(new DosePoint(dose, values, known ? rates.get(dose) : List.of())));
      return new DoseResponse(key, List.copyOf(plates), points, growth);
    }
  }
}
