package org.chemosign.operation.genomics;

import ca.uhn.fhir.rest.param.DateRangeParam;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * Which tests a call is about.
 *
 * @param identifiers identifiers of tests; none for all tests
 * @param dates when tests were done; absent for any time
 * @param specimens identifiers of specimens; none for all specimens
 */
record TestFilter(List<Token> identifiers, Optional<DateRangeParam> dates, List<Token> specimens) {

  static TestFilter of(CallParameters call) {
    return new TestFilter(
        call.tokens("testIdentifiers"),
        call.dates("testDateRange"),
        call.tokens("specimenIdentifiers"));
  }

  boolean accepts(GenomicTest test) {
    return (identifiers.isEmpty() || names(identifiers, test.identifiers()))
        && (specimens.isEmpty() || names(specimens, test.specimens()))
        && (dates.isEmpty() || test.date().filter(this::within).isPresent());
  }

  private static boolean names(List<Token> tokens, List<Token> identifiers) {
    return tokens.stream()
        .anyMatch(
            token ->
                identifiers.stream()
                    .anyMatch(
                        own -> token.matches(own.system().orElse(""), own.code().orElse(""))));
  }

  private boolean within(Date date) {
    DateRangeParam range = dates.orElseThrow();
    Date from = range.getLowerBoundAsInstant();
    Date to = range.getUpperBoundAsInstant();
    return (from == null || !date.before(from)) && (to == null || !date.after(to));
  }
}
