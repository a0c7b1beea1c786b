package org.touchstonehub.matching.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.Deltas;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.engine.Step;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.matching.training.CurrentRecords;
import org.touchstonehub.mdm.testing.HubDatabase;

/** Whatever comes, goes and is decided, from several threads: it ends as a match of all does. */
class LiveEqualsBatchProperties {
  private static final int THREADS = 3;
  private static final int CHANGES = 25;
  private static final int SYSTEMS = 3;

  private static HubDatabase database;

  @BeforeContainer
  static void begin() {
    database = LiveHub.database();
  }

  @AfterContainer
  static void end() {
    database.close();
  }

  private static LiveHub hub(List<@Nullable String[]> rows) {
    return new LiveHub(database, Persons::model, model -> Persons.trained(model, rows));
  }

  private static SourceKey key(LiveHub live, int row) {
    return live.key("s" + row % SYSTEMS, "k" + row);
  }

  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void live_equals_batch(@ForAll long seed) {
    Random random = new Random(seed);
    List<@Nullable String[]> rows = Persons.records(60 + random.nextInt(40), random);
    LiveHub live = hub(rows);
    startWithSome(live, rows, random);

    CompletableFuture.allOf(
            IntStream.range(0, THREADS)
                .mapToObj(thread -> random.nextLong())
                .map(own -> CompletableFuture.runAsync(() -> change(live, rows, new Random(own))))
                .toArray(CompletableFuture[]::new))
        .join();

    Map<SourceKey, String> told = live.told();
    assertThat(told).isEqualTo(live.matched());
    assertThat(pending(live)).isEmpty();
  }

  /** Some records are there from a batch. */
  private static void startWithSome(LiveHub live, List<@Nullable String[]> rows, Random random) {
    int some = random.nextInt(rows.size());
    live.hub.run(
        () -> {
          for (int row = 0; row < some; row++) live.write(key(live, row), rows.get(row));
          CurrentRecords.Versioned all = live.current.versioned(live.model);
          MatchResult result = live.match(all.table(), Constraints.NONE);
          live.placements.replaceAll(live.trained, "", all.table(), all.versions(), result);
        });
    // nothing was told of these yet
    Set<SourceKey> all = new TreeSet<>();
    for (int row = 0; row < some; row++) all.add(key(live, row));
    Step step = live.change(Deltas.decide(all));
    assertThat(step.standings()).isEmpty();
  }

  private static void change(LiveHub live, List<@Nullable String[]> rows, Random random) {
    for (int n = 0; n < CHANGES; n++) {
      int row = random.nextInt(rows.size());
      SourceKey key = key(live, row);
      switch (random.nextInt(8)) {
        case 0, 1 -> live.change(Deltas.remove(key));
        case 2 -> live.change(Deltas.put(key, rows.get(random.nextInt(rows.size())).clone()));
        case 3 -> decide(live, row, random.nextInt(rows.size()));
        case 4 -> live.change(several(live, rows, random));
        default -> live.change(Deltas.put(key, rows.get(row).clone()));
      }
    }
  }

  /** Must between even rows, cannot between odd ones: they do not contradict each other. */
  private static void decide(LiveHub live, int a, int b) {
    if (a % 2 != b % 2 || a == b) return;
    SourceKey first = key(live, Math.min(a, b));
    SourceKey second = key(live, Math.max(a, b));
    live.change(Deltas.decide(Set.of(first, second)), () -> live.decide(first, second, a % 2 == 0));
  }

  private static Deltas several(LiveHub live, List<@Nullable String[]> rows, Random random) {
    Map<SourceKey, @Nullable String[]> put = new HashMap<>();
    for (int n = 0; n < 5; n++) {
      int row = random.nextInt(rows.size());
      put.put(key(live, row), rows.get(row).clone());
    }
    SourceKey gone = key(live, random.nextInt(rows.size()));
    return new Deltas(put, put.containsKey(gone) ? Set.of() : Set.of(gone), Set.of());
  }

  private static List<Pending> pending(LiveHub live) {
    return live.hub.in(
        () ->
            live.placements.pending(live.placements.inUse(live.model.name()).orElseThrow(), 1_000));
  }

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void what_came_by_file_is_pending_until_a_step_takes_it(@ForAll long seed) {
    Random random = new Random(seed);
    List<@Nullable String[]> rows = Persons.records(50, random);
    LiveHub live = hub(rows);
    startWithSome(live, rows, random);
    Set<SourceKey> come = new TreeSet<>();
    live.hub.run(
        () -> {
          for (int n = 0; n < 20; n++) {
            SourceKey key = key(live, random.nextInt(rows.size()));
            live.write(key, random.nextInt(4) == 0 ? null : rows.get(random.nextInt(rows.size())));
            come.add(key);
          }
        });

    List<Pending> pending = pending(live);
    assertThat(come).containsAll(pending.stream().map(Pending::key).toList());
    take(live, pending);

    assertThat(pending(live)).isEmpty();
    assertThat(live.told()).isEqualTo(live.matched());
  }

  /** What a batch of changes does. */
  private static void take(LiveHub live, List<Pending> pending) {
    Set<SourceKey> gone = new TreeSet<>();
    Set<SourceKey> here = new TreeSet<>();
    for (Pending one : pending) (one.isGone() ? gone : here).add(one.key());
    live.hub.run(
        () -> {
          LiveRecords records = live.claiming(Claims.ofWholeDomain());
          CurrentRecords.Versioned now = live.current.versioned(live.model, here);
          Map<SourceKey, @Nullable String[]> put = new HashMap<>();
          Map<SourceKey, Integer> versions = new HashMap<>();
          for (int row = 0; row < now.table().size(); row++) {
            @Nullable String[] values = new @Nullable String[live.model.attributes().size()];
            for (int a = 0; a < values.length; a++) values[a] = now.table().value(row, a);
            put.put(now.table().key(row), values);
            versions.put(now.table().key(row), now.versions()[row]);
          }
          Step step = live.matching.step(records, new Deltas(put, gone, Set.of()));
          live.placements.store(records.generation(), step, versions);
          live.tell(step);
        });
  }

  @Property(tries = 2, shrinking = ShrinkingMode.OFF)
  void a_replaced_generation_is_dropped_in_time(@ForAll long seed) {
    List<@Nullable String[]> rows = Persons.records(40, new Random(seed));
    LiveHub live = hub(rows);
    Generation first = live.hub.in(() -> live.reading().generation());
    startWithSome(live, rows, new Random(seed));

    int dropped = live.hub.in(() -> live.placements.dropReplaced(Duration.ofDays(-1)));

    assertThat(dropped).isPositive();
    assertThat(live.hub.in(() -> live.reading().generation())).isNotEqualTo(first);
    assertThat(
            live.hub.in(
                () ->
                    live.database
                        .sql("select to_regclass(:table) is null as gone")
                        .set("table", first.table())
                        .first(row -> row.flag("gone"))))
        .hasValue(true);
  }
}
