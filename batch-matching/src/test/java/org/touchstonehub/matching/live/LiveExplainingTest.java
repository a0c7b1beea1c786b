package org.touchstonehub.matching.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.engine.Explaining;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.explain.ClusterExplanation;
import org.touchstonehub.match.explain.Fate;
import org.touchstonehub.match.explain.PairExplanation;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.matching.training.CurrentRecords;
import org.touchstonehub.matching.training.TrainedModels;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.mdm.stewardship.RecordPair;
import org.touchstonehub.mdm.stewardship.Stewardship;
import org.touchstonehub.mdm.stewardship.Verdict;
import org.touchstonehub.mdm.testing.MasterData;

/** What is told over components alone is what is told over all records by the same model. */
class LiveExplainingTest {
  private static final String DOMAIN = "explained";
  private static final String MODEL =
      """
      model: explained
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
  private static LiveExplaining live;
  private static RecordTable all;
  private static Explaining batch;

  @BeforeAll
  static void fill() {
    data = new MasterData(List.of("mdm", "matching"));
    ActiveModel active = data.activate(MODEL);
    data.register(DOMAIN, DOMAIN);
    TrainedModels trained = new TrainedModels(data.database, data.hub.clock());
    List<@Nullable String[]> rows = Persons.records(70, new Random(23));
    TrainedModel model = Persons.trained(active.model(), rows);
    data.hub.run(() -> trained.use(active, model));
    Placements placements = new Placements(data.database, data.hub.clock());
    LiveModels models = new LiveModels(trained);
    CurrentRecords current = new CurrentRecords(data.database);
    LiveGrouping grouping =
        new LiveGrouping(data.database, data.models, trained, current, placements, models);
    live = new LiveExplaining(data.models, placements, models, data.decisions);
    SourceRecords records = data.recordsBy(grouping);
    for (int i = 0; i < rows.size(); i++) {
      SourceKey key = key(i);
      Map<String, String> values = values(rows.get(i));
      data.hub.run(() -> records.put(key, values));
    }
    Stewardship stewardship = data.stewardshipBy(grouping);
    decide(stewardship, 0, rows.size() - 1, Verdict.MATCH);
    decide(stewardship, 3, 4, Verdict.NO_MATCH);
    all = data.hub.in(() -> current.all(active.model()));
    batch =
        MatchEngine.explain(
            model, all, data.hub.in(() -> data.decisions.constraints(DOMAIN)), Progress.NONE);
  }

  @AfterAll
  static void close() {
    data.close();
  }

  private static SourceKey key(int row) {
    return new SourceKey(DOMAIN, "k" + (1000 + row));
  }

  private static void decide(Stewardship stewardship, int a, int b, Verdict verdict) {
    RecordPair pair = RecordPair.of(key(a), key(b));
    data.hub.run(() -> stewardship.decide(DOMAIN, pair, verdict, "anna", ""));
  }

  private static Map<String, String> values(@Nullable String[] row) {
    String[] names = {"given", "family", "born", "town", "club"};
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < names.length; i++) {
      String value = row[i];
      if (value != null) values.put(names[i], value);
    }
    return values;
  }

  private static PairExplanation pair(int a, int b) {
    return data.hub.in(() -> live.pair(DOMAIN, all.key(a), all.key(b))).orElseThrow();
  }

  @Test
  void any_two_records_are_explained_as_over_all_records() {
    Random random = new Random(1);
    List<Fate.Outcome> outcomes = new ArrayList<>();
    for (int a = 0; a < all.size(); a++) {
      for (int b = a + 1; b < all.size(); b++) {
        boolean isTogether = batch.clusterOf(a) == batch.clusterOf(b);
        if (!isTogether && random.nextInt(40) > 0) continue;
        PairExplanation told = pair(a, b);
        assertThat(told).isEqualTo(batch.pair(a, b));
        outcomes.add(told.fate().outcome());
      }
    }
    assertThat(outcomes)
        .contains(Fate.Outcome.TOGETHER, Fate.Outcome.NOT_COMPARED)
        .hasSizeGreaterThan(50);
  }

  @Test
  void a_steward_who_keeps_records_apart_is_told() {
    assertThat(pair(3, 4)).isEqualTo(batch.pair(3, 4));
  }

  @Test
  void every_cluster_is_explained_as_over_all_records() {
    int several = 0;
    for (int row = 0; row < all.size(); row++) {
      SourceKey key = all.key(row);
      ClusterExplanation told = data.hub.in(() -> live.cluster(DOMAIN, key)).orElseThrow();
      ClusterExplanation expected = batch.cluster(row);
      assertThat(told.members()).isEqualTo(expected.members());
      assertThat(told.joinings()).isEqualTo(expected.joinings());
      assertThat(told.bonds()).isEqualTo(expected.bonds());
      assertThat(told.others()).isEqualTo(expected.others());
      assertThat(told.bridge()).isEqualTo(expected.bridge());
      // who came nearest may have met it by pairs too weak to hold anything together
      assertThat(expected.neighbours()).containsAll(told.neighbours());
      if (told.members().size() > 1) several++;
    }
    assertThat(several).isGreaterThan(20);
  }

  @Test
  void a_record_is_compared_with_each_other_of_its_component() {
    for (int row = 0; row < 20; row++) {
      SourceKey key = all.key(row);
      List<PairExplanation> told = data.hub.in(() -> live.neighbours(DOMAIN, key, 100));

      assertThat(told).allMatch(pair -> pair.a().equals(key));
      assertThat(told.stream().map(PairExplanation::b))
          .containsAll(
              batch.cluster(row).members().stream().filter(one -> !one.equals(key)).toList());
    }
  }

  @Test
  void of_who_is_not_here_nothing_is_told() {
    SourceKey nobody = new SourceKey(DOMAIN, "nobody");

    assertThat(data.hub.in(() -> live.cluster(DOMAIN, nobody))).isEmpty();
    assertThat(data.hub.in(() -> live.pair(DOMAIN, nobody, all.key(0)))).isEmpty();
    assertThat(data.hub.in(() -> live.neighbours(DOMAIN, nobody, 5))).isEmpty();
  }
}
