package org.chemosign.chemogram;

import java.util.Comparator;

/** Order of passages by their number, so that p10 follows p9; others by their text. */
final class PassageOrder {

  static final Comparator<String> NATURAL =
      Comparator.comparingLong(PassageOrder::number).thenComparing(Comparator.naturalOrder());

  private PassageOrder() {}

  private static long number(String passage) {
    String digits = passage.replaceAll("\\D", "");
    return digits.isEmpty() || digits.length() > 9 ? Long.MAX_VALUE : Long.parseLong(digits);
  }
}
