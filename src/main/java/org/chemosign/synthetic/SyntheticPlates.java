package org.chemosign.synthetic;

import java.util.ArrayList;
import java.util.List;

/**
 * Synthetic dose-response plates for examples and demonstrations: one 384-well plate a model and
 * passage with five drugs at nine doses in triplicate, vehicle wells, killed wells and time-zero
 * wells. The file says in its first line that nothing in it was measured. Same seed, same text.
 */
public final class SyntheticPlates {

  /** Column names of the text. */
  public static final String HEADER =
      "model\tdrug\tpassage\tdate\tplate\twell\tcontrol\tconc_uM\treplicate\tsignal";

  private static final int DOSES = 9;
  private static final int REPLICATES = 3;
  private static final int CONTROLS = 8;
  private static final int COLUMNS = 24;
  private static final double KILLED = 2000;

  /** A drug with its highest dose in micromolar, a threefold series and its usual middle. */
  private enum Agent {
    GEMCITABINE("gemcitabine", 1, -1.7),
    PACLITAXEL("paclitaxel", 1, -1.9),
    FLUOROURACIL("fluorouracil", 100, 0.9),
    OXALIPLATIN("oxaliplatin", 100, 1.1),
    IRINOTECAN("irinotecan", 30, 0.2);

    private final String code;
    private final double highest;
    private final double usualMid;

    Agent(String code, double highest, double usualMid) {
      this.code = code;
      this.highest = highest;
      this.usualMid = usualMid;
    }
  }

  /** Response of one model to one drug; viability as a share. */
  private record Response(double bottom, double hill, double mid) {

    static Response draw(Agent agent, SeededRandom random) {
      return new Response(
          0.02 + 0.35 * random.uniform(),
          0.8 + 1.4 * random.uniform(),
          agent.usualMid + 0.6 * random.gaussian());
    }

    double viability(double dose) {
      double exponent = hill * (StrictMath.log10(dose) - mid);
      return bottom + (1 - bottom) / (1 + StrictMath.pow(10, exponent));
    }
  }

  private final StringBuilder text = new StringBuilder();
  private final List<Response> responses = new ArrayList<>();
  private final SeededRandom random;
  private final String model;
  private double vehicle;
  private double doublings;
  private String plate;
  private int next;

  private SyntheticPlates(String model, SeededRandom random) {
    this.model = model;
    this.random = random;
  }

  /** Plates of some models, every second model at two passages. */
  public static String text(int models, long seed) {
    StringBuilder all =
        new StringBuilder("# Synthetic plates, seed " + seed + "; nothing here was measured.\n");
    all.append(HEADER).append('\n');
    for (int i = 1; i <= models; i++) {
      SyntheticPlates one = new SyntheticPlates("SYN-%03d".formatted(i), SeededRandom.of(seed, i));
      all.append(one.plates(i));
    }
    return all.toString();
  }

  private String plates(int number) {
    for (Agent agent : Agent.values()) {
      responses.add(Response.draw(agent, random));
    }
    doublings = 1.2 + 1.8 * random.uniform();
    plate("p5", "SYNP%03dA".formatted(number));
    if (number % 2 == 0) {
      plate("p8", "SYNP%03dB".formatted(number));
    }
    return text.toString();
  }

  private void plate(String passage, String name) {
    plate = passage + "\t2026-01-05\t" + name;
    vehicle = 60000 * (1 + 0.2 * random.uniform());
    next = 0;
    for (int i = 0; i < CONTROLS; i++) {
      row("", "negative\t\t" + (i + 1), 1);
      row("", "positive\t\t" + (i + 1), 0);
      row("", "time-zero\t\t" + (i + 1), StrictMath.pow(2, -doublings));
    }
    for (Agent agent : Agent.values()) {
      Response response = responses.get(agent.ordinal());
      for (int step = 0; step < DOSES; step++) {
        double dose = Math.rint(agent.highest / StrictMath.pow(3, step) * 1e6) / 1e6;
        for (int replicate = 1; replicate <= REPLICATES; replicate++) {
          row(agent.code, "\t" + dose + "\t" + replicate, response.viability(dose));
        }
      }
    }
  }

  /** One well: living cells vary by 6 %, the background by 150 units. */
  private void row(String drug, String middle, double share) {
    double living = share * (vehicle - KILLED) * (1 + 0.06 * random.gaussian());
    long signal = Math.round(Math.max(0, living + KILLED + 150 * random.gaussian()));
    String well = "" + (char) ('A' + next / COLUMNS) + (1 + next % COLUMNS);
    next++;
    text.append(String.join("\t", model, drug, plate, well, middle, "" + signal)).append('\n');
  }
}
