package org.chemosign.operation.turnaround;

/** The steps from an order to its signed report, in order. */
enum Step {
  ORDERED("ordered"),
  RECEIVED("received"),
  IN_PROGRESS("in-progress"),
  PREDICTED("predicted"),
  SIGNED("signed");

  private final String code;

  Step(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
