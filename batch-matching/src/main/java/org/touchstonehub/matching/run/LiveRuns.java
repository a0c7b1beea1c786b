package org.touchstonehub.matching.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The runs that this process carries out. What the database calls unended and is not here, nobody
 * carries out: its process, or the database under it, was killed.
 */
@ApplicationScoped
class LiveRuns {
  private final Set<RunId> live = new HashSet<>();
  private boolean stopping;

  /** From now on, runs that end early are to be taken up at the next start. */
  synchronized void onStop(
      @Observes @BeforeDestroyed(ApplicationScoped.class) @Any Object stoppingApplication) {
    stopping = true;
  }

  synchronized boolean isStopping() {
    return stopping;
  }

  /**
   * Writes down that a run is wanted, and counts it as carried out; {@link #abandoned} sees both or
   * neither.
   */
  synchronized RunId begin(Supplier<RunId> wanted) {
    RunId run = wanted.get();
    live.add(run);
    return run;
  }

  synchronized void end(RunId run) {
    live.remove(run);
  }

  /**
   * Those that nobody carries out; none while the server stops.
   *
   * @param unended reads the runs that the database calls unended
   */
  synchronized List<Runs.Orphan> abandoned(Supplier<List<Runs.Orphan>> unended) {
    if (stopping) return List.of();
    return unended.get().stream().filter(orphan -> !live.contains(orphan.run())).toList();
  }
}
