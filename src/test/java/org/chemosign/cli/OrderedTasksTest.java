package org.chemosign.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderedTasksTest {

  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void resultsComeInTheOrderOfTheTasks() {
    List<Integer> results = new ArrayList<>();
    new OrderedTasks<>(threads, tasks(50, new AtomicInteger()), 8).forEachRemaining(results::add);
    assertThat(results).containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
  }

  @Test
  void noMoreThanTheWindowIsUnderWay() {
    AtomicInteger taken = new AtomicInteger();
    OrderedTasks<Integer> ordered = new OrderedTasks<>(threads, tasks(100, taken), 8);
    for (int used = 0; used < 50; used++) {
      assertThat(ordered.next()).isEqualTo(used);
      assertThat(taken.get()).isLessThanOrEqualTo(used + 8);
    }
  }

  @Test
  void aTaskThatFailsFailsInItsTurn() {
    List<Callable<Integer>> tasks =
        List.of(
            () -> 1,
            () -> {
              throw new CommandException("broken");
            });
    OrderedTasks<Integer> ordered = new OrderedTasks<>(threads, tasks.iterator(), 8);
    assertThat(ordered.next()).isEqualTo(1);
    assertThatThrownBy(ordered::next).isInstanceOf(CommandException.class).hasMessage("broken");
  }

  /** Tasks that return their number, every fifth one late; counts how many have been taken. */
  private static Iterator<Callable<Integer>> tasks(int number, AtomicInteger taken) {
    Iterator<Integer> numbers = IntStream.range(0, number).iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return numbers.hasNext();
      }

      @Override
      public Callable<Integer> next() {
        taken.incrementAndGet();
        int task = numbers.next();
        return () -> {
          Thread.sleep(task % 5 == 0 ? 10 : 0);
          return task;
        };
      }
    };
  }
}
