package org.chemosign.training;

/**
 * What a run tells of itself, and how it is asked to stop. Called from several threads, one at a
 * time.
 */
public interface TrainingProgress {

  /** So many steps are to be done; called once, before the first of them. */
  void expect(int steps);

  /** One step is done, or was found done in the checkpoint directory. */
  void step(String what);

  /** Whether the run shall end at the next step with a {@link TrainingStoppedException}. */
  boolean stopped();

  /** Says nothing and never stops. */
  static TrainingProgress silent() {
    return new TrainingProgress() {
      @Override
      public void expect(int steps) {}

      @Override
      public void step(String what) {}

      @Override
      public boolean stopped() {
        return false;
      }
    };
  }
}
