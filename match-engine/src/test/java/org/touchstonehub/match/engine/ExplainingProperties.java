package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.touchstonehub.match.cluster.Linkage;
import org.touchstonehub.match.explain.Bridge;
import org.touchstonehub.match.explain.ClusterExplanation;
import org.touchstonehub.match.explain.ClusterLink;
import org.touchstonehub.match.explain.Contribution;
import org.touchstonehub.match.explain.Fate;
import org.touchstonehub.match.explain.Joining;
import org.touchstonehub.match.explain.PairExplanation;
import org.touchstonehub.match.explain.Part;
import org.touchstonehub.match.explain.Waterfall;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Source;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.score.LogOdds;

class ExplainingProperties {
  private static final double LN_2 = Math.log(2);
  private static final List<Source> LINKED = List.of(new Source("s0", true), new Source("s", true));

  /** Ways to match, each with a scorer of its own or other related classes. */
  enum Kind {
    PERSONS,
    LINKED_PERSONS,
    THINGS,
    LINKED_THINGS;

    EntityModel model() {
      return switch (this) {
        case PERSONS -> People.PERSON;
        case LINKED_PERSONS -> People.person(LINKED);
        case THINGS -> People.SUPPLIER;
        case LINKED_THINGS -> People.supplier(LINKED);
      };
    }

    RecordTable table(int entities, long seed) {
      return this == PERSONS || this == LINKED_PERSONS
          ? people(entities, seed)
          : firms(entities, seed);
    }
  }

  @Property(tries = 12)
  void the_parts_of_a_waterfall_add_up_to_what_is_stated_of_the_pair(
      @ForAll @IntRange(min = 2, max = 80) int entities,
      @ForAll boolean persons,
      @ForAll long seed) {
    EntityModel model = persons ? People.PERSON : People.SUPPLIER;
    RecordTable table = persons ? people(entities, seed) : firms(entities, seed);
    TrainedModel trained = MatchEngine.train(model, table, Progress.NONE);
    Explaining explaining = MatchEngine.explain(trained, table, Constraints.NONE, Progress.NONE);
    Map<Set<Integer>, Double> stated = stated(trained, table);
    Random random = new Random(seed);

    for (int k = 0; k < 40; k++) {
      int a = random.nextInt(table.size());
      int b = (a + 1 + random.nextInt(table.size() - 1)) % table.size();
      Waterfall waterfall = explaining.pair(a, b).waterfall();
      double scored = score(trained, table, a, b);
      boolean together = explaining.clusterOf(a) == explaining.clusterOf(b);
      if (together) assertThat(waterfall.probability()).isGreaterThan(0.5);
      // what was joined by way of others, and never compared itself, is not among the candidates
      if (together && !stated.containsKey(Set.of(a, b))) continue;
      double otherwise = trained.knowledge().calibration().logOdds(scored);
      double bits = stated.getOrDefault(Set.of(a, b), otherwise) / LN_2;
      double calibrated = bits - scored / LN_2;

      assertThat(waterfall.bits()).isCloseTo(bits, within(1e-9));
      assertThat(waterfall.parts().stream().mapToDouble(Part::bits).reduce(0, Double::sum))
          .isEqualTo(waterfall.bits());
      assertThat(waterfall.probability()).isCloseTo(LogOdds.probability(bits * LN_2), within(1e-9));
      assertThat(
              waterfall.parts().stream()
                  .filter(part -> part.kind() == Part.Kind.CALIBRATION)
                  .mapToDouble(Part::bits)
                  .sum())
          .isCloseTo(calibrated, within(1e-9));
      assertThat(waterfall.parts().get(0).kind()).isEqualTo(Part.Kind.PRIOR);
      assertThat(waterfall.parts())
          .filteredOn(part -> part.kind() == Part.Kind.RELATED)
          .allMatch(part -> part.bits() <= 0);
      assertThat(explaining.pair(b, a).waterfall()).isEqualTo(waterfall);
    }
  }

  @Property(tries = 18)
  void what_the_attributes_bring_adds_up_to_what_is_stated(
      @ForAll @IntRange(min = 2, max = 80) int entities, @ForAll Kind kind, @ForAll long seed) {
    RecordTable table = kind.table(entities, seed);
    TrainedModel trained = MatchEngine.train(kind.model(), table, Progress.NONE);
    Explaining explaining = MatchEngine.explain(trained, table, Constraints.NONE, Progress.NONE);
    Random random = new Random(seed);

    for (int k = 0; k < 40; k++) {
      int a = random.nextInt(table.size());
      int b = (a + 1 + random.nextInt(table.size() - 1)) % table.size();
      PairExplanation pair = explaining.pair(a, b);
      List<Contribution> told = pair.summary().contributions();
      List<Contribution> attributes =
          told.stream().filter(c -> c.kind() == Contribution.Kind.ATTRIBUTE).toList();

      assertThat(pair.summary().bits()).isCloseTo(pair.waterfall().bits(), within(1e-9));
      assertThat(told.get(0).kind()).isEqualTo(Contribution.Kind.START);
      assertThat(attributes).extracting(Contribution::attributes).doesNotHaveDuplicates();
      assertThat(attributes)
          .isSortedAccordingTo(Comparator.comparingDouble(c -> -Math.abs(c.bits())));
      assertThat(pair.summary().missing())
          .noneMatch(attributes.stream().map(Contribution::attributes).toList()::contains);
    }
  }

  private static Map<Set<Integer>, Double> stated(TrainedModel trained, RecordTable table) {
    StatedPairs pairs =
        MatchEngine.match(trained, table, Constraints.NONE, PairsWanted.atLeast(0), Progress.NONE)
            .pairs();
    Map<Set<Integer>, Double> stated = new HashMap<>();
    for (int k = 0; k < pairs.size(); k++) {
      stated.put(Set.of(pairs.first(k), pairs.second(k)), pairs.logOdds(k));
    }
    return stated;
  }

  @Property(tries = 12)
  void the_joins_of_a_cluster_build_it_and_its_bridge_cuts_it_in_two(
      @ForAll @IntRange(min = 2, max = 80) int entities, @ForAll long seed) {
    RecordTable table = people(entities, seed);
    TrainedModel trained = MatchEngine.train(People.PERSON, table, Progress.NONE);
    MatchResult result = MatchEngine.match(trained, table, Constraints.NONE, Progress.NONE);
    Explaining explaining = MatchEngine.explain(trained, table, Constraints.NONE, Progress.NONE);

    for (int row = 0; row < table.size(); row++) {
      assertThat(explaining.clusterOf(row)).isEqualTo(result.clusterOf(row));
      if (result.clusterOf(row) != row) continue;
      ClusterExplanation cluster = explaining.cluster(row);
      List<SourceKey> members = members(table, result, row);

      assertThat(cluster.members()).isEqualTo(members);
      assertThat(cluster.joinings()).hasSize(members.size() - 1);
      assertThat(cluster.joinings()).allMatch(joining -> joining.scoreBits() > 0);
      assertThat(cluster.bonds()).hasSameSizeAs(cluster.joinings());
      for (int j = 0; j < cluster.bonds().size(); j++) {
        ClusterLink bond = cluster.bonds().get(j);
        assertThat(cluster.joinings().get(j).brings(bond.a(), bond.b())).isTrue();
      }
      assertThat(cluster.others()).noneMatch(cluster.bonds()::contains);
      if (members.size() == 1) {
        assertThat(cluster.bridge()).isEmpty();
        continue;
      }
      Joining last = cluster.joinings().get(members.size() - 2);
      assertThat(both(last.first(), last.second())).isEqualTo(members);
      Bridge bridge = cluster.bridge().orElseThrow();
      assertThat(both(bridge.first(), bridge.second())).isEqualTo(members);
      assertThat(bridge.first()).contains(bridge.a());
      assertThat(bridge.second()).contains(bridge.b());
    }
  }

  @Property(tries = 12)
  void what_became_of_a_pair_is_what_the_clusters_say(
      @ForAll @IntRange(min = 2, max = 60) int entities, @ForAll long seed) {
    RecordTable table = people(entities, seed);
    TrainedModel trained = MatchEngine.train(People.PERSON, table, Progress.NONE);
    Explaining explaining = MatchEngine.explain(trained, table, Constraints.NONE, Progress.NONE);

    for (int a = 0; a < table.size(); a++) {
      int b = a == 0 ? table.size() - 1 : a - 1;
      PairExplanation pair = explaining.pair(a, b);
      boolean together = explaining.clusterOf(a) == explaining.clusterOf(b);

      assertThat(pair.fate().isTogether()).isEqualTo(together);
      assertThat(pair.fate().joining().brings(pair.a(), pair.b())).isTrue();
      if (pair.fate().outcome() == Fate.Outcome.TOO_WEAK) {
        assertThat(pair.fate().joining().scoreBits()).isNotPositive();
      }
      if (pair.fate().outcome() == Fate.Outcome.DOUBTFUL) {
        assertThat(pair.fate().joining().scoreBits()).isPositive();
        assertThat(score(trained, table, a, b)).isNotPositive();
      }
      if (pair.fate().outcome() == Fate.Outcome.NOT_COMPARED) {
        assertThat(pair.fate().isCompared()).isFalse();
      }
    }
  }

  @Example
  void clusters_that_doubtful_pairs_alone_would_join_are_told_as_that() {
    what_became_of_a_pair_is_what_the_clusters_say(32, -6);
  }

  private static double score(TrainedModel trained, RecordTable table, int a, int b) {
    Knowledge knowledge = trained.knowledge();
    Bench bench = new Bench(trained.model(), knowledge.plan(), table);
    Linkage linkage =
        bench.linkages(knowledge.frequencies(), knowledge.variants(), knowledge.weights()).one();
    List<Integer> rows = new ArrayList<>();
    for (int row : bench.records.rows()) rows.add(row);
    return linkage.pair(rows.indexOf(a), rows.indexOf(b));
  }

  private static List<SourceKey> members(RecordTable table, MatchResult result, int label) {
    TreeSet<SourceKey> keys = new TreeSet<>();
    for (int row = 0; row < table.size(); row++) {
      if (result.clusterOf(row) == label) keys.add(table.key(row));
    }
    return List.copyOf(keys);
  }

  private static List<SourceKey> both(List<SourceKey> first, List<SourceKey> second) {
    TreeSet<SourceKey> keys = new TreeSet<>(first);
    keys.addAll(second);
    return List.copyOf(keys);
  }

  private static RecordTable people(int entities, long seed) {
    List<People.Row> rows = new ArrayList<>(People.people(entities, seed));
    // two at least, so that there is a pair
    rows.add(new People.Row("s9", "extra", -1, new String[] {"Zora", "Quill", null, "Bonn", null}));
    return People.table(People.PERSON, rows);
  }

  /** Companies with branches, lost words, moves and numbers that are not always there. */
  static RecordTable firms(int entities, long seed) {
    Random random = new Random(seed);
    String[] words = {
      "Alpen", "Nord", "Werk", "Stahl", "Holz", "Handel", "Technik", "Bau", "Plan", "Ost"
    };
    List<String[]> rows = new ArrayList<>();
    for (int e = 0; e < entities; e++) {
      String name = words[random.nextInt(10)] + " " + words[random.nextInt(10)] + " " + e % 17;
      String tax = "DE" + (100_000_000 + random.nextInt(900_000_000));
      int records = 1 + random.nextInt(4);
      for (int r = 0; r < records; r++) {
        String street = "Ringweg " + (random.nextInt(4) == 0 ? random.nextInt(90) : e % 90);
        rows.add(
            new String[] {
              random.nextInt(5) == 0 ? name.substring(0, name.lastIndexOf(' ')) : name + " GmbH",
              random.nextInt(6) == 0 ? null : street,
              random.nextBoolean() ? "Bonn" : "Kiel",
              random.nextInt(3) == 0 ? null : tax
            });
      }
    }
    return People.table(People.SUPPLIER, rows.toArray(String[][]::new));
  }
}
