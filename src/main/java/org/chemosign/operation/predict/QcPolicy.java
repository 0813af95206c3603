package org.chemosign.operation.predict;

/** What to do with a specimen that does not meet the conditions, or of which it is not known. */
enum QcPolicy {
  /** Refuse the request. */
  FAIL,
  /** Report, with no-calls where a condition is known not to be met. */
  REPORT
}
