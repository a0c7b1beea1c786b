package org.touchstonehub.sharing.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The bulkheads of this process. Together they stay well below the server's threads and the 32
 * database connections: what is left serves reads, health and batches.
 */
@ApplicationScoped
public class Bulkheads {
  private static final Duration WRITE_PATIENCE = Duration.ofSeconds(2);
  private static final Duration LOAD_PATIENCE = Duration.ofMinutes(2);

  @Inject
  @ConfigProperty(name = "touchstone.writes.at-once")
  int writesAtOnce;

  @Inject
  @ConfigProperty(name = "touchstone.upload.at-once")
  int uploadsAtOnce;

  @Inject
  @ConfigProperty(name = "touchstone.upload.loads-at-once")
  int loadsAtOnce;

  private @Nullable Bulkhead writes;
  private @Nullable Bulkhead uploads;
  private @Nullable Bulkhead loads;

  /** Requests that change something, but for uploads. */
  synchronized Bulkhead writes() {
    if (writes == null) writes = new Bulkhead(writesAtOnce, writesAtOnce, WRITE_PATIENCE);
    return writes;
  }

  /** Files, from the first byte until they are answered; none waits, for each holds a thread. */
  synchronized Bulkhead uploads() {
    if (uploads == null) uploads = new Bulkhead(uploadsAtOnce, 0, Duration.ZERO);
    return uploads;
  }

  /** Files that have come whole and go into the database; the others wait for them. */
  public synchronized Bulkhead loads() {
    if (loads == null) loads = new Bulkhead(loadsAtOnce, uploadsAtOnce, LOAD_PATIENCE);
    return loads;
  }
}
