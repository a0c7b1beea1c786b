package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Rule;
import org.touchstonehub.match.model.Source;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.SemanticType;

class LiveMatchingTest {
  private static final List<People.Row> ROWS = People.people(200, 3);
  private static final TrainedModel TRAINED =
      MatchEngine.train(People.PERSON, People.table(People.PERSON, ROWS), Progress.NONE);

  private static SourceKey key(People.Row row) {
    return new SourceKey(row.system(), row.key());
  }

  private static Map<SourceKey, @Nullable String[]> put(List<People.Row> rows) {
    return rows.stream().collect(Collectors.toMap(LiveMatchingTest::key, People.Row::values));
  }

  /** Holds records, and counts how often it is asked. */
  private static final class Counting implements Neighbourhood {
    final MemoryNeighbourhood records;
    final List<String> asked = new ArrayList<>();
    final Set<SourceKey> claimed = new TreeSet<>();

    Counting(EntityModel model) {
      records = new MemoryNeighbourhood(model.attributes().stream().map(a -> a.name()).toList());
    }

    @Override
    public void claim(Collection<SourceKey> keys, long[] blockKeys, long[] ruleGroups) {
      asked.add("claim");
      claimed.addAll(keys);
    }

    @Override
    public List<Placed> of(Collection<SourceKey> keys) {
      asked.add("of");
      return records.of(keys);
    }

    @Override
    public List<Placed> sharing(long[] blockKeys) {
      asked.add("sharing");
      return records.sharing(blockKeys);
    }

    @Override
    public List<SourceKey> inGroups(long[] ruleGroups) {
      asked.add("inGroups");
      return records.inGroups(ruleGroups);
    }

    @Override
    public Constraints constraints(Collection<SourceKey> keys) {
      asked.add("constraints");
      return records.constraints(keys);
    }
  }

  @Test
  void a_step_claims_what_it_names_before_it_looks_and_changes_nothing() {
    Counting around = new Counting(People.PERSON);
    People.Row row = ROWS.get(0);

    Step step = new LiveMatching(TRAINED).step(around, Deltas.put(key(row), row.values()));

    assertThat(around.asked.get(0)).isEqualTo("claim");
    assertThat(around.claimed).containsExactly(key(row));
    assertThat(around.records.size()).isZero();
    assertThat(step.placed()).extracting(Placed::key).containsExactly(key(row));
    assertThat(step.clusters()).containsExactly(List.of(key(row)));
  }

  @Test
  void a_search_claims_nothing() {
    Counting around = new Counting(People.PERSON);

    new LiveMatching(TRAINED).search(around, key(ROWS.get(0)), ROWS.get(0).values());

    assertThat(around.asked).doesNotContain("claim");
  }

  @Test
  void many_records_take_hardly_more_look_ups_than_one() {
    Counting around = new Counting(People.PERSON);
    Deltas all = new Deltas(put(ROWS), Set.of(), Set.of());

    around.records.store(new LiveMatching(TRAINED).step(around, all));
    int first = around.asked.size();
    new LiveMatching(TRAINED).step(around, all);

    assertThat(ROWS).hasSizeGreaterThan(300);
    assertThat(first).isLessThan(30);
    assertThat(around.asked.size() - first).isLessThan(30);
  }

  @Test
  void records_of_one_step_end_where_they_end_one_at_a_time() {
    LiveTable atOnce = LiveTable.empty(TRAINED);
    LiveTable oneByOne = LiveTable.empty(TRAINED);

    atOnce.change(new Deltas(put(ROWS), Set.of(), Set.of()));
    for (People.Row row : ROWS) oneByOne.put(key(row), row.values());

    for (People.Row row : ROWS) {
      assertThat(atOnce.clusterOf(key(row))).isEqualTo(oneByOne.clusterOf(key(row)));
    }
  }

  @Test
  void one_trained_model_serves_many_threads() {
    LiveMatching matching = new LiveMatching(TRAINED);
    List<List<SourceKey>> expected = clusters(matching);

    List<List<List<SourceKey>>> found =
        IntStream.range(0, 24).parallel().mapToObj(n -> clusters(matching)).toList();

    assertThat(found).allMatch(expected::equals);
  }

  private static List<List<SourceKey>> clusters(LiveMatching matching) {
    MemoryNeighbourhood own =
        new MemoryNeighbourhood(People.PERSON.attributes().stream().map(a -> a.name()).toList());
    for (People.Row row : ROWS.subList(0, 60)) {
      own.store(matching.step(own, Deltas.put(key(row), row.values())));
    }
    Set<SourceKey> all = new TreeSet<>(put(ROWS.subList(0, 60)).keySet());
    return matching.step(own, Deltas.decide(all)).clusters();
  }

  @Test
  void placing_a_matched_table_gives_what_putting_its_records_gives() {
    RecordTable table = People.table(People.PERSON, ROWS);
    LiveMatching matching = new LiveMatching(TRAINED);
    MemoryNeighbourhood own = new MemoryNeighbourhood(table.attributes());
    own.store(matching.step(own, new Deltas(put(ROWS), Set.of(), Set.of())));

    Map<SourceKey, Placed> placed = new HashMap<>();
    MatchResult result = MatchEngine.match(TRAINED, table, Constraints.NONE, Progress.NONE);
    matching.place(table, result, record -> placed.put(record.key(), record));

    assertThat(placed).hasSize(ROWS.size());
    for (Placed expected : own.of(placed.keySet())) {
      assertThat(placed.get(expected.key())).usingRecursiveComparison().isEqualTo(expected);
    }
  }

  @Test
  void a_candidate_is_graded_as_a_match_of_the_two_alone_would() {
    LiveTable live = LiveTable.empty(TRAINED);
    live.change(new Deltas(put(ROWS), Set.of(), Set.of()));
    Set<Candidate.Grade> seen = EnumSet.noneOf(Candidate.Grade.class);

    for (People.Row stored : ROWS.subList(0, 60)) {
      // nothing but names, so that some are in doubt
      @Nullable String[] values = new @Nullable String[stored.values().length];
      values[0] = stored.values()[0];
      values[1] = stored.values()[1];
      People.Row row = new People.Row("asked", "k", 0, values);
      for (Candidate candidate : live.search(key(row), values)) {
        People.Row other =
            ROWS.stream().filter(r -> key(r).equals(candidate.key())).findFirst().orElseThrow();
        RecordTable two = People.table(People.PERSON, List.of(row, other));
        MatchResult alone = MatchEngine.match(TRAINED, two, Constraints.NONE, Progress.NONE);
        boolean together = alone.clusterOf(0) == alone.clusterOf(1);
        seen.add(candidate.grade());

        assertThat(candidate.grade() == Candidate.Grade.MATCH).isEqualTo(together);
        if (candidate.grade() == Candidate.Grade.POSSIBLE_MATCH) {
          assertThat(alone.possibleMatches()).hasSize(1);
        }
      }
    }
    assertThat(seen).contains(Candidate.Grade.POSSIBLE_MATCH);
  }

  @Test
  void who_a_rule_joins_is_a_candidate_with_the_rule_for_a_reason() {
    EntityModel ruled = ruled(Rule.Kind.TOGETHER_IF_EQUAL);
    LiveTable live = LiveTable.empty(MatchEngine.shippedPriors(ruled));
    SourceKey here = new SourceKey("s", "a");
    live.put(here, "Ada", "Byron", "1815-12-10", "Leeds", null, "chess");

    List<Candidate> found =
        live.search(
            new SourceKey("s", "b"), "Karel", "Novotny", "1950-01-02", "Brno", null, "chess");

    assertThat(found).hasSize(1);
    assertThat(found.get(0).key()).isEqualTo(here);
    assertThat(found.get(0).grade()).isEqualTo(Candidate.Grade.MATCH);
    assertThat(found.get(0).reasons().get(0).finding()).contains("rule");
  }

  @Test
  void who_a_rule_keeps_apart_is_no_match() {
    LiveTable live =
        LiveTable.empty(MatchEngine.shippedPriors(ruled(Rule.Kind.APART_IF_DIFFERENT)));
    live.put(new SourceKey("s", "a"), "Ada", "Byron", "1815-12-10", "Leeds", null, "chess");

    List<Candidate> found =
        live.search(new SourceKey("s", "b"), "Ada", "Byron", "1815-12-10", "Leeds", null, "rowing");

    assertThat(found).extracting(Candidate::grade).containsExactly(Candidate.Grade.NO_MATCH);
  }

  /** A rule on the club. */
  private static EntityModel ruled(Rule.Kind kind) {
    EntityModel person = People.person(List.<Source>of(), "club", SemanticType.CATEGORY);
    return new EntityModel(
        "test",
        "",
        "id",
        "source",
        List.of(),
        person.attributes(),
        List.of(new Rule(kind, List.of(5), null)));
  }

  @Test
  void a_record_cannot_come_and_go_in_one_step() {
    SourceKey key = key(ROWS.get(0));
    assertThatThrownBy(() -> new Deltas(put(ROWS.subList(0, 1)), Set.of(key), Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
