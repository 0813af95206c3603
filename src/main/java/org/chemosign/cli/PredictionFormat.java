package org.chemosign.cli;

import org.chemosign.prediction.ChemosensitivityPrediction;

/** Turns predictions into text. Thread-safe. */
interface PredictionFormat {

  /** What stands before the first sample of an output; empty where nothing does. */
  default String header() {
    return "";
  }

  /** One sample, complete with its final line end. */
  String render(ChemosensitivityPrediction prediction);
}
