package org.touchstonehub.matching.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.engine.PossibleMatch;
import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.match.engine.SuspiciousCluster;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.matching.training.CurrentRecords;
import org.touchstonehub.matching.training.TrainedModels;
import org.touchstonehub.mdm.change.Attempts;
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.command.CommandDone;
import org.touchstonehub.mdm.command.Commands;
import org.touchstonehub.mdm.command.Order;
import org.touchstonehub.mdm.command.Seen;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.link.Matching;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.mdm.stewardship.RecordPair;
import org.touchstonehub.mdm.stewardship.StewardTasks;
import org.touchstonehub.mdm.stewardship.Stewardship;
import org.touchstonehub.mdm.stewardship.TaskQuery;
import org.touchstonehub.mdm.stewardship.TaskView;
import org.touchstonehub.mdm.stewardship.Verdict;
import org.touchstonehub.mdm.testing.MasterData;

/**
 * Whatever four clients insert, change, delete and decide at once: the golden records are those
 * that a match of everything makes, and stewards are asked what a batch would ask.
 */
class HubEqualsBatchProperties {
  private static final int CLIENTS = 4;
  private static final int CHANGES = 14;

  private static final String MODEL =
      """
      model: %s
      description: A member of a club.
      id: id
      attributes:
        given: { type: given-name, term: Given name }
        family: { type: family-name, term: Family name }
        born: { type: date, term: Birth date }
        town: { type: locality, term: Town }
        club: { type: category, term: Club }
      """;

  private static MasterData data;
  private static int count;
  private static int questions;

  private String domain = "";
  private SourceRecords records = null;
  private Stewardship stewardship = null;
  private Commands commands = null;
  private TrainedModels trained = null;
  private RecordTable matched = null;
  private LiveGrouping live = null;
  private final ConcurrentLinkedQueue<CommandDone> done = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refused = new AtomicInteger();

  @BeforeContainer
  static void open() {
    data = new MasterData(List.of("mdm", "matching"));
  }

  @AfterContainer
  static void close() {
    data.close();
    assertThat(questions).as("questions of all tries").isPositive();
  }

  @Property(tries = 5, shrinking = ShrinkingMode.OFF)
  void live_equals_batch_whatever_four_clients_do(@ForAll long seed) {
    Random random = new Random(seed);
    List<@Nullable String[]> rows = Persons.records(70, random);
    begin(rows);

    CompletableFuture.allOf(
            IntStream.range(0, CLIENTS)
                .mapToObj(client -> random.nextLong())
                .map(own -> CompletableFuture.runAsync(() -> change(rows, new Random(own))))
                .toArray(CompletableFuture[]::new))
        .join();

    MatchResult result = match();
    assertThat(golden()).isEqualTo(partition(result));
    Set<String> asked = asked();
    askByBatch(result);
    assertThat(asked).isEqualTo(asked());
    questions += asked.size();
    assertThat(refused.get()).isLessThan(CLIENTS * CHANGES);
  }

  private void begin(List<@Nullable String[]> rows) {
    domain = "member" + ++count;
    ActiveModel active = data.activate(MODEL.formatted(domain));
    for (int s = 0; s < 3; s++) data.register(system(s), domain);
    trained = new TrainedModels(data.database, data.hub.clock());
    data.hub.run(() -> trained.use(active, Persons.trained(active.model(), rows)));
    live =
        new LiveGrouping(
            data.database,
            data.models,
            trained,
            new CurrentRecords(data.database),
            new Placements(data.database, data.hub.clock()),
            new LiveModels(trained));
    records = data.recordsBy(live);
    stewardship = data.stewardshipBy(live);
    commands = data.commands(live);
    done.clear();
    refused.set(0);
  }

  private String system(int number) {
    return domain + "-" + number;
  }

  private void change(List<@Nullable String[]> rows, Random random) {
    for (int i = 0; i < CHANGES; i++) {
      try {
        act(rows, random);
      } catch (TouchstoneException expected) {
        // what was seen is no longer so, or what is to be decided about is not there
        assertThat(expected.kind())
            .isIn(
                TouchstoneException.Kind.CONFLICT,
                TouchstoneException.Kind.INVALID,
                TouchstoneException.Kind.NOT_FOUND);
        refused.incrementAndGet();
      }
    }
  }

  private void act(List<@Nullable String[]> rows, Random random) {
    SourceKey one = key(random.nextInt(rows.size()));
    SourceKey other = key(random.nextInt(rows.size()));
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3, 4 -> {
        Map<String, String> values = values(mixed(rows, random));
        in(() -> records.put(one, values));
      }
      case 5 -> in(() -> records.delete(one));
      case 6 -> {
        if (one.equals(other)) return;
        Verdict verdict = random.nextBoolean() ? Verdict.MATCH : Verdict.NO_MATCH;
        in(() -> stewardship.decide(domain, RecordPair.of(one, other), verdict, "anna", ""));
      }
      case 7 -> merge(random);
      case 8 -> split(random);
      default -> {
        CommandDone last = done.poll();
        if (last != null) in(() -> commands.undo(last.id(), order(), false));
      }
    }
  }

  private static Order order() {
    return new Order("berta", "so it is");
  }

  private void merge(Random random) {
    List<GoldenRecord> all = data.all(domain);
    if (all.size() < 2) return;
    GoldenRecord a = all.get(random.nextInt(all.size()));
    GoldenRecord b = all.get(random.nextInt(all.size()));
    if (a.id().equals(b.id())) return;
    List<Seen> both = List.of(new Seen(a.id(), a.version()), new Seen(b.id(), b.version()));
    done.add(in(() -> commands.merge(both, order(), false)));
  }

  private void split(Random random) {
    List<GoldenRecord> several =
        data.all(domain).stream().filter(golden -> golden.sources().size() > 1).toList();
    if (several.isEmpty()) return;
    GoldenRecord golden = several.get(random.nextInt(several.size()));
    Seen seen = new Seen(golden.id(), golden.version());
    List<Set<SourceKey>> part = List.of(Set.of(golden.sources().get(0)));
    done.add(in(() -> commands.split(seen, part, order(), false)));
  }

  /** Each change in a transaction of its own, as a request has. */
  private static <T> T in(Callable<T> work) {
    try {
      return Attempts.at(() -> data.hub.transactions().alone(() -> call(work)));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T call(Callable<T> work) {
    try {
      return work.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private SourceKey key(int row) {
    return new SourceKey(system(row % 3), "k" + row);
  }

  /** A record, or one that has two values of another: then it is hard to tell who it is. */
  private static @Nullable String[] mixed(List<@Nullable String[]> rows, Random random) {
    @Nullable String[] mixed = rows.get(random.nextInt(rows.size())).clone();
    if (random.nextInt(3) == 0) return mixed;
    @Nullable String[] other = rows.get(random.nextInt(rows.size()));
    for (int i = 0; i < 2; i++) {
      int from = random.nextInt(other.length);
      mixed[from] = other[from];
    }
    return mixed;
  }

  private static Map<String, String> values(@Nullable String[] row) {
    String[] names = {"given", "family", "born", "town", "club"};
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      String value = row[i];
      if (value != null) values.put(names[i], value);
    }
    return values;
  }

  private Set<Set<SourceKey>> golden() {
    Set<Set<SourceKey>> golden = new HashSet<>();
    for (Set<SourceKey> members : data.partition(domain).values()) golden.add(members);
    return golden;
  }

  /** What stewards are asked, in words that tell one question from another. */
  private Set<String> asked() {
    List<TaskView> open = new ArrayList<>();
    String cursor = null;
    do {
      String from = cursor;
      StewardTasks.Page page =
          data.hub.in(() -> data.tasks.list(TaskQuery.of(List.of(domain)), from, 500));
      open.addAll(page.tasks());
      cursor = page.next().orElse(null);
    } while (cursor != null);
    return open.stream()
        .filter(task -> task.kind() != TaskKind.CONTRADICTION)
        .map(
            task ->
                "%s %s %.9f %s"
                    .formatted(task.kind(), task.records(), task.probability(), task.reasons()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void askByBatch(MatchResult result) {
    List<PossibleMatch> matches =
        result.possibleMatches().stream().filter(this::isOfOneComponent).toList();
    data.hub.in(
        () ->
            data.taskBook.replace(
                domain,
                data.hub.ids().next(),
                sink -> {
                  for (PossibleMatch match : matches) sink.add(match);
                  for (SuspiciousCluster cluster : result.suspiciousClusters()) sink.add(cluster);
                },
                data.hub.clock().instant()));
  }

  /** What is doubted of two components, a batch of everything alone asks. */
  private boolean isOfOneComponent(PossibleMatch match) {
    Matching.Hypothesis asked =
        new Matching.Hypothesis(
            Map.of(), Set.of(), Set.of(match.a()), keys -> data.decisions.constraints(domain));
    return data.hub.in(
        () ->
            live.group(domain, asked, Matching.Hold.NONE)
                .doubts()
                .orElseThrow()
                .of()
                .contains(match.b()));
  }

  private MatchResult match() {
    ActiveModel active = data.hub.in(() -> data.models.require(domain));
    TrainedModel model = data.hub.in(() -> trained.inUse(active)).orElseThrow();
    RecordTable all = data.hub.in(() -> new CurrentRecords(data.database).all(active.model()));
    Constraints constraints = data.hub.in(() -> data.decisions.constraints(domain));
    matched = all;
    return MatchEngine.match(model, all, constraints, Progress.NONE);
  }

  private Set<Set<SourceKey>> partition(MatchResult result) {
    Map<Integer, Set<SourceKey>> clusters = new TreeMap<>();
    for (int row = 0; row < matched.size(); row++) {
      clusters.computeIfAbsent(result.clusterOf(row), c -> new TreeSet<>()).add(matched.key(row));
    }
    return new HashSet<>(new ArrayList<>(clusters.values()));
  }
}
