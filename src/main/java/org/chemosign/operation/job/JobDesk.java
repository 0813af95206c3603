package org.chemosign.operation.job;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.chemosign.operation.Changes;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.Refusal;
import org.hl7.fhir.r4.model.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does jobs one after another on a thread of its own; a few more wait. Every job is a Task, so that
 * any node of the server can be asked after it. A node that dies leaves jobs without a sign of
 * life; whoever is asked after one of them next, or starts, ends it as interrupted.
 */
public final class JobDesk implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JobDesk.class);
  private static final int LONGEST_QUEUE = 8;
  private static final int BEAT_SECONDS = 5;
  private static final int DEAD_AFTER_SECONDS = 30;
  private static final int LONGEST_PROGRESS = 100;
  private static final String INTERRUPTED =
      "the server went down while the job was waiting or running; start it again";

  private final ClinicalRecord record;
  private final JobBoard board;
  private final UnaryOperator<ResearchJob.Work> carrier;
  private final Map<String, Run> runs = new ConcurrentHashMap<>();
  private final ArrayBlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, queue, run -> thread(run, "chemosign-research"));
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(run -> thread(run, "chemosign-research-beat"));

  private volatile boolean closing;

  /**
   * A desk.
   *
   * @param record where the Tasks of jobs are
   * @param carrier called where a job is taken; lets its work know for whom it is done
   */
  public JobDesk(ClinicalRecord record, JobBoard board, UnaryOperator<ResearchJob.Work> carrier) {
    this.record = record;
    this.board = board;
    this.carrier = carrier;
    heart.scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
  }

  private static Thread thread(Runnable run, String name) {
    Thread thread = new Thread(run, name);
    thread.setDaemon(true);
    return thread;
  }

  /** A job that is here, waiting or running. */
  private static final class Run implements JobControl {

    private volatile String text = "waiting";
    private volatile boolean stop;

    @Override
    public void progress(String progress) {
      text = progress.substring(0, Math.min(LONGEST_PROGRESS, progress.length()));
    }

    @Override
    public boolean stopped() {
      return stop;
    }
  }

  /**
   * Takes a job; 503 with Retry-After when too many wait.
   *
   * @return the Task as stored
   */
  public synchronized Task submit(ResearchJob job) {
    if (closing || queue.remainingCapacity() == 0) {
      throw Refusal.BUSY.at("Parameters", "too many jobs wait already; try again later");
    }
    Task task = ResearchTasks.of(job, Instant.now());
    record.transaction(new Changes().create(task).transaction());
    String id = task.getIdElement().getIdPart();
    Run run = new Run();
    runs.put(id, run);
    board.beat(id, new JobBoard.Beat(Instant.now(), run.text));
    ResearchJob carried = job.with(carrier.apply(job.work()));
    worker.execute(() -> work(id, carried, run));
    return task;
  }

  /** The Task of a job; empty when there is none. A job whose node has died is ended first. */
  public Optional<Task> find(String id) {
    return record.read(Task.class, id).filter(ResearchTasks::isOne).map(this::endIfDead);
  }

  /** How far a job is. */
  public String progress(String id) {
    return board.last(id).map(JobBoard.Beat::progress).orElse("waiting");
  }

  /** Ends a job that waits or runs, here or on another node; one that has ended stays as it is. */
  public void cancel(Task task) {
    String id = task.getIdElement().getIdPart();
    if (end(id, ResearchTasks.Reason.STOPPED, "stopped on request")) {
      stop(id);
    }
  }

  private void stop(String id) {
    Optional.ofNullable(runs.get(id)).ifPresent(run -> run.stop = true);
  }

  /** Ends what nodes that have died left behind. */
  public void endDead() {
    for (String status : new String[] {"requested", "in-progress"}) {
      record.search(Task.class, Map.of("status", status)).stream()
          .filter(ResearchTasks::isOne)
          .forEach(this::endIfDead);
    }
  }

  private Task endIfDead(Task task) {
    String id = task.getIdElement().getIdPart();
    Instant oldest = Instant.now().minusSeconds(DEAD_AFTER_SECONDS);
    boolean dead =
        ResearchTasks.isOpen(task)
            && !runs.containsKey(id)
            && board.last(id).filter(beat -> beat.at().isAfter(oldest)).isEmpty();
    if (dead) {
      end(id, ResearchTasks.Reason.INTERRUPTED, INTERRUPTED);
      return record.read(Task.class, id).orElse(task);
    }
    return task;
  }

  private void work(String id, ResearchJob job, Run run) {
    try {
      if (start(id)) {
        run.progress("working");
        finish(id, job, job.work().run(run));
      }
    } catch (JobStoppedException e) {
      end(
          id,
          closing ? ResearchTasks.Reason.INTERRUPTED : ResearchTasks.Reason.STOPPED,
          closing ? INTERRUPTED : "stopped on request");
    } catch (BaseServerResponseException e) {
      end(id, ResearchTasks.Reason.INPUT_REFUSED, e.getMessage());
    } catch (RuntimeException | Error e) {
      LOG.error("a research job failed", e);
      end(
          id,
          ResearchTasks.Reason.ENGINE_FAILED,
          "the software failed; the server's log says more");
    } finally {
      runs.remove(id);
      board.forget(id);
    }
  }

  private boolean start(String id) {
    Optional<Task> waiting = open(id);
    waiting.ifPresent(
        task -> {
          ResearchTasks.started(task, Instant.now());
          record.transaction(new Changes().update(task).transaction());
        });
    return waiting.isPresent();
  }

  /** Result and end of the Task in one transaction; nothing when it was cancelled meanwhile. */
  private void finish(String id, ResearchJob job, JobResult result) {
    Task task = open(id).orElseThrow(JobStoppedException::new);
    ResearchTasks.completed(task, job.output(), result.outputs());
    record.transaction(result.changes().update(task).transaction());
  }

  private boolean end(String id, ResearchTasks.Reason reason, String text) {
    try {
      Optional<Task> task = open(id);
      task.ifPresent(
          open -> {
            ResearchTasks.ended(open, reason, text);
            record.transaction(new Changes().update(open).transaction());
          });
      return task.isPresent();
    } catch (ResourceVersionConflictException e) {
      return open(id).isPresent() && end(id, reason, text);
    }
  }

  private Optional<Task> open(String id) {
    return record.read(Task.class, id).filter(ResearchTasks::isOpen);
  }

  /** Says of every job here that it lives, and learns which were cancelled elsewhere. */
  private void beat() {
    for (Map.Entry<String, Run> job : runs.entrySet()) {
      try {
        board.beat(job.getKey(), new JobBoard.Beat(Instant.now(), job.getValue().text));
        if (open(job.getKey()).isEmpty()) {
          stop(job.getKey());
        }
      } catch (RuntimeException e) {
        LOG.warn("the sign of life of a job could not be written: {}", e.getClass().getName());
      }
    }
  }

  /** Ends what runs or waits here as interrupted. */
  @Override
  public void close() {
    closing = true;
    heart.shutdownNow();
    queue.clear();
    for (Map.Entry<String, Run> job : runs.entrySet()) {
      job.getValue().stop = true;
      end(job.getKey(), ResearchTasks.Reason.INTERRUPTED, INTERRUPTED);
    }
    worker.shutdown();
  }
}
