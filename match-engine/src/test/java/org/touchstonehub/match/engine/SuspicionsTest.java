package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.touchstonehub.match.engine.People.add;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.explain.Bridge;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.SemanticType;

class SuspicionsTest {
  private static final List<People.Row> ROWS = People.people(500, 11);
  private static final RecordTable TABLE = People.table(People.PERSON, ROWS);
  private static final MatchEngine.Resolution FREE = resolve(TABLE, Constraints.NONE);

  private static MatchEngine.Resolution resolve(RecordTable table, Constraints constraints) {
    return MatchEngine.resolve(People.PERSON, table, constraints, Progress.NONE);
  }

  private static Set<SourceKey> members(RecordTable table, MatchResult result, SourceKey key) {
    TreeSet<SourceKey> members = new TreeSet<>();
    int cluster = -1;
    for (int i = 0; i < table.size(); i++) {
      if (table.key(i).equals(key)) cluster = result.clusterOf(i);
    }
    for (int i = 0; i < table.size(); i++) {
      if (result.clusterOf(i) == cluster) members.add(table.key(i));
    }
    return members;
  }

  @Test
  void the_sides_of_a_suspicious_cluster_are_all_of_it_and_its_bridge_joins_them() {
    List<SuspiciousCluster> suspicious = FREE.result().suspiciousClusters();

    assertThat(suspicious).isNotEmpty();
    Set<SourceKey> seen = new HashSet<>();
    for (SuspiciousCluster cluster : suspicious) {
      assertThat(cluster.probability()).isBetween(0.0, Suspicions.SURE);
      assertThat(cluster.a()).isLessThan(cluster.b());
      assertThat(cluster.sideOfA()).contains(cluster.a()).isSorted();
      assertThat(cluster.sideOfB()).contains(cluster.b()).isSorted();
      assertThat(cluster.reasons()).isNotEmpty();
      TreeSet<SourceKey> both = new TreeSet<>(cluster.sideOfA());
      for (SourceKey key : cluster.sideOfB()) assertThat(both.add(key)).isTrue();
      assertThat(both).isEqualTo(members(TABLE, FREE.result(), cluster.a()));
      for (SourceKey key : both) assertThat(seen.add(key)).as("one cluster, one row").isTrue();
    }
    assertThat(suspicious).extracting(SuspiciousCluster::probability).isSorted();
  }

  @Test
  void they_are_the_clusters_that_explaining_says_hang_on_little() {
    List<People.Row> rows = companies();
    RecordTable table = People.table(People.SUPPLIER, rows);
    MatchEngine.Resolution all =
        MatchEngine.resolve(People.SUPPLIER, table, Constraints.NONE, Progress.NONE);
    Explaining explaining =
        MatchEngine.explain(all.trained(), table, Constraints.NONE, Progress.NONE);
    List<SuspiciousCluster> expected = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      if (explaining.clusterOf(row) != row) continue;
      Optional<Bridge> bridge = explaining.cluster(row).bridge();
      if (bridge.isEmpty()) continue;
      // of things sizes say nothing, so the link is all there is
      double score = Statements.believed(bridge.get().linkBits() * Math.log(2));
      double probability = 1 / (1 + Math.exp(-score));
      Bridge cut = bridge.get();
      if (probability >= Suspicions.SURE || !differ(cut, rows)) continue;
      boolean inOrder = cut.a().compareTo(cut.b()) < 0;
      expected.add(
          new SuspiciousCluster(
              inOrder ? cut.a() : cut.b(),
              inOrder ? cut.b() : cut.a(),
              probability,
              inOrder ? cut.first() : cut.second(),
              inOrder ? cut.second() : cut.first(),
              List.of()));
    }

    List<SuspiciousCluster> found = all.result().suspiciousClusters();
    assertThat(expected).isNotEmpty();
    assertThat(found)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("probability", "reasons")
        .containsExactlyInAnyOrderElementsOf(expected);
    for (SuspiciousCluster cluster : found) {
      assertThat(expected)
          .anySatisfy(
              e -> {
                assertThat(e.a()).isEqualTo(cluster.a());
                assertThat(e.probability()).isCloseTo(cluster.probability(), within(1e-9));
              });
    }
  }

  /** Whether records of the two sides have unlike values of one attribute. */
  private static boolean differ(Bridge cut, List<People.Row> rows) {
    return cut.first().stream()
        .anyMatch(a -> cut.second().stream().anyMatch(b -> differ(of(a, rows), of(b, rows))));
  }

  private static boolean differ(@Nullable String[] a, @Nullable String[] b) {
    return IntStream.range(0, a.length)
        .anyMatch(v -> a[v] != null && b[v] != null && !a[v].equals(b[v]));
  }

  private static @Nullable String[] of(SourceKey key, List<People.Row> rows) {
    return rows.stream()
        .filter(row -> row.key().equals(key.key()))
        .findFirst()
        .orElseThrow()
        .values();
  }

  @Test
  void two_equal_rows_are_not_shown_and_two_that_differ_are() {
    List<People.Row> rows = new ArrayList<>();
    String[] begin = "Hart Bren Oster Wilk Kam Thorn".split(" ", -1);
    String[] end = "field Inks,mann Glass,berg Rope,ton Paper,ley Tiles".split(",", -1);
    for (int firm = 0; firm < 30; firm++) {
      String name = begin[firm % 6] + end[firm % 5];
      add(rows, firm, name + " Ltd", "GB");
      add(rows, firm, name, firm == 7 ? "IE" : "GB");
    }
    EntityModel model =
        People.model(List.of(), "name", SemanticType.ORGANISATION, "country", SemanticType.COUNTRY);

    MatchResult result =
        MatchEngine.resolve(model, People.table(model, rows), Constraints.NONE, Progress.NONE)
            .result();

    assertThat(People.Pairs.of(result, rows).precision()).isEqualTo(1);
    assertThat(result.suspiciousClusters())
        .as("%s", result.suspiciousClusters())
        .allSatisfy(cluster -> assertThat(cluster.a().key()).isEqualTo("k14"));
  }

  /** Companies with branches: same name, some with the same street, some with a number. */
  private static List<People.Row> companies() {
    Random random = new Random(5);
    List<People.Row> rows = new ArrayList<>();
    for (int e = 0; e < 150; e++) {
      String name = "Werk " + Integer.toString(7919 * (e + 3), 36) + " Handel";
      String number = "DE" + (100_000_000 + random.nextInt(900_000_000));
      int records = 1 + random.nextInt(5);
      for (int r = 0; r < records; r++) {
        String street = "Weg " + (random.nextInt(3) == 0 ? 1 + random.nextInt(90) : e);
        String[] values = {
          random.nextInt(6) == 0 ? name + " Nord" : name,
          random.nextInt(3) == 0 ? null : street,
          random.nextInt(5) == 0 ? "Bonn" : "Lyon",
          random.nextInt(2) == 0 ? null : number
        };
        rows.add(new People.Row("s", "k" + rows.size(), e, values));
      }
    }
    return rows;
  }

  @Test
  void what_a_steward_put_together_is_not_doubted() {
    SuspiciousCluster doubted = FREE.result().suspiciousClusters().get(0);
    List<Constraints.Pair> must = new ArrayList<>();
    for (SourceKey a : doubted.sideOfA()) {
      for (SourceKey b : doubted.sideOfB()) must.add(new Constraints.Pair(a, b));
    }

    Constraints sure = new Constraints(must, List.of());
    MatchResult held = MatchEngine.match(FREE.trained(), TABLE, sure, Progress.NONE);

    assertThat(held.suspiciousClusters())
        .noneMatch(
            cluster ->
                cluster.sideOfA().contains(doubted.a()) && cluster.sideOfB().contains(doubted.b()))
        .isNotEmpty();
  }

  @Test
  void neither_the_order_of_rows_nor_the_number_of_threads_matters() throws Exception {
    List<People.Row> shuffled = new ArrayList<>(ROWS);
    Collections.shuffle(shuffled, new Random(3));
    RecordTable other = People.table(People.PERSON, shuffled);
    ForkJoinPool single = new ForkJoinPool(1);
    MatchEngine.Resolution again;
    try {
      again = single.submit(() -> resolve(other, Constraints.NONE)).get();
    } finally {
      single.shutdown();
    }

    assertThat(again.result().suspiciousClusters())
        .isNotEmpty()
        .isEqualTo(FREE.result().suspiciousClusters());
  }

  @Test
  void every_compared_pair_is_counted_once_by_its_score() {
    MatchReport report = FREE.result().report();

    assertThat(report.scores()).isNotEmpty();
    long linked = report.scores().stream().mapToLong(MatchReport.ScoreStep::linked).sum();
    long apart = report.scores().stream().mapToLong(MatchReport.ScoreStep::apart).sum();
    assertThat(linked).isEqualTo(report.linkedPairs()).isPositive();
    assertThat(linked + apart).isEqualTo(report.candidatePairs());
    MatchReport.ScoreStep last = report.scores().get(report.scores().size() - 1);
    MatchReport.ScoreStep first = report.scores().get(0);
    assertThat(last.linked()).isGreaterThanOrEqualTo(last.apart());
    assertThat(first.apart()).isGreaterThan(first.linked());
  }
}
