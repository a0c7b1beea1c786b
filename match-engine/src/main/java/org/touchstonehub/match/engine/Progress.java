package org.touchstonehub.match.engine;

/** Told how far the engine is. Called from one thread at a time. */
public interface Progress {
  /**
   * A stage begins; the one before has ended.
   *
   * @param total steps expected, or -1 if not known
   */
  void stage(String name, long total);

  /**
   * @param done steps of the current stage that are done
   */
  void done(long done);

  /** Listens to nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void stage(String name, long total) {}

        @Override
        public void done(long done) {}
      };
}
