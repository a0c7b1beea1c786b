package org.touchstonehub.matching.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The runs that this process carries out. What the database calls this process's own and is not
 * here, nobody carries out: its job ended while the database was away.
 */
@ApplicationScoped
class LiveRuns {
  /** May be read while a change waits for the database: the heart-beat must not. */
  private final Set<Lease> live = ConcurrentHashMap.newKeySet();

  private volatile boolean stopping;

  /** From now on no run is begun, and runs that end early are left to others. */
  synchronized void stop() {
    stopping = true;
  }

  /** {@link #stop} for when there is no container any more, which stands before this bean. */
  Runnable stopping() {
    return this::stop;
  }

  boolean isStopping() {
    return stopping;
  }

  Set<Lease> all() {
    return Set.copyOf(live);
  }

  /**
   * Writes down that a run is wanted, and counts it as carried out; {@link #abandoned} sees both or
   * neither.
   */
  synchronized Lease begin(Supplier<Lease> wanted) {
    Lease lease = wanted.get();
    live.add(lease);
    return lease;
  }

  /**
   * The same with a run that has no living owner; with none while the server stops.
   *
   * @param look is told the runs that have a job in this process still, if only one that has lost
   *     its lease: they are not to be taken before it has ended
   */
  synchronized Optional<Leases.Takeover> takeOver(
      Function<Collection<RunId>, Optional<Leases.Takeover>> look) {
    if (stopping) return Optional.empty();
    Optional<Leases.Takeover> taken = look.apply(live.stream().map(Lease::run).toList());
    taken.ifPresent(found -> live.add(found.lease()));
    return taken;
  }

  synchronized void end(Lease lease) {
    live.remove(lease);
  }

  /**
   * Those of this process that nobody carries out; none while the server stops.
   *
   * @param own reads the runs that the database calls this process's
   */
  synchronized List<Lease> abandoned(Supplier<List<Lease>> own) {
    if (stopping) return List.of();
    return own.get().stream().filter(lease -> !live.contains(lease)).toList();
  }
}
