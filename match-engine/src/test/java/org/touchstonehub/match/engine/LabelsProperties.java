package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.SemanticType;

class LabelsProperties {
  private static final int COUNT = 20;
  private static final EntityModel FEW = People.named(List.of(), "town", SemanticType.LOCALITY);

  private static List<People.Row> inFewColumns(long seed) {
    return People.people(300, seed).stream()
        .map(
            row ->
                new People.Row(
                    row.system(),
                    row.key(),
                    row.entity(),
                    new String[] {row.values()[0], row.values()[1], row.values()[3]}))
        .toList();
  }

  private static TrainedModel train(List<People.Row> rows) {
    return MatchEngine.train(People.PERSON, People.table(People.PERSON, rows), Progress.NONE);
  }

  private static List<Constraints.Pair> chosen(List<People.Row> rows, Labels known, int count) {
    RecordTable table = People.table(People.PERSON, rows);
    return MatchEngine.worthLabelling(train(rows), table, known, count, Progress.NONE);
  }

  private static Labels answered(List<People.Row> rows, List<Constraints.Pair> pairs) {
    Map<SourceKey, Integer> entity = new HashMap<>();
    for (People.Row row : rows) entity.put(new SourceKey(row.system(), row.key()), row.entity());
    List<Constraints.Pair> same = new ArrayList<>();
    List<Constraints.Pair> different = new ArrayList<>();
    for (Constraints.Pair pair : pairs) {
      (entity.get(pair.a()).equals(entity.get(pair.b())) ? same : different).add(pair);
    }
    return new Labels(same, different);
  }

  @Property(tries = 8)
  void pairs_worth_labelling_are_new_and_of_different_records(
      @ForAll @IntRange(min = 2, max = 80) int entities, @ForAll long seed) {
    List<People.Row> rows = People.people(entities, seed);
    Labels known = answered(rows, chosen(rows, Labels.NONE, COUNT));

    List<Constraints.Pair> more = chosen(rows, known, COUNT);

    assertThat(more).hasSizeLessThanOrEqualTo(COUNT);
    Set<SourceKey> seen = new HashSet<>();
    for (Constraints.Pair pair : more) {
      assertThat(pair.a()).isLessThan(pair.b());
      assertThat(seen.add(pair.a())).isTrue();
      assertThat(seen.add(pair.b())).isTrue();
    }
    assertThat(more)
        .noneMatch(pair -> known.same().contains(pair) || known.different().contains(pair));
  }

  @Property(tries = 6)
  void neither_choice_nor_training_depends_on_the_order_of_rows(
      @ForAll @IntRange(min = 10, max = 80) int entities, @ForAll long seed) {
    List<People.Row> rows = People.people(entities, seed);
    List<People.Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));

    List<Constraints.Pair> pairs = chosen(rows, Labels.NONE, COUNT);
    assertThat(chosen(shuffled, Labels.NONE, COUNT)).isEqualTo(pairs);
    assertThat(train(shuffled).digest()).isEqualTo(train(rows).digest());
  }

  @Property(tries = 6)
  void labels_of_pairs_that_share_nothing_are_kept_to_and_harm_nobody(
      @ForAll @IntRange(min = 20, max = 80) int entities, @ForAll long seed) {
    List<People.Row> rows = People.people(entities, seed);
    RecordTable table = People.table(People.PERSON, rows);
    Constraints.Pair odd = new Constraints.Pair(table.key(0), table.key(rows.size() / 2));
    Constraints.Pair gone = new Constraints.Pair(new SourceKey("gone", "1"), table.key(0));
    Labels labels = new Labels(List.of(odd, gone), List.of());

    MatchEngine.Resolution with =
        MatchEngine.resolve(
            People.PERSON, table, labels.asConstraints(), PairsWanted.NONE, Progress.NONE);

    assertThat(with.result().clusterOf(0)).isEqualTo(with.result().clusterOf(rows.size() / 2));
    assertThat(with.trained().toJson()).doesNotContain("NaN").doesNotContain("Infinity");
    assertThat(train(rows).digest()).isEqualTo(with.trained().digest());
  }

  @Example
  void correct_answers_never_cost_more_than_a_hair_however_they_were_come_by() {
    for (long seed = 1; seed <= 3; seed++) {
      List<People.Row> rows = inFewColumns(seed);
      RecordTable table = People.table(FEW, rows);
      TrainedModel plain = MatchEngine.train(FEW, table, Progress.NONE);
      double before = f1(plain, table, rows, Constraints.NONE);
      List<Constraints.Pair> worth =
          MatchEngine.worthLabelling(plain, table, Labels.NONE, 200, Progress.NONE);
      for (int count : new int[] {10, 50, 200}) {
        List<Constraints.Pair> first = worth.subList(0, Math.min(count, worth.size()));
        for (Labels labels : List.of(answered(rows, first), somebodyKnows(rows, count, seed))) {
          assertThat(f1(plain, table, rows, labels.asConstraints())).isGreaterThan(before - 0.005);
        }
      }
    }
  }

  private static double f1(
      TrainedModel trained, RecordTable table, List<People.Row> rows, Constraints constraints) {
    MatchResult result = MatchEngine.match(trained, table, constraints, Progress.NONE);
    return People.Pairs.of(result, rows).f1();
  }

  /** Half duplicates of records at random, half of other records. */
  private static Labels somebodyKnows(List<People.Row> rows, int count, long seed) {
    Random random = new Random(seed);
    List<Constraints.Pair> pairs = new ArrayList<>();
    while (pairs.size() < count) {
      int i = random.nextInt(rows.size());
      int j = pairs.size() % 2 == 0 ? i + 1 : random.nextInt(rows.size());
      if (j >= rows.size() || i == j) continue;
      boolean same = rows.get(i).entity() == rows.get(j).entity();
      if (pairs.size() % 2 == 0 && !same) continue;
      pairs.add(new Constraints.Pair(key(rows.get(i)), key(rows.get(j))));
    }
    return answered(rows, pairs.stream().distinct().toList());
  }

  private static SourceKey key(People.Row row) {
    return new SourceKey(row.system(), row.key());
  }
}
