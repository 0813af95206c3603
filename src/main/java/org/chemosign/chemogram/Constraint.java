package org.chemosign.chemogram;

/** What is held fixed while the other parameters of a curve are fitted. */
sealed interface Constraint {

  /** Nothing. */
  record None() implements Constraint {}

  /** The log10 dose half way between top and bottom. */
  record Mid(double logDose) implements Constraint {}

  /** The steepness. */
  record Hill(double hill) implements Constraint {}

  /** The curve passes a level at a log10 dose; the middle dose is solved for. */
  record Through(double logDose, double level) implements Constraint {}

  /** The curve passes a level at a log10 dose; the bottom is solved for. */
  record Down(double logDose, double level) implements Constraint {}
}
