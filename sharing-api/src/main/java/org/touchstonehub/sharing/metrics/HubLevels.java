package org.touchstonehub.sharing.metrics;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.metrics.Tag;
import org.touchstonehub.matching.run.RunState;
import org.touchstonehub.matching.run.Runs;
import org.touchstonehub.mdm.database.Connections;
import org.touchstonehub.mdm.stewardship.StewardTasks;
import org.touchstonehub.sharing.application.HubState;

/**
 * Reads what is counted in the database every {@link #SECONDS} seconds, so that asking for metrics
 * asks the database nothing.
 */
@ApplicationScoped
public class HubLevels {
  private static final Logger LOG = System.getLogger(HubLevels.class.getName());
  private static final int SECONDS = 10;

  @Resource ManagedScheduledExecutorService executor;
  @Inject HubState state;
  @Inject HubMetrics metrics;
  @Inject StewardTasks tasks;
  @Inject Runs runs;
  @Inject Connections connections;

  private final Set<String> queues = new HashSet<>();

  void onStart(@Observes @Initialized(ApplicationScoped.class) @Any Object started) {
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(this::tell, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  private void tell() {
    if (!state.isServing()) return;
    try {
      metrics.tokens();
      queues();
      connections
          .count()
          .forEach(
              (use, n) ->
                  metrics.level(
                      "touchstone_connections",
                      "Connections to the database",
                      n,
                      new Tag("use", use)));
      runs();
    } catch (RuntimeException unreachable) {
      // The next time it is tried again; readiness says what is wrong with the database.
      LOG.log(Level.WARNING, "event=metrics-unread cause={0}", unreachable.getClass().getName());
    }
  }

  private void queues() {
    Map<String, Long> open = tasks.countOpen();
    queues.addAll(open.keySet());
    for (String domain : queues) {
      metrics.level(
          "touchstone_steward_tasks_open",
          "Tasks that wait for a steward",
          open.getOrDefault(domain, 0L),
          new Tag("domain", domain));
    }
  }

  private void runs() {
    Map<String, Map<RunState, Runs.Tally>> found = new HashMap<>();
    List<Runs.Tally> tallies = runs.tallies();
    tallies.forEach(
        tally ->
            found.computeIfAbsent(tally.domain(), d -> new HashMap<>()).put(tally.state(), tally));
    found.forEach(
        (domain, states) -> {
          Tag tag = new Tag("domain", domain);
          for (RunState each : RunState.values()) {
            Runs.Tally tally = states.get(each);
            String name = each.name().toLowerCase(Locale.ROOT).replace('_', '-');
            metrics.level(
                "touchstone_batch_runs",
                "Batch runs by state",
                tally == null ? 0 : tally.runs(),
                tag,
                new Tag("state", name));
          }
          Runs.Tally completed = states.get(RunState.COMPLETED);
          if (completed != null) {
            metrics.level(
                "touchstone_batch_last_milliseconds",
                "What the last completed run took",
                completed.millis(),
                tag);
            metrics.level(
                "touchstone_batch_last_records",
                "Records of the last completed run",
                completed.records(),
                tag);
          }
        });
  }
}
