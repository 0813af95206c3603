package org.chemosign.server.subscription;

import java.time.Instant;

/**
 * One resource version that one subscriber has still to get.
 *
 * @param id of the row
 * @param subscription id of the Subscription
 * @param resource relative and versioned, such as {@code DiagnosticReport/1/_history/2}
 * @param due when it may be tried
 * @param attempts how often it has failed
 * @param since when the resource was written
 */
record Delivery(
    String id, String subscription, String resource, Instant due, int attempts, Instant since) {}
