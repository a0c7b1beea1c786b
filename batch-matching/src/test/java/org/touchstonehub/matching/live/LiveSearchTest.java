package org.touchstonehub.matching.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.engine.Candidate;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.matching.training.CurrentRecords;
import org.touchstonehub.matching.training.TrainedModels;
import org.touchstonehub.mdm.golden.Condition;
import org.touchstonehub.mdm.golden.Literal;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.mdm.testing.MasterData;

class LiveSearchTest {
  private static final String DOMAIN = "seeker";
  private static final Set<String> ALL = Set.of("given", "family", "born", "town");
  private static final Map<String, String> ZOE =
      Map.of("given", "Zoe", "family", "Quillfeather", "born", "1971-04-23", "town", "Ghent");

  private static MasterData data;
  private static LiveSearch search;

  @BeforeAll
  static void fill() {
    data = new MasterData(List.of("mdm", "matching"));
    ActiveModel active =
        data.activate(
            """
            model: seeker
            description: Somebody who is looked for.
            id: id
            attributes:
              given: { type: given-name, term: Given name }
              family: { type: family-name, term: Family name }
              born: { type: date, term: Birth date }
              town: { type: locality, term: Town }
            """);
    data.register("club", DOMAIN);
    data.register("shop", DOMAIN);
    TrainedModels trained = new TrainedModels(data.database, data.hub.clock());
    Placements placements = new Placements(data.database, data.hub.clock());
    LiveModels live = new LiveModels(trained);
    data.hub.run(() -> trained.use(active, MatchEngine.shippedPriors(active.model())));
    LiveGrouping grouping =
        new LiveGrouping(
            data.database,
            data.models,
            trained,
            new CurrentRecords(data.database),
            placements,
            live);
    search = new LiveSearch(data.database, data.models, placements, live, data.golden);
    var records = data.recordsBy(grouping);
    List<@Nullable String[]> rows = Persons.records(30, new Random(4));
    for (int i = 0; i < rows.size(); i++) {
      SourceKey key = new SourceKey("club", "k" + i);
      Map<String, String> values = values(rows.get(i));
      data.hub.run(() -> records.put(key, values));
    }
    data.hub.run(() -> records.put(new SourceKey("club", "zoe"), ZOE));
    data.hub.run(() -> records.put(new SourceKey("shop", "z"), ZOE));
  }

  @AfterAll
  static void close() {
    data.close();
  }

  private static Map<String, String> values(@Nullable String[] row) {
    String[] names = {"given", "family", "born", "town"};
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < names.length; i++) {
      String value = row[i];
      if (value != null) values.put(names[i], value);
    }
    return values;
  }

  private static Sight seeing(Set<String> clear) {
    return new Sight(Condition.ALL, List.of(), clear);
  }

  private static List<LiveMatch> search(Map<String, String> values, Sight sight) {
    return data.hub.in(() -> search.search(DOMAIN, values, sight, 10));
  }

  @Test
  void who_is_here_is_found_first_with_all_records_that_look_like_it() {
    Map<String, String> misspelt = new TreeMap<>(ZOE);
    misspelt.put("family", "Quilfeather");

    List<LiveMatch> found = search(misspelt, seeing(ALL));

    LiveMatch best = found.get(0);
    assertThat(best.golden().id()).isEqualTo(data.idOf(new SourceKey("club", "zoe")));
    assertThat(best.likenesses().stream().map(LiveMatch.Likeness::key))
        .containsExactlyInAnyOrder(new SourceKey("club", "zoe"), new SourceKey("shop", "z"));
    assertThat(best.grade()).isEqualTo(Candidate.Grade.MATCH);
    assertThat(best.probability()).isGreaterThan(0.9);
    assertThat(best.likenesses().get(0).candidate().reasons()).isNotEmpty();
    assertThat(best.likenesses().get(0).values()).isEqualTo(ZOE);
  }

  @Test
  void nobody_looks_like_who_is_not_here_and_nothing_is_saved() {
    long before = data.count("mdm.source_record");

    List<LiveMatch> found =
        search(Map.of("given", "Xaver", "family", "Brimstone", "born", "2001-01-02"), seeing(ALL));

    assertThat(found).isEmpty();
    assertThat(data.count("mdm.source_record")).isEqualTo(before);
  }

  @Test
  void what_may_not_be_seen_moves_no_probability() {
    Map<String, String> wrong = new TreeMap<>(ZOE);
    wrong.put("born", "1999-12-30");
    Sight sight = seeing(Set.of("given", "family", "town"));

    assertThat(search(ZOE, sight).get(0).likenesses().get(0).candidate())
        .isEqualTo(search(wrong, sight).get(0).likenesses().get(0).candidate());
    assertThat(search(ZOE, seeing(ALL)).get(0).probability())
        .isGreaterThan(search(ZOE, sight).get(0).probability());
    assertThat(search(Map.of("born", "1971-04-23"), sight)).isEmpty();
  }

  @Test
  void a_value_that_tells_a_hidden_one_counts_as_missing() {
    var model = data.hub.in(() -> data.models.require(DOMAIN)).model();
    @Nullable String[] values = {"Zoe", "Quillfeather", null, "Quillfeather"};

    assertThat(seeing(Set.of("given", "town")).seen(model, values))
        .containsExactly("Zoe", null, null, null);
    assertThat(values[3]).isEqualTo("Quillfeather");
  }

  @Test
  void only_golden_records_that_pass_the_filter_are_told() {
    Condition elsewhere = new Condition.Compare(Condition.Operator.EQ, "town", Literal.of("Lyon"));

    assertThat(search(ZOE, new Sight(elsewhere, List.of(), ALL)))
        .noneMatch(m -> m.golden().id().equals(data.idOf(new SourceKey("club", "zoe"))));
  }

  @Test
  void an_attribute_that_the_model_lacks_is_refused() {
    assertThatThrownBy(() -> search(Map.of("shoe", "42"), seeing(ALL)))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void as_many_as_are_asked_for_the_best_first() {
    Map<String, String> common = values(Persons.records(30, new Random(4)).get(0));

    List<LiveMatch> all =
        data.hub.in(() -> search.search(DOMAIN, common, seeing(ALL), LiveSearch.MOST));

    assertThat(all).isSortedAccordingTo(LiveMatch.BEST_FIRST);
    assertThat(new TreeSet<>(all.stream().map(m -> m.golden().id()).toList())).hasSize(all.size());
    assertThat(data.hub.in(() -> search.search(DOMAIN, common, seeing(ALL), 1)))
        .isEqualTo(all.subList(0, 1));
  }
}
