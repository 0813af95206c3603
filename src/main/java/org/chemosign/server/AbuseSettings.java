package org.chemosign.server;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one client may ask for before it is told to wait, and what one request may hold. The
 * defaults are for evaluation on one machine; docs/hostile-input.md says what sites set.
 *
 * @param requestsPerMinute requests of one client (without security: of one address)
 * @param operationsPerMinute calls of operations, which are requests too
 * @param concurrentBodies requests with a body at a time, fewer than the server has threads
 * @param maximumItems most values in an array of a request, members of an object or element
 * @param queryTime longest time that the database may take for one query
 */
public record AbuseSettings(
    @DefaultValue("120000") int requestsPerMinute,
    @DefaultValue("30000") int operationsPerMinute,
    @DefaultValue("120") int concurrentBodies,
    @DefaultValue("20000") int maximumItems,
    @DefaultValue("30s") Duration queryTime) {

  public AbuseSettings {
    if (requestsPerMinute < 1
        || operationsPerMinute < 1
        || concurrentBodies < 1
        || maximumItems < 1
        || queryTime.toMillis() < 1) {
      throw new IllegalArgumentException("limits of chemosign.abuse have to be positive");
    }
  }
}
