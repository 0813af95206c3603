package org.chemosign.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Runs tasks on several threads and hands out their results in the order of the tasks, however they
 * finish. Takes only a few tasks more than it has handed out, so that memory stays bounded.
 */
final class OrderedTasks<T> implements Iterator<T> {

  private final ExecutorService threads;
  private final Iterator<Callable<T>> tasks;
  private final int window;
  private final Deque<Future<T>> running = new ArrayDeque<>();

  OrderedTasks(ExecutorService threads, Iterator<Callable<T>> tasks, int window) {
    this.threads = threads;
    this.tasks = tasks;
    this.window = window;
  }

  @Override
  public boolean hasNext() {
    fill();
    return !running.isEmpty();
  }

  /** The next result; throws what its task threw. */
  @Override
  public T next() {
    fill();
    try {
      return running.remove().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new CommandException(String.valueOf(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted", e);
    }
  }

  private void fill() {
    while (running.size() < window && tasks.hasNext()) {
      running.add(threads.submit(tasks.next()));
    }
  }
}
