package org.chemosign.security.abuse;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;

/**
 * Holds each client to a rate: of requests, and of calls of operations, which cost more and from
 * which, asked often enough, a signature or its training data might be guessed.
 */
public final class RateFilter extends GuardFilter {

  private final TokenBuckets requests;
  private final TokenBuckets operations;
  private final Function<HttpServletRequest, String> client;

  /**
   * @param requestsPerMinute of one client
   * @param operationsPerMinute of one client
   * @param client who sends a request: a registered client, or an address
   */
  public RateFilter(
      int requestsPerMinute, int operationsPerMinute, Function<HttpServletRequest, String> client) {
    this.requests = new TokenBuckets(requestsPerMinute, System::nanoTime);
    this.operations = new TokenBuckets(operationsPerMinute, System::nanoTime);
    this.client = client;
  }

  @Override
  void guard(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String name = client.apply(request);
    take(requests, name, "requests");
    if (isOperation(request.getRequestURI())) {
      take(operations, name, "calls of operations");
    }
    chain.doFilter(request, response);
  }

  private static boolean isOperation(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.startsWith("$") || last.startsWith("%24");
  }

  private static void take(TokenBuckets buckets, String client, String what) {
    buckets
        .secondsToWait(client)
        .ifPresent(
            seconds -> {
              throw Refused.TOO_MANY.before(
                  "too many " + what + " in the last minute; try again later", seconds);
            });
  }
}
