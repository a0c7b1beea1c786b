package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.explain.ClusterExplanation;
import org.touchstonehub.match.explain.Fate;
import org.touchstonehub.match.explain.Joining;
import org.touchstonehub.match.explain.PairExplanation;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Rule;
import org.touchstonehub.match.model.Source;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.SemanticType;

class RulesProperties {
  private static final int NUMBER = 5;
  private static final Rule TOGETHER =
      new Rule(Rule.Kind.TOGETHER_IF_EQUAL, List.of(NUMBER), "one number, one person");
  private static final Rule APART = new Rule(Rule.Kind.APART_IF_DIFFERENT, List.of(2), null);

  private static EntityModel model(List<Source> sources, Rule... rules) {
    EntityModel plain = People.person(sources, "number", SemanticType.IDENTIFIER);
    return new EntityModel(
        "test", "", "id", "source", plain.sources(), plain.attributes(), List.of(rules));
  }

  /** People with a number that now and then is another's, so that rules contradict each other. */
  private static List<People.Row> people(int entities, long seed) {
    Random random = new Random(seed);
    List<People.Row> rows = new ArrayList<>();
    for (People.Row row : People.people(entities, seed)) {
      String[] values = Arrays.copyOf(row.values(), NUMBER + 1);
      int number = random.nextInt(4) == 0 ? random.nextInt(entities) : row.entity();
      values[NUMBER] =
          random.nextInt(3) == 0
              ? null
              : (random.nextBoolean() ? "N-%05d" : "n %05d").formatted(number);
      rows.add(new People.Row(row.system(), row.key(), row.entity(), values));
    }
    return rows;
  }

  private static MatchResult match(EntityModel model, List<People.Row> rows, Constraints given) {
    return MatchEngine.resolve(model, People.table(model, rows), given, Progress.NONE).result();
  }

  @Property(tries = 12)
  void records_that_are_equal_in_a_rule_are_together_however_unlike_they_are(
      @ForAll @IntRange(min = 2, max = 60) int entities, @ForAll long seed) {
    List<People.Row> rows = people(entities, seed);

    MatchResult result = match(model(List.of(), TOGETHER), rows, Constraints.NONE);

    Map<String, Integer> clusterOf = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      String number = number(rows.get(i));
      if (number.isEmpty()) continue;
      Integer before = clusterOf.putIfAbsent(number, result.clusterOf(i));
      if (before != null) assertThat(result.clusterOf(i)).isEqualTo(before);
    }
  }

  @Property(tries = 12)
  void no_cluster_holds_two_records_whose_values_clearly_differ(
      @ForAll @IntRange(min = 2, max = 60) int entities, @ForAll long seed) {
    List<People.Row> rows = people(entities, seed);

    MatchResult result = match(model(List.of(), TOGETHER, APART), rows, Constraints.NONE);

    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (result.clusterOf(i) != result.clusterOf(j)) continue;
        assertThat(partsThatDiffer(rows.get(i).values()[2], rows.get(j).values()[2]))
            .isLessThanOrEqualTo(2);
      }
    }
  }

  @Property(tries = 12)
  void a_steward_overrules_a_rule_and_a_source_without_duplicates_does(
      @ForAll @IntRange(min = 10, max = 60) int entities, @ForAll long seed) {
    List<People.Row> rows = people(entities, seed);
    EntityModel model =
        model(List.of(new Source("s0", true), new Source("s1", false)), TOGETHER, APART);
    Random random = new Random(seed);
    Constraints.Pair must = pair(rows, random);
    Constraints.Pair cannot = pair(rows, random);
    boolean contradict = List.of(must.a(), must.b()).contains(cannot.a());
    contradict |= List.of(must.a(), must.b()).contains(cannot.b());
    Constraints given = new Constraints(List.of(must), contradict ? List.of() : List.of(cannot));

    MatchResult result = match(model, rows, given);

    assertThat(clusterOf(result, rows, must.a())).isEqualTo(clusterOf(result, rows, must.b()));
    if (!contradict) {
      assertThat(clusterOf(result, rows, cannot.a()))
          .isNotEqualTo(clusterOf(result, rows, cannot.b()));
    }
    Map<Integer, SourceKey> ofFree = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).system().equals("s0")) continue;
      SourceKey key = new SourceKey("s0", rows.get(i).key());
      SourceKey before = ofFree.putIfAbsent(result.clusterOf(i), key);
      boolean bySteward = before != null && List.of(must.a(), must.b()).contains(key);
      if (!bySteward) assertThat(before).isNull();
    }
  }

  @Property(tries = 8)
  void what_rules_do_depends_neither_on_the_order_of_rows_nor_on_other_records(
      @ForAll @IntRange(min = 2, max = 60) int entities, @ForAll long seed) {
    EntityModel model = model(List.of(), TOGETHER, APART);
    List<People.Row> rows = people(entities, seed);
    List<People.Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));
    MatchEngine.Resolution one =
        MatchEngine.resolve(model, People.table(model, rows), Constraints.NONE, Progress.NONE);
    MatchEngine.Resolution other =
        MatchEngine.resolve(model, People.table(model, shuffled), Constraints.NONE, Progress.NONE);

    assertThat(other.trained().digest()).isEqualTo(one.trained().digest());
    assertThat(names(other.result(), shuffled)).isEqualTo(names(one.result(), rows));

    List<People.Row> more = new ArrayList<>(rows);
    more.add(
        new People.Row("s9", "x", -1, new String[] {"Zora", "Quillf", null, null, null, "Q7"}));
    more.add(
        new People.Row("s9", "y", -1, new String[] {"Otto", "Vexley", null, null, null, "q7"}));
    Collections.shuffle(more, new Random(seed + 1));
    MatchResult larger =
        MatchEngine.match(
            one.trained(), People.table(model, more), Constraints.NONE, Progress.NONE);
    Map<SourceKey, SourceKey> names = names(larger, more);
    assertThat(names.get(new SourceKey("s9", "y"))).isEqualTo(new SourceKey("s9", "x"));
    names.keySet().removeIf(key -> key.system().equals("s9"));
    assertThat(names).isEqualTo(names(one.result(), rows));
  }

  @Property(tries = 8)
  void an_explanation_knows_which_rules_obeyed_and_which_joined(
      @ForAll @IntRange(min = 2, max = 50) int entities, @ForAll long seed) {
    EntityModel model = model(List.of(), TOGETHER, APART);
    List<People.Row> rows = people(entities, seed);
    RecordTable table = People.table(model, rows);
    TrainedModel trained = MatchEngine.train(model, table, Progress.NONE);
    Explaining explaining = MatchEngine.explain(trained, table, Constraints.NONE, Progress.NONE);
    MatchResult result = MatchEngine.match(trained, table, Constraints.NONE, Progress.NONE);

    for (int a = 1; a < rows.size(); a++) {
      PairExplanation pair = explaining.pair(a, a - 1);
      boolean together = result.clusterOf(a) == result.clusterOf(a - 1);
      String number = number(rows.get(a));
      boolean equal = !number.isEmpty() && number.equals(number(rows.get(a - 1)));
      Fate fate = pair.fate();

      assertThat(fate.isTogether()).isEqualTo(together);
      assertThat(fate.joining().brings(pair.a(), pair.b())).isTrue();
      assertThat(fate.rules().stream().anyMatch(rule -> rule.together())).isEqualTo(equal);
      if (equal && !together) {
        assertThat(fate.outcome()).isEqualTo(Fate.Outcome.KEPT_APART_BY_RULE);
        assertThat(fate.rules()).anyMatch(rule -> !rule.together());
      }
      if (equal && together) {
        assertThat(fate.joining().stage()).isEqualTo(Joining.Stage.RULE);
        assertThat(fate.joining().rule()).isEqualTo(TOGETHER.words(model));
      }
      ClusterExplanation cluster = explaining.cluster(a);
      assertThat(cluster.joinings()).hasSize(cluster.members().size() - 1);
    }
  }

  /** More than two parts of the day are surely no slip; fewer may be. */
  private static int partsThatDiffer(@Nullable String a, @Nullable String b) {
    if (a == null || b == null) return 0;
    int differ = a.substring(0, 4).equals(b.substring(0, 4)) ? 0 : 1;
    if (!a.substring(5, 7).equals(b.substring(5, 7))) differ++;
    return a.substring(8).equals(b.substring(8)) ? differ : differ + 1;
  }

  private static String number(People.Row row) {
    String number = row.values()[NUMBER];
    return number == null ? "" : number.substring(2);
  }

  private static Constraints.Pair pair(List<People.Row> rows, Random random) {
    int i = random.nextInt(rows.size());
    int j = (i + 1 + random.nextInt(rows.size() - 1)) % rows.size();
    return new Constraints.Pair(key(rows.get(i)), key(rows.get(j)));
  }

  private static SourceKey key(People.Row row) {
    return new SourceKey(row.system(), row.key());
  }

  private static int clusterOf(MatchResult result, List<People.Row> rows, SourceKey key) {
    for (int i = 0; i < rows.size(); i++)
      if (key(rows.get(i)).equals(key)) return result.clusterOf(i);
    throw new AssertionError(key);
  }

  private static Map<SourceKey, SourceKey> names(MatchResult result, List<People.Row> rows) {
    Map<SourceKey, SourceKey> names = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      names.put(key(rows.get(i)), key(rows.get(result.clusterOf(i))));
    }
    return names;
  }
}
