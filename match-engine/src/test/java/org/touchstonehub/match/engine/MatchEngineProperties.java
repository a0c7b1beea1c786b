package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

class MatchEngineProperties {
  @Property(tries = 12)
  void clusters_are_a_partition_named_by_the_smallest_key_and_probabilities_are_probabilities(
      @ForAll @IntRange(min = 1, max = 80) int entities, @ForAll long seed) {
    RecordTable table = People.table(People.PERSON, People.people(entities, seed));
    MatchResult result =
        MatchEngine.resolve(People.PERSON, table, Constraints.NONE, Progress.NONE).result();

    for (int i = 0; i < table.size(); i++) {
      int name = result.clusterOf(i);
      assertThat(result.clusterOf(name)).isEqualTo(name);
      assertThat(table.key(name)).isLessThanOrEqualTo(table.key(i));
    }
    for (PossibleMatch match : result.possibleMatches()) {
      assertThat(match.probability()).isBetween(0.0, 1.0);
      assertThat(match.a()).isLessThan(match.b());
      assertThat(match.reasons()).allMatch(reason -> Double.isFinite(reason.weight()));
    }
    assertThat(result.report().expectedMatches())
        .isBetween(0.0, (double) result.report().candidatePairs());
  }

  @Property(tries = 12)
  void what_is_joined_is_stated_likelier_than_not_and_what_is_apart_is_not(
      @ForAll @IntRange(min = 2, max = 80) int entities,
      @ForAll boolean persons,
      @ForAll long seed) {
    EntityModel model = persons ? People.PERSON : People.SUPPLIER;
    RecordTable table =
        persons
            ? People.table(model, People.people(entities, seed))
            : ExplainingProperties.firms(entities, seed);
    Constraints.Pair odd = new Constraints.Pair(table.key(0), table.key(table.size() / 2));
    Constraints joined = new Constraints(List.of(odd), List.of());

    for (Constraints constraints : List.of(Constraints.NONE, joined)) {
      MatchResult result =
          MatchEngine.resolve(model, table, constraints, PairsWanted.atLeast(0), Progress.NONE)
              .result();

      StatedPairs pairs = result.pairs();
      for (int k = 0; k < pairs.size(); k++) {
        boolean together = result.clusterOf(pairs.first(k)) == result.clusterOf(pairs.second(k));
        assertThat(pairs.probability(k) > 0.5).isEqualTo(together);
        assertThat(pairs.logOdds(k)).isFinite();
      }
    }
  }

  @Property(tries = 12)
  void what_stewards_decided_holds(
      @ForAll @IntRange(min = 20, max = 80) int entities, @ForAll long seed) {
    List<People.Row> rows = People.people(entities, seed);
    RecordTable table = People.table(People.PERSON, rows);
    TrainedModel trained = MatchEngine.train(People.PERSON, table, Progress.NONE);
    MatchResult before = MatchEngine.match(trained, table, Constraints.NONE, Progress.NONE);
    Random random = new Random(seed);
    List<Constraints.Pair> must = new ArrayList<>();
    List<Constraints.Pair> cannot = new ArrayList<>();
    for (int k = 0; k < 5; k++) {
      // pairs of disjoint rows, so that the two lists cannot contradict each other
      int i = k * rows.size() / 6;
      int j = i + 1 + random.nextInt(rows.size() / 6);
      Constraints.Pair pair = new Constraints.Pair(table.key(i), table.key(j));
      if (before.clusterOf(i) == before.clusterOf(j)) cannot.add(pair);
      else if (k % 2 == 0) must.add(pair);
    }
    cannot.removeIf(pair -> must.stream().anyMatch(m -> touches(m, pair)));
    must.add(new Constraints.Pair(new SourceKey("gone", "1"), table.key(0)));

    MatchResult after =
        MatchEngine.match(trained, table, new Constraints(must, cannot), Progress.NONE);

    must.remove(must.size() - 1);
    for (Constraints.Pair pair : must) {
      assertThat(after.clusterOf(row(table, pair.a())))
          .isEqualTo(after.clusterOf(row(table, pair.b())));
    }
    for (Constraints.Pair pair : cannot) {
      assertThat(after.clusterOf(row(table, pair.a())))
          .isNotEqualTo(after.clusterOf(row(table, pair.b())));
    }
  }

  @Property(tries = 12)
  void training_and_then_matching_by_the_file_is_matching(
      @ForAll @IntRange(min = 0, max = 80) int entities, @ForAll long seed) {
    RecordTable table = People.table(People.PERSON, People.people(entities, seed));
    MatchEngine.Resolution plain =
        MatchEngine.resolve(People.PERSON, table, Constraints.NONE, Progress.NONE);

    String json = MatchEngine.train(People.PERSON, table, Progress.NONE).toJson();
    TrainedModel read = TrainedModel.fromJson(People.PERSON, json);
    MatchResult later = MatchEngine.match(read, table, Constraints.NONE, Progress.NONE);

    assertThat(read.digest()).isEqualTo(plain.trained().digest());
    assertThat(later.possibleMatches()).isEqualTo(plain.result().possibleMatches());
    for (int i = 0; i < table.size(); i++) {
      assertThat(later.clusterOf(i)).isEqualTo(plain.result().clusterOf(i));
    }
  }

  private static boolean touches(Constraints.Pair a, Constraints.Pair b) {
    return a.a().equals(b.a()) || a.a().equals(b.b()) || a.b().equals(b.a()) || a.b().equals(b.b());
  }

  private static int row(RecordTable table, SourceKey key) {
    for (int i = 0; i < table.size(); i++) if (table.key(i).equals(key)) return i;
    throw new AssertionError(key);
  }
}
