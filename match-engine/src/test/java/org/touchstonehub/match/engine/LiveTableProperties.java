package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Rule;
import org.touchstonehub.match.model.Source;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.SemanticType;

/** Whatever the order of inserts, changes, deletions and decisions, it ends as the batch does. */
class LiveTableProperties {
  private static final EntityModel LINKED =
      new EntityModel(
          "test",
          "",
          "id",
          "source",
          List.of(new Source("s0", true), new Source("s1", false), new Source("s2", true)),
          People.PERSON.attributes());

  private static final List<String> WORDS =
      List.of(
          "Acme", "Nord", "Stern", "Delta", "Kraft", "Blue", "Royal", "Atlas", "Vista", "Prime");
  private static final List<String> TRADES =
      List.of("Logistics", "Foods", "Steel", "Trading", "Software", "Tools", "Paper", "Motors");

  @Property(tries = 25)
  void any_interleaving_ends_as_the_batch_does(
      @ForAll @IntRange(min = 2, max = 120) int entities, @ForAll long seed) {
    interleave(People.PERSON, People.people(entities, seed), seed);
  }

  @Property(tries = 10)
  void so_it_does_where_dates_are_known_in_part(
      @ForAll @IntRange(min = 2, max = 80) int entities, @ForAll long seed) {
    Random random = new Random(seed);
    List<People.Row> rows = People.people(entities, seed);
    for (People.Row row : rows) {
      String born = row.values()[2];
      int known = List.of(4, 7, 10).get(random.nextInt(3));
      if (born != null) row.values()[2] = born.substring(0, known);
    }
    interleave(People.PERSON, rows, seed);
  }

  @Property(tries = 10)
  void so_it_does_where_sources_hold_no_thing_twice(
      @ForAll @IntRange(min = 2, max = 80) int entities, @ForAll long seed) {
    interleave(LINKED, People.people(entities, seed), seed);
  }

  @Property(tries = 10)
  void so_it_does_for_companies(
      @ForAll @IntRange(min = 2, max = 60) int entities, @ForAll long seed) {
    interleave(People.SUPPLIER, suppliers(entities, new Random(seed)), seed);
  }

  @Property(tries = 10)
  void so_it_does_where_rules_join_and_keep_apart(
      @ForAll @IntRange(min = 2, max = 60) int entities, @ForAll long seed) {
    List<Attribute> attributes = new ArrayList<>(People.PERSON.attributes());
    attributes.addAll(People.model(List.of(), "club", SemanticType.CATEGORY).attributes());
    EntityModel ruled =
        new EntityModel(
            "test",
            "",
            "id",
            "source",
            List.of(),
            attributes,
            List.of(
                new Rule(Rule.Kind.TOGETHER_IF_EQUAL, List.of(5), null),
                new Rule(Rule.Kind.APART_IF_DIFFERENT, List.of(4), null)));
    // a club of a few people who have nothing else in common, so that only the rule sees them
    Random random = new Random(seed);
    List<People.Row> rows = new ArrayList<>();
    for (People.Row row : People.people(entities, seed)) {
      @Nullable String[] values = Arrays.copyOf(row.values(), 6);
      values[5] = random.nextBoolean() ? null : "c" + random.nextInt(entities);
      rows.add(new People.Row(row.system(), row.key(), row.entity(), values));
    }
    interleave(ruled, rows, seed);
  }

  /** Few names and many gaps: most records hang together, and few have a say in each other. */
  @Property(tries = 10)
  void so_it_does_in_a_crowd(
      @ForAll @IntRange(min = 40, max = 160) int entities, @ForAll long seed) {
    List<People.Row> rows = People.people(entities, seed);
    Random random = new Random(seed);
    for (People.Row row : rows) {
      for (int a : new int[] {0, 1, 3}) {
        row.values()[a] = rows.get(random.nextInt(8)).values()[a];
      }
      if (random.nextInt(3) > 0) row.values()[2] = null;
      if (random.nextBoolean()) row.values()[4] = null;
    }
    interleave(People.PERSON, rows, seed);
  }

  private static void interleave(EntityModel model, List<People.Row> rows, long seed) {
    Random random = new Random(seed);
    RecordTable all = People.table(model, rows);
    TrainedModel trained = MatchEngine.train(model, all, Progress.NONE);
    Map<SourceKey, @Nullable String[]> present = new LinkedHashMap<>();
    List<People.Row> first = rows.subList(0, random.nextInt(rows.size() + 1));
    for (People.Row row : first) present.put(key(row), row.values());
    LiveTable live = LiveTable.of(trained, table(model, present), Constraints.NONE, Progress.NONE);
    Constraints constraints = Constraints.NONE;
    Map<SourceKey, SourceKey> told = partition(live, present);
    for (int step = 0; step < 60; step++) {
      People.Row row = rows.get(random.nextInt(rows.size()));
      LiveTable.Change change;
      switch (random.nextInt(8)) {
        case 0, 1 -> {
          present.remove(key(row));
          change = live.remove(key(row));
        }
        case 2 -> {
          // another version: the values of somebody else
          @Nullable String[] values = rows.get(random.nextInt(rows.size())).values();
          present.put(key(row), values);
          change = live.put(key(row), values.clone());
        }
        case 4 -> change = live.change(several(rows, present, random));
        case 3 -> {
          constraints = decided(trained, model, present, random);
          change = live.decide(constraints);
        }
        default -> {
          present.put(key(row), row.values());
          change = live.put(key(row), row.values().clone());
        }
      }
      follow(told, change);
    }

    RecordTable table = table(model, present);
    MatchResult batch = MatchEngine.match(trained, table, constraints, Progress.NONE);
    Map<SourceKey, SourceKey> expected = new TreeMap<>();
    for (int i = 0; i < table.size(); i++) {
      expected.put(table.key(i), table.key(batch.clusterOf(i)));
    }
    assertThat(live.size()).isEqualTo(present.size());
    assertThat(partition(live, present)).isEqualTo(expected);
    assertThat(new TreeMap<>(told)).isEqualTo(expected);
    stewardsAreToldTheSame(live, present, batch);
  }

  /** Records that come and go in one step; they see each other. */
  private static Deltas several(
      List<People.Row> rows, Map<SourceKey, @Nullable String[]> present, Random random) {
    Map<SourceKey, @Nullable String[]> put = new LinkedHashMap<>();
    for (int n = random.nextInt(rows.size() + 1); n > 0; n--) {
      People.Row row = rows.get(random.nextInt(rows.size()));
      put.put(key(row), row.values().clone());
    }
    Set<SourceKey> removed = new TreeSet<>();
    for (int n = random.nextInt(5); n > 0; n--) {
      SourceKey key = key(rows.get(random.nextInt(rows.size())));
      if (!put.containsKey(key)) removed.add(key);
    }
    present.putAll(put);
    present.keySet().removeAll(removed);
    return new Deltas(put, removed, Set.of());
  }

  /** Of all records what a match tells, but for what depends on the whole table. */
  private static void stewardsAreToldTheSame(
      LiveTable live, Map<SourceKey, @Nullable String[]> present, MatchResult batch) {
    LiveTable.Change all = live.change(Deltas.decide(present.keySet()));
    assertThat(all.after()).isEmpty();
    assertThat(all.step().standings()).isEmpty();
    assertThat(all.step().suspiciousClusters())
        .containsExactlyInAnyOrderElementsOf(batch.suspiciousClusters());
    List<PossibleMatch> told = all.step().possibleMatches();
    assertThat(batch.possibleMatches()).containsAll(told);
    for (PossibleMatch match : batch.possibleMatches()) {
      if (told.contains(match)) continue;
      assertThat(shareAnIdentifier(present.get(match.a()), present.get(match.b())))
          .as("%s needs no more than its records", match)
          .isTrue();
    }
  }

  /** Telephones and tax ids come last of what both models have. */
  private static boolean shareAnIdentifier(@Nullable String[] a, @Nullable String[] b) {
    int at = Math.min(a.length - 1, 4);
    String digits = "[^0-9]";
    return a[at] != null
        && b[at] != null
        && a[at].replaceAll(digits, "").equals(b[at].replaceAll(digits, ""));
  }

  /** What a listener knows who hears of the changes only. */
  private static void follow(Map<SourceKey, SourceKey> told, LiveTable.Change change) {
    for (List<SourceKey> members : change.before()) members.forEach(told::remove);
    for (List<SourceKey> members : change.after()) {
      for (SourceKey member : members) told.put(member, members.get(0));
    }
  }

  private static Constraints decided(
      TrainedModel trained,
      EntityModel model,
      Map<SourceKey, @Nullable String[]> present,
      Random random) {
    if (present.size() < 4) return Constraints.NONE;
    RecordTable table = table(model, present);
    MatchResult now = MatchEngine.match(trained, table, Constraints.NONE, Progress.NONE);
    List<Constraints.Pair> must = new ArrayList<>();
    List<Constraints.Pair> cannot = new ArrayList<>();
    int half = table.size() / 2;
    for (int k = 0; k < 3; k++) {
      // must in the first half, cannot in the second: they do not contradict each other
      int i = random.nextInt(half);
      int j = random.nextInt(half);
      if (i != j) must.add(new Constraints.Pair(table.key(i), table.key(j)));
      int p = half + random.nextInt(table.size() - half);
      for (int q = half; q < table.size(); q++) {
        if (p != q && now.clusterOf(p) == now.clusterOf(q)) {
          cannot.add(new Constraints.Pair(table.key(p), table.key(q)));
        }
      }
    }
    return new Constraints(must, cannot);
  }

  @Property(tries = 10)
  void search_finds_what_putting_finds_and_changes_nothing(
      @ForAll @IntRange(min = 5, max = 80) int entities, @ForAll long seed) {
    List<People.Row> rows = People.people(entities, seed);
    RecordTable all = People.table(People.PERSON, rows);
    TrainedModel trained = MatchEngine.train(People.PERSON, all, Progress.NONE);
    Map<SourceKey, @Nullable String[]> present = new HashMap<>();
    LiveTable live = LiveTable.empty(trained);
    for (People.Row row : rows) {
      Map<SourceKey, SourceKey> before = partition(live, present);
      List<Candidate> searched = live.search(key(row), row.values().clone());
      assertThat(partition(live, present)).isEqualTo(before);
      List<Candidate> found = live.put(key(row), row.values().clone()).candidates(key(row));
      assertThat(searched).isEqualTo(found);
      present.put(key(row), row.values());
    }
  }

  private static Map<SourceKey, SourceKey> partition(
      LiveTable live, Map<SourceKey, @Nullable String[]> present) {
    Map<SourceKey, SourceKey> partition = new TreeMap<>();
    for (SourceKey key : present.keySet()) {
      partition.put(key, live.clusterOf(key).orElseThrow());
    }
    return partition;
  }

  private static RecordTable table(EntityModel model, Map<SourceKey, @Nullable String[]> present) {
    List<People.Row> rows = new ArrayList<>();
    present.forEach((key, values) -> rows.add(new People.Row(key.system(), key.key(), 0, values)));
    return People.table(model, rows);
  }

  private static SourceKey key(People.Row row) {
    return new SourceKey(row.system(), row.key());
  }

  private static List<People.Row> suppliers(int entities, Random random) {
    List<People.Row> rows = new ArrayList<>();
    for (int e = 0; e < entities; e++) {
      String name =
          WORDS.get(random.nextInt(WORDS.size())) + " " + TRADES.get(random.nextInt(TRADES.size()));
      String street = WORDS.get(random.nextInt(WORDS.size())) + " Street";
      int number = 1 + random.nextInt(99);
      String vat = random.nextInt(3) == 0 ? null : "DE" + (100_000_000 + random.nextInt(900));
      for (int r = 0; r <= random.nextInt(4); r++) {
        String form = random.nextBoolean() ? " GmbH" : random.nextBoolean() ? " Ltd" : "";
        String written = random.nextInt(4) == 0 ? name.replace(" ", "") : name;
        rows.add(
            new People.Row(
                "s" + random.nextInt(3),
                "k" + rows.size(),
                e,
                new @Nullable String[] {
                  written + form,
                  number + " " + street,
                  random.nextInt(5) == 0 ? null : "Leeds",
                  vat
                }));
      }
    }
    return rows;
  }
}
