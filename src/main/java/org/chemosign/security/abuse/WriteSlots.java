package org.chemosign.security.abuse;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * So many requests with a body at a time, fewer than there are threads: however many uploads and
 * predictions wait, reads are still answered.
 */
public final class WriteSlots extends GuardFilter {

  private final Semaphore slots;

  /**
   * @param slots most requests with a body at a time
   */
  public WriteSlots(int slots) {
    this.slots = new Semaphore(slots);
  }

  @Override
  void guard(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!Bodies.isCarriedBy(request)) {
      chain.doFilter(request, response);
      return;
    }
    if (!slots.tryAcquire()) {
      throw Refused.BUSY.before("too many requests at this time; try again later");
    }
    try {
      chain.doFilter(request, response);
    } finally {
      slots.release();
    }
  }
}
