package org.chemosign.security.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes acts durable in a journal of this process and brings them into the chain some moments
 * later, many in one commit. What a process leaves in its journal when it dies is brought there by
 * the next; each act once, because the commit that brings acts also notes how far it came. While
 * the database is away the journal goes on up to a limit; beyond it nothing is written down any
 * more, and so nothing answered.
 */
public final class JournalledTrail implements AuditTrail, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JournalledTrail.class);
  private static final int DELAY_MS = 1_000;
  private static final int MOST_WAITING = 50_000;
  private static final int MOST_AT_ONCE = 2_000;
  private static final long LARGEST_FILE = 8L << 20;

  private final Path folder;
  private final AuditStore store;
  private final boolean toDisk;
  private final ReentrantLock moving = new ReentrantLock();
  private final Object settling = new Object();
  private final Object writing = new Object();

  /** The files that hold acts which are not in the chain yet; the last one is written to. */
  private final Deque<Part> parts = new ArrayDeque<>();

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "audit");
            thread.setDaemon(true);
            return thread;
          });
  private int waiting;
  private long written;
  private long settled;
  private volatile boolean stuck;

  /** One file and what of it is not in the chain yet. */
  private record Part(AuditJournal journal, Deque<AuditJournal.Entry> entries) {}

  private JournalledTrail(Path folder, AuditStore store, boolean toDisk) throws IOException {
    this.folder = folder;
    this.store = store;
    this.toDisk = toDisk;
    begin();
  }

  /**
   * Opens a trail, and brings into the chain what processes that died have left in the folder.
   *
   * @param toDisk whether an act has to be on the disk before it is answered, or whether it is
   *     enough that it outlives the process
   */
  public static JournalledTrail open(Path folder, AuditStore store, boolean toDisk) {
    try {
      recover(folder, store);
      JournalledTrail trail = new JournalledTrail(folder, store, toDisk);
      trail.clock.scheduleWithFixedDelay(
          trail::moveQuietly, DELAY_MS, DELAY_MS, TimeUnit.MILLISECONDS);
      return trail;
    } catch (IOException e) {
      throw new AuditException("the journal of the audit cannot be opened", e);
    }
  }

  /** Brings into the chain what processes that died have left; those that live are left alone. */
  public static void recover(Path folder, AuditStore store) throws IOException {
    for (AuditJournal left : AuditJournal.left(folder)) {
      AuditJournal.Contents contents = left.read(store.broughtFrom(left.name()));
      store.bring(left.name(), contents.entries());
      if (contents.damaged()) {
        LOG.error("a journal of the audit is damaged; it is kept as {}", left.setAside());
      } else {
        left.delete();
      }
      store.forget(left.name());
    }
  }

  /** Whether a process that died has left acts in a folder that are not in the chain. */
  public static boolean isLeft(Path folder) throws IOException {
    boolean found = false;
    for (AuditJournal left : AuditJournal.left(folder)) {
      found |= left.size() > 0;
      left.close();
    }
    return found;
  }

  private void begin() throws IOException {
    parts.addLast(new Part(AuditJournal.create(folder, toDisk), new ArrayDeque<>()));
  }

  @Override
  public void append(List<Act> acts) {
    if (acts.isEmpty()) {
      return;
    }
    try {
      long number = write(acts);
      if (toDisk) {
        settle(number);
      }
    } catch (IOException e) {
      throw new AuditException("an act could not be written to the journal of the audit", e);
    }
  }

  private long write(List<Act> acts) throws IOException {
    synchronized (writing) {
      if (waiting + acts.size() > MOST_WAITING) {
        throw new AuditException("too many acts wait for the chain");
      }
      if (parts.getLast().journal.size() > LARGEST_FILE) {
        parts.getLast().journal.settle();
        begin();
      }
      Part part = parts.getLast();
      part.entries.addAll(part.journal.write(acts));
      waiting += acts.size();
      written += acts.size();
      return written;
    }
  }

  /** One request has the disk settled for all that wait. */
  private void settle(long number) throws IOException {
    synchronized (settling) {
      if (settled >= number) {
        return;
      }
      AuditJournal journal;
      long upTo;
      synchronized (writing) {
        journal = parts.getLast().journal;
        upTo = written;
      }
      journal.settle();
      settled = upTo;
    }
  }

  /** Brings all acts so far into the chain. */
  public void flush() {
    moving.lock();
    try {
      for (Part part = first(); !part.entries.isEmpty(); part = first()) {
        List<AuditJournal.Entry> some = some(part);
        store.bring(part.journal.name(), some);
        done(part, some.size());
      }
    } finally {
      moving.unlock();
    }
  }

  /** The first part that has something to bring; those before it are ended. */
  private Part first() {
    synchronized (writing) {
      while (parts.size() > 1 && parts.getFirst().entries.isEmpty()) {
        end(parts.removeFirst());
      }
      return parts.getFirst();
    }
  }

  private List<AuditJournal.Entry> some(Part part) {
    synchronized (writing) {
      return part.entries.stream().limit(MOST_AT_ONCE).toList();
    }
  }

  private void done(Part part, int count) {
    synchronized (writing) {
      for (int i = 0; i < count; i++) {
        part.entries.removeFirst();
      }
      waiting -= count;
      if (part.entries.isEmpty()) {
        try {
          part.journal.empty();
        } catch (IOException e) {
          throw new AuditException("the journal of the audit could not be emptied", e);
        }
      }
    }
  }

  private void end(Part part) {
    try {
      part.journal.delete();
      store.forget(part.journal.name());
    } catch (IOException e) {
      throw new AuditException("a journal of the audit could not be taken away", e);
    }
  }

  private void moveQuietly() {
    try {
      flush();
      if (stuck) {
        LOG.info("the journal of the audit is in the chain again");
      }
      stuck = false;
    } catch (RuntimeException e) {
      if (!stuck) {
        LOG.error("acts wait in the journal of the audit: {}", e.getMessage());
      }
      stuck = true;
    }
  }

  /** Brings what is left into the chain; what cannot be brought waits for the next process. */
  @Override
  public void close() {
    clock.shutdown();
    moveQuietly();
    synchronized (writing) {
      for (Part part : parts) {
        try {
          if (part.entries.isEmpty()) {
            end(part);
          } else {
            part.journal.close();
          }
        } catch (IOException | AuditException e) {
          LOG.error("a journal of the audit could not be ended: {}", e.getMessage());
        }
      }
      parts.clear();
    }
  }
}
