package org.chemosign.security.abuse;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/**
 * What the entries of a transaction or batch may say. R4 wants each resource named once in a
 * transaction; HAPI 8.8 would drop one of two conditional updates of one identity without a word.
 */
final class BundleRules {

  private static final int MOST_ENTRIES_OF_A_BATCH = 1_000;
  private static final Pattern VERSION = Pattern.compile("(W/)?(\"\\d{1,18}\"|\\d{1,18})");

  private final Map<String, Integer> identities = new HashMap<>();
  private final Bundle bundle;

  private BundleRules(Bundle bundle) {
    this.bundle = bundle;
  }

  static void check(Bundle bundle) throws BaseServerResponseException {
    if (bundle.getType() == BundleType.TRANSACTION || bundle.getType() == BundleType.BATCH) {
      new BundleRules(bundle).run();
    }
  }

  private void run() {
    if (bundle.getType() == BundleType.BATCH
        && bundle.getEntry().size() > MOST_ENTRIES_OF_A_BATCH) {
      throw Refused.TOO_LARGE.because(
          "a batch has at most " + MOST_ENTRIES_OF_A_BATCH + " entries");
    }
    for (int i = 0; i < bundle.getEntry().size(); i++) {
      entry(i, bundle.getEntry().get(i));
    }
  }

  private void entry(int index, BundleEntryComponent entry) {
    Bundle.BundleEntryRequestComponent request = entry.getRequest();
    String where = "Bundle.entry[" + index + "].request";
    if (request.hasIfMatch() && !VERSION.matcher(request.getIfMatch().strip()).matches()) {
      throw Refused.MALFORMED.at(where + ".ifMatch", "ifMatch names a version such as W/\"1\"");
    }
    String url = request.hasUrl() ? request.getUrl() : "";
    query(url.indexOf('?') < 0 ? "" : url.substring(url.indexOf('?') + 1));
    String condition = request.hasIfNoneExist() ? request.getIfNoneExist() : "";
    query(condition.substring(condition.indexOf('?') + 1));
    if (bundle.getType() == BundleType.TRANSACTION) {
      once(index, identity(entry, url, condition), where);
      if (entry.hasFullUrl() && request.getMethod() != HTTPVerb.GET) {
        once(index, "url " + entry.getFullUrl(), where);
      }
    }
  }

  private static void query(String query) {
    if (!query.isEmpty()) {
      QueryRules.check(query);
    }
  }

  private void once(int index, String identity, String where) {
    Integer earlier = identity.isEmpty() ? null : identities.putIfAbsent(identity, index);
    if (earlier != null) {
      throw Refused.MALFORMED.at(
          where,
          "entries " + earlier + " and " + index + " of the transaction name the same resource");
    }
  }

  /** What an entry writes to; empty when nothing is named. */
  private static String identity(BundleEntryComponent entry, String url, String condition) {
    HTTPVerb method = entry.getRequest().getMethod();
    if (method == HTTPVerb.POST) {
      return condition.isEmpty() || entry.getResource() == null
          ? ""
          : byQuery(
              entry.getResource().fhirType(), condition.substring(condition.indexOf('?') + 1));
    }
    if (method != HTTPVerb.PUT && method != HTTPVerb.PATCH && method != HTTPVerb.DELETE) {
      return "";
    }
    int question = url.indexOf('?');
    return question < 0
        ? url.replaceFirst("^.*/(?=[A-Za-z]+/[^/]+$)", "")
        : byQuery(url.substring(0, question), url.substring(question + 1));
  }

  /** The query in one spelling. */
  private static String byQuery(String type, String query) {
    return Arrays.stream(query.split("&"))
        .map(QueryRules::decoded)
        .sorted()
        .collect(Collectors.joining("&", type + "?", ""));
  }
}
