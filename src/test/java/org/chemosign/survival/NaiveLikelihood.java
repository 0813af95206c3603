package org.chemosign.survival;

import java.util.ArrayList;
import java.util.List;

/** The log partial likelihood summed patient by patient from its definition, and its slopes. */
record NaiveLikelihood(Outcomes outcomes, Design design, int[] stratum, Ties ties) {

  private static final double STEP = 1e-4;

  double at(double[] beta) {
    double sum = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.event()[i]) {
        List<Integer> tied = tied(i);
        double place = ties == Ties.EFRON ? (double) tied.indexOf(i) / tied.size() : 0;
        double risk = 0;
        for (int j = 0; j < outcomes.size(); j++) {
          boolean atRisk = stratum[j] == stratum[i] && outcomes.time()[j] >= outcomes.time()[i];
          risk += atRisk ? Math.exp(linear(beta, j)) : 0;
        }
        for (int j : tied) {
          risk -= place * Math.exp(linear(beta, j));
        }
        sum += linear(beta, i) - Math.log(risk);
      }
    }
    return sum;
  }

  private List<Integer> tied(int i) {
    List<Integer> tied = new ArrayList<>();
    for (int j = 0; j < outcomes.size(); j++) {
      if (outcomes.event()[j]
          && stratum[j] == stratum[i]
          && outcomes.time()[j] == outcomes.time()[i]) {
        tied.add(j);
      }
    }
    return tied;
  }

  private double linear(double[] beta, int row) {
    double sum = 0;
    for (int j = 0; j < beta.length; j++) {
      sum += beta[j] * design.columns().get(j)[row];
    }
    return sum;
  }

  double slope(double[] beta, int j) {
    return (at(moved(beta, j, STEP)) - at(moved(beta, j, -STEP))) / (2 * STEP);
  }

  double curvature(double[] beta, int j, int k) {
    return (slope(moved(beta, k, STEP), j) - slope(moved(beta, k, -STEP), j)) / (2 * STEP);
  }

  private static double[] moved(double[] beta, int j, double step) {
    double[] moved = beta.clone();
    moved[j] += step;
    return moved;
  }
}
