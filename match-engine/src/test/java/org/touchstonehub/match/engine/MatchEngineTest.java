package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Source;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.SemanticType;

class MatchEngineTest {
  private static MatchEngine.Resolution resolve(EntityModel model, RecordTable table) {
    return MatchEngine.resolve(model, table, Constraints.NONE, Progress.NONE);
  }

  private static boolean together(MatchResult result, int i, int j) {
    return result.clusterOf(i) == result.clusterOf(j);
  }

  @Test
  void people_with_typing_errors_and_gaps_are_found() {
    People.Pairs pairs = People.resolved(People.PERSON, People.people(400, 7));

    assertThat(pairs.precision()).isGreaterThan(0.97);
    assertThat(pairs.recall()).isGreaterThan(0.95);
  }

  @Test
  void two_similar_suppliers_in_an_empty_hub_are_one_and_two_different_ones_are_two() {
    RecordTable similar =
        People.table(
            People.SUPPLIER,
            new String[] {"Meyer Werkzeuge GmbH", "Hauptstr. 5", "Bonn", "DE123456789"},
            new String[] {"Meyer Werkzeug G.m.b.H.", "Hauptstrasse 5", "Bonn", "DE123456789"});
    RecordTable different =
        People.table(
            People.SUPPLIER,
            new String[] {"Meyer Werkzeuge GmbH", "Hauptstr. 5", "Bonn", "DE123456789"},
            new String[] {"Alpen Logistik GmbH", "Ringweg 81", "Bonn", "DE987654321"});

    assertThat(together(resolve(People.SUPPLIER, similar).result(), 0, 1)).isTrue();
    assertThat(together(resolve(People.SUPPLIER, different).result(), 0, 1)).isFalse();
  }

  @Test
  void two_records_of_one_person_are_one_and_of_a_namesake_two() {
    RecordTable same =
        People.table(
            People.PERSON,
            new String[] {"William", "Harton", "1961-05-04", "Leeds", "0113 496 0001"},
            new String[] {"Bill", "Harton", "1961-05-04", "Leeds", "+44 113 496 0001"});
    RecordTable namesake =
        People.table(
            People.PERSON,
            new String[] {"William", "Harton", "1961-05-04", "Leeds", "0113 496 0001"},
            new String[] {"William", "Harton", "1990-11-23", "York", "01904 496 777"});

    assertThat(together(resolve(People.PERSON, same).result(), 0, 1)).isTrue();
    assertThat(together(resolve(People.PERSON, namesake).result(), 0, 1)).isFalse();
  }

  @Test
  void tables_without_anything_to_learn_end_well() {
    for (EntityModel model : List.of(People.PERSON, People.SUPPLIER)) {
      int width = model.attributes().size();
      String[] nothing = new String[width];
      List<RecordTable> tables = new ArrayList<>();
      tables.add(People.table(model));
      tables.add(People.table(model, new String[][] {nothing.clone()}));
      tables.add(People.table(model, nothing.clone(), nothing.clone(), nothing.clone()));
      String[][] same = new String[300][width];
      for (String[] row : same) java.util.Arrays.fill(row, "Alike 12");
      tables.add(People.table(model, same));
      for (RecordTable table : tables) {
        MatchEngine.Resolution resolution = resolve(model, table);
        MatchResult result = resolution.result();
        assertThat(result.size()).isEqualTo(table.size());
        assertThat(result.report().expectedMatches()).isFinite();
        assertThat(resolution.trained().toJson()).doesNotContain("NaN").doesNotContain("Infinity");
      }
    }
  }

  @Test
  void records_that_say_nothing_are_not_joined() {
    RecordTable table = People.table(People.PERSON, new String[5], new String[5], new String[5]);
    MatchResult result = resolve(People.PERSON, table).result();
    assertThat(together(result, 0, 1)).isFalse();
  }

  @Test
  void identical_records_of_a_rare_kind_are_joined_however_many() {
    String[][] rows = new String[400][];
    for (int i = 0; i < rows.length; i++) {
      String name = i < 90 ? "Philips Electronics" : "Firm " + Integer.toString(i * 7919, 36);
      rows[i] = new String[] {name, null, null, null};
    }
    MatchResult result = resolve(People.SUPPLIER, People.table(People.SUPPLIER, rows)).result();
    for (int i = 1; i < 90; i++) assertThat(together(result, 0, i)).isTrue();
  }

  @Test
  void a_source_without_duplicates_has_at_most_one_record_in_a_cluster() {
    EntityModel model =
        People.person(
            List.of(new Source("s0", true), new Source("s1", false), new Source("s2", false)));
    List<People.Row> rows = People.people(300, 3);
    MatchResult result = resolve(model, People.table(model, rows)).result();

    Map<Integer, Integer> perCluster = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).system().equals("s0")) perCluster.merge(result.clusterOf(i), 1, Integer::sum);
    }
    assertThat(perCluster.values()).allMatch(count -> count == 1);
  }

  @Test
  void neither_the_order_of_rows_nor_the_number_of_threads_matters() throws Exception {
    List<People.Row> rows = People.people(500, 11);
    List<People.Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(5));

    MatchEngine.Resolution one = resolve(People.PERSON, People.table(People.PERSON, rows));
    ForkJoinPool single = new ForkJoinPool(1);
    MatchEngine.Resolution other =
        single.submit(() -> resolve(People.PERSON, People.table(People.PERSON, shuffled))).get();
    single.shutdown();

    assertThat(other.trained().digest()).isEqualTo(one.trained().digest());
    assertThat(other.result().possibleMatches()).isEqualTo(one.result().possibleMatches());
    assertThat(clusterNames(other.result(), shuffled)).isEqualTo(clusterNames(one.result(), rows));
  }

  @Test
  void stated_pairs_depend_on_neither_order_nor_threads_and_are_told_only_if_wanted()
      throws Exception {
    List<People.Row> rows = People.people(400, 12);
    List<People.Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(6));
    PairsWanted wanted = PairsWanted.atLeast(0.001);
    RecordTable table = People.table(People.PERSON, rows);
    RecordTable other = People.table(People.PERSON, shuffled);

    MatchEngine.Resolution one =
        MatchEngine.resolve(People.PERSON, table, Constraints.NONE, wanted, Progress.NONE);
    ForkJoinPool single = new ForkJoinPool(1);
    MatchResult again =
        single
            .submit(
                () ->
                    MatchEngine.match(
                        one.trained(), other, Constraints.NONE, wanted, Progress.NONE))
            .get();
    single.shutdown();

    List<String> pairs = told(table, one.result());
    assertThat(pairs).isNotEmpty().doesNotHaveDuplicates();
    assertThat(told(other, again)).isEqualTo(pairs);
    assertThat(
            MatchEngine.match(one.trained(), table, Constraints.NONE, Progress.NONE).pairs().size())
        .isZero();
  }

  private static List<String> told(RecordTable table, MatchResult result) {
    List<String> told = new ArrayList<>();
    StatedPairs pairs = result.pairs();
    for (int k = 0; k < pairs.size(); k++) {
      SourceKey first = table.key(pairs.first(k));
      SourceKey second = table.key(pairs.second(k));
      assertThat(first).isLessThan(second);
      assertThat(pairs.probability(k)).isBetween(0.001, 1.0);
      told.add("%s %s %s".formatted(first, second, pairs.logOdds(k)));
    }
    return told;
  }

  @Test
  void the_model_expects_nearly_as_many_matches_as_are_linked() {
    for (long seed = 1; seed <= 3; seed++) {
      RecordTable table = People.table(People.PERSON, People.people(600, seed));
      MatchReport report = resolve(People.PERSON, table).result().report();

      assertThat(report.expectedMatches() / report.linkedPairs()).isBetween(0.97, 1.03);
    }
  }

  @Test
  void pairs_that_promise_far_other_than_clusters_hold_are_told() {
    assertThat(Notes.ofCalibration(3445, 1189)).singleElement().asString().contains("3445", "1189");
    assertThat(Notes.ofCalibration(500, 1000)).hasSize(1);
    assertThat(Notes.ofCalibration(100, 95)).isEmpty();
    assertThat(Notes.ofCalibration(12, 5)).isEmpty();
  }

  @Test
  void what_stewards_decided_is_not_learnt() {
    List<People.Row> rows = People.people(200, 4);
    RecordTable table = People.table(People.PERSON, rows);
    MatchEngine.Resolution free = resolve(People.PERSON, table);
    Constraints apart =
        new Constraints(List.of(), List.of(new Constraints.Pair(table.key(0), table.key(1))));

    MatchEngine.Resolution held = MatchEngine.resolve(People.PERSON, table, apart, Progress.NONE);

    assertThat(held.trained().digest()).isEqualTo(free.trained().digest());
    assertThat(together(held.result(), 0, 1)).isFalse();
  }

  private static Map<SourceKey, SourceKey> clusterNames(MatchResult result, List<People.Row> rows) {
    Map<SourceKey, SourceKey> names = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      People.Row first = rows.get(result.clusterOf(i));
      names.put(
          new SourceKey(rows.get(i).system(), rows.get(i).key()),
          new SourceKey(first.system(), first.key()));
    }
    return names;
  }

  @Test
  void a_trained_model_read_back_matches_as_before() {
    for (long seed = 1; seed <= 3; seed++) {
      RecordTable table = People.table(People.PERSON, People.people(300, seed));
      MatchEngine.Resolution resolution = resolve(People.PERSON, table);
      TrainedModel trained = resolution.trained();

      TrainedModel read = TrainedModel.fromJson(People.PERSON, trained.toJson());
      MatchResult again = MatchEngine.match(read, table, Constraints.NONE, Progress.NONE);

      assertThat(read.digest()).isEqualTo(trained.digest());
      assertThat(again.possibleMatches()).isEqualTo(resolution.result().possibleMatches());
      for (int i = 0; i < table.size(); i++) {
        assertThat(again.clusterOf(i)).isEqualTo(resolution.result().clusterOf(i));
      }
      assertThat(MatchEngine.train(People.PERSON, table, Progress.NONE).digest())
          .isEqualTo(trained.digest());
    }
  }

  @Test
  void no_value_of_a_record_is_in_the_trained_model() {
    RecordTable table = People.table(People.PERSON, People.people(300, 2));
    String json = MatchEngine.train(People.PERSON, table, Progress.NONE).toJson();
    for (int i = 0; i < table.size(); i++) {
      String phone = table.value(i, 4);
      if (phone != null) assertThat(json).doesNotContain(phone);
    }
  }

  @Test
  void text_that_is_no_trained_model_is_refused() {
    for (String text : List.of("", "{}", "[1,2", "{\"format\":\"touchstone-trained-model/5\"}")) {
      assertThatThrownBy(() -> TrainedModel.fromJson(People.PERSON, text))
          .isInstanceOf(InvalidInput.class);
    }
    TrainedModel supplier =
        MatchEngine.train(
            People.SUPPLIER,
            People.table(People.SUPPLIER, new String[] {"Acme", null, null, null}),
            Progress.NONE);
    assertThatThrownBy(() -> TrainedModel.fromJson(People.PERSON, supplier.toJson()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("another entity model");
  }

  @Test
  void a_trained_model_goes_with_the_types_of_its_entity_model_whatever_their_names() {
    EntityModel renamed =
        People.model(
            List.of(),
            "name",
            SemanticType.ORGANISATION,
            "street",
            SemanticType.ADDRESS,
            "place",
            SemanticType.LOCALITY,
            "tax",
            SemanticType.TAX_ID);
    EntityModel longer =
        People.model(
            List.of(),
            "name",
            SemanticType.ORGANISATION,
            "street",
            SemanticType.ADDRESS,
            "place",
            SemanticType.LOCALITY,
            "tax",
            SemanticType.TAX_ID,
            "more",
            SemanticType.CATEGORY);
    String json =
        MatchEngine.train(
                People.SUPPLIER,
                People.table(People.SUPPLIER, new String[] {"Acme", null, "Bonn", null}),
                Progress.NONE)
            .toJson();

    assertThat(TrainedModel.fromJson(renamed, json).toJson()).isEqualTo(json);
    assertThatThrownBy(() -> TrainedModel.fromJson(longer, json))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("another entity model");
  }

  @Test
  void a_trained_model_with_a_part_cut_out_is_refused() throws Exception {
    String json =
        MatchEngine.train(
                People.PERSON, People.table(People.PERSON, People.people(20, 3)), Progress.NONE)
            .toJson();
    ObjectMapper mapper = new ObjectMapper();

    for (String part :
        List.of("columns", "parameters", "clusterSizes", "frequencies", "variants")) {
      ObjectNode root = (ObjectNode) mapper.readTree(json);
      root.remove(part);
      assertThatThrownBy(() -> TrainedModel.fromJson(People.PERSON, root.toString()))
          .as(part)
          .isInstanceOf(InvalidInput.class);
    }
  }

  @Test
  void what_was_learnt_is_told_in_numbers_of_people() {
    RecordTable table = People.table(People.PERSON, People.people(300, 2));

    Learnt learnt = MatchEngine.train(People.PERSON, table, Progress.NONE).learnt();

    assertThat(learnt.records()).isEqualTo(table.size());
    assertThat(learnt.priorBits()).isNegative();
    assertThat(learnt.passes()).isNotEmpty();
    var born = learnt.attributes().stream().filter(a -> a.attribute().equals("born")).findFirst();
    assertThat(born.orElseThrow().weights().levels().get(0).bits()).isGreaterThan(5);
    assertThat(learnt.related()).extracting(related -> related.name()).contains("household");
  }

  @Test
  void a_trained_model_of_another_version_is_known_as_such() {
    String json =
        MatchEngine.train(
                People.PERSON, People.table(People.PERSON, People.people(20, 3)), Progress.NONE)
            .toJson();
    assertThat(TrainedModel.isOfOtherVersion(json)).isFalse();
    assertThat(TrainedModel.isOfOtherVersion(json.replaceFirst("-model/\\d+", "-model/0")))
        .isTrue();
    assertThat(TrainedModel.isOfOtherVersion("no JSON")).isFalse();
    assertThat(TrainedModel.begins(json)).isTrue();
    assertThat(TrainedModel.begins(json.replaceFirst("-model/\\d+", "-model/0"))).isTrue();
    assertThat(TrainedModel.begins("{\"format\": \"other\"}")).isFalse();
  }

  @Test
  void a_report_says_that_nothing_was_compared() {
    RecordTable table =
        People.table(
            People.SUPPLIER,
            new String[] {"Acme", null, null, null},
            new String[] {"Zwickelbach", null, null, null});

    var report =
        MatchEngine.resolve(People.SUPPLIER, table, Constraints.NONE, Progress.NONE)
            .result()
            .report();

    assertThat(report.candidatePairs()).isZero();
    assertThat(report.notes()).anyMatch(note -> note.startsWith("No two records were compared"));
  }

  @Test
  void records_of_another_model_are_refused() {
    assertThatThrownBy(
            () ->
                resolve(
                    People.PERSON,
                    People.table(People.SUPPLIER, new String[] {"a", "b", "c", "d"})))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("attributes");
  }
}
