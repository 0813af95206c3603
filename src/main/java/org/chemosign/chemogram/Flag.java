package org.chemosign.chemogram;

/** What a reader of a chemogram has to know. The codes are part of the public contract. */
public enum Flag {
  IC50_ABOVE_RANGE("ic50-above-range", "viability stays above 50 % up to the highest dose"),
  IC50_BELOW_RANGE("ic50-below-range", "viability is below 50 % at the lowest dose already"),
  IC50_OPEN("ic50-interval-open", "the IC50 interval is not bounded within the tested doses"),
  NO_UPPER_PLATEAU("no-upper-plateau", "the curve falls at the lowest dose already"),
  NO_LOWER_PLATEAU("no-lower-plateau", "the curve still falls at the highest dose"),
  STEP("step", "the fall lies between two doses; its steepness is not known"),
  LACK_OF_FIT("lack-of-fit", "the curve misses the doses by more than the replicates differ"),
  NOT_MONOTONE("not-monotone", "a dose has over 25 points less viability than a higher one"),
  OFF_CONTROL("off-control", "mean viability at the lowest dose is under 70 or over 130 %"),
  REPLICATES_DIFFER("replicates-differ", "median SD of replicates is over 15 points"),
  SINGLE_WELLS("single-wells", "no dose has replicates"),
  PASSAGES_DIFFER("passages-differ", "AUC differs by over 0.15 between passages"),
  Z_PRIME_LOW("z-prime-low", "Z' of the plate is under 0.5"),
  NO_CONTROLS("no-controls", "the plate has no control wells; viability is as the file gives it"),
  NO_GROWTH("no-growth", "the untreated wells did not grow; no GR metrics"),
  SEVERAL_PLATES("several-plates", "the wells stand on several plates"),
  AUC_RANGE_NOT_TESTED("auc-range-not-tested", "the stated dose range was not tested whole");

  private final String code;
  private final String words;

  Flag(String code, String words) {
    this.code = code;
    this.words = words;
  }

  /** The code of the contract. */
  public String code() {
    return code;
  }

  /** What it means, for people. */
  public String words() {
    return words;
  }

  /** A few words for captions. */
  String brief() {
    return switch (this) {
      case STEP -> "falls between two doses";
      case OFF_CONTROL -> "starts off 100 %";
      default -> code.replace('-', ' ').replace("ic50", "IC50").replace("auc", "AUC");
    };
  }
}
