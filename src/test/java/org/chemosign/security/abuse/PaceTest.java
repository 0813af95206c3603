package org.chemosign.security.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.chemosign.security.abuse.Refused.HostileRequestException;
import org.junit.jupiter.api.Test;

/** Rates and budgets, with a clock that the test moves. */
class PaceTest {

  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong now = new AtomicLong();

  @Test
  void aClientMaySendAMinutesWorthAtOnceAndThenAtItsRate() {
    TokenBuckets buckets = new TokenBuckets(60, now::get);
    for (int i = 0; i < 60; i++) {
      assertThat(buckets.secondsToWait("a")).isEmpty();
    }
    assertThat(buckets.secondsToWait("a")).hasValue(1);
    assertThat(buckets.secondsToWait("b")).as("another client").isEmpty();
    now.addAndGet(SECOND + 1);
    assertThat(buckets.secondsToWait("a")).isEmpty();
    assertThat(buckets.secondsToWait("a")).isPresent();
    now.addAndGet(3600 * SECOND);
    for (int i = 0; i < 60; i++) {
      assertThat(buckets.secondsToWait("a")).isEmpty();
    }
    assertThat(buckets.secondsToWait("a")).as("idleness is not saved up").isPresent();
  }

  @Test
  void aSlowRateTellsALongWait() {
    TokenBuckets buckets = new TokenBuckets(1, now::get);
    assertThat(buckets.secondsToWait("a")).isEmpty();
    assertThat(buckets.secondsToWait("a")).hasValue(60);
  }

  @Test
  void bodiesTogetherKeepTheBudgetAndOneAlonePasses() {
    BodyBudget budget = new BodyBudget(100);
    try (BodyBudget.Share first = budget.open();
        BodyBudget.Share second = budget.open()) {
      first.take(150);
      assertThatThrownBy(() -> second.take(1)).isInstanceOf(HostileRequestException.class);
    }
    try (BodyBudget.Share third = budget.open();
        BodyBudget.Share fourth = budget.open()) {
      third.take(60);
      fourth.take(40);
      assertThatThrownBy(() -> fourth.take(1)).isInstanceOf(HostileRequestException.class);
    }
  }
}
