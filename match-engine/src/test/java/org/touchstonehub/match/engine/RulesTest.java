package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Rule;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.type.SemanticType;

class RulesTest {
  private static final Rule ONE_NUMBER =
      new Rule(Rule.Kind.TOGETHER_IF_EQUAL, List.of(1), "one number, one company");

  private static EntityModel with(Rule... rules) {
    EntityModel plain =
        People.model(
            List.of(),
            "name",
            SemanticType.ORGANISATION,
            "vat",
            SemanticType.TAX_ID,
            "founded",
            SemanticType.DATE,
            "town",
            SemanticType.LOCALITY,
            "phone",
            SemanticType.PHONE);
    return new EntityModel(
        "test", "", "id", "source", List.of(), plain.attributes(), List.of(rules));
  }

  private static MatchResult match(EntityModel model, String[]... rows) {
    RecordTable table = People.table(model, rows);
    return MatchEngine.resolve(model, table, Constraints.NONE, Progress.NONE).result();
  }

  private static String[] row(String name, String vat, String founded) {
    return new String[] {name, vat, founded, null, null};
  }

  @ParameterizedTest
  @CsvSource({
    "DE 136.695.976, de136695976, true",
    "n/a, n/a, false",
    "DE1234567, DE1234568, false"
  })
  void equal_means_equal_once_standardised_and_placeholders_are_missing(
      String one, String other, boolean together) {
    MatchResult result =
        match(with(ONE_NUMBER), row("Alpen Handel", one, null), row("Zoo Kiosk", other, null));

    assertThat(result.clusterOf(0) == result.clusterOf(1)).isEqualTo(together);
  }

  @ParameterizedTest
  @CsvSource({
    "1990-03-07, 1990-03-08, true",
    "1990-03-07, 1990-07-03, true",
    "1990-03-07, 1990-00-00, true",
    "1990-03-07, , true",
    "1990-03-07, 1964-11-25, false"
  })
  void a_slip_in_a_date_is_no_clear_difference(String one, String other, boolean together) {
    EntityModel model = with(ONE_NUMBER, new Rule(Rule.Kind.APART_IF_DIFFERENT, List.of(2), null));
    MatchResult result =
        match(model, row("Alpen Handel", "DE77", one), row("Zoo Kiosk", "DE77", other));

    assertThat(result.clusterOf(0) == result.clusterOf(1)).isEqualTo(together);
    assertThat(result.report().notes().stream().anyMatch(note -> note.contains("s:k0 and s:k1")))
        .isEqualTo(!together);
  }

  @ParameterizedTest
  @CsvSource({
    "0191 4012110; 0722 4390934, 07224390934, true",
    "07224390934 / 01914012110, 0722 4390934; 0207 1234567, true",
    "0191 4012110; 0722 4390934, 0303 5550186; 0207 1234567, false"
  })
  void of_several_values_of_a_cell_one_is_enough(String one, String other, boolean shared) {
    Rule together = new Rule(Rule.Kind.TOGETHER_IF_EQUAL, List.of(4), null);
    Rule apart = new Rule(Rule.Kind.APART_IF_DIFFERENT, List.of(4), null);

    MatchResult joined =
        match(with(together), reached("Alpen Handel", one), reached("Zoo Kiosk", other));
    MatchResult parted =
        match(
            with(ONE_NUMBER, apart),
            new String[] {"Alpen Handel", "DE77", null, null, one},
            new String[] {"Alpen Handel", "DE77", null, null, other});

    assertThat(joined.clusterOf(0) == joined.clusterOf(1)).isEqualTo(shared);
    assertThat(parted.clusterOf(0) == parted.clusterOf(1)).isEqualTo(shared);
  }

  @Test
  void a_record_of_two_numbers_joins_those_that_have_one_of_them_each() {
    EntityModel model = with(new Rule(Rule.Kind.TOGETHER_IF_EQUAL, List.of(1, 4), null));

    MatchResult result =
        match(
            model,
            new String[] {"Alpen Handel", "DE77", null, null, "01914012110"},
            new String[] {"Zoo Kiosk", "DE77", null, null, "07224390934; 01914012110"},
            new String[] {"Mill Paper", "DE77", null, null, "07224390934"},
            new String[] {"Hill Rope", "DE78", null, null, "07224390934"});

    assertThat(result.clusterOf(0)).isEqualTo(result.clusterOf(1)).isEqualTo(result.clusterOf(2));
    assertThat(result.clusterOf(3)).isNotEqualTo(result.clusterOf(0));
  }

  private static String[] reached(String name, String phone) {
    return new String[] {name, null, null, null, phone};
  }

  @Test
  void a_number_on_very_many_records_joins_them_all_and_is_reported() {
    String[][] rows = new String[20_000][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row("Firm " + Integer.toString(i * 7919, 36), "DE999", null);
    }

    MatchResult result = match(with(ONE_NUMBER), rows);

    for (int i = 0; i < rows.length; i++) assertThat(result.clusterOf(i)).isEqualTo(0);
    assertThat(result.report().notes())
        .anySatisfy(
            note ->
                assertThat(note)
                    .contains("1 keys join more than 100 records each")
                    .contains("20000"));
    assertThat(result.report().passes())
        .filteredOn(pass -> pass.name().startsWith("rule: together if vat is equal"))
        .singleElement()
        .satisfies(pass -> assertThat(pass.pairs()).isEqualTo(19_999));
  }

  @Test
  void what_only_a_rule_holds_together_goes_to_a_steward_with_the_rule() {
    String[][] rows = new String[120][];
    for (int i = 0; i < rows.length; i++) {
      String trade = i % 4 == 0 ? " Kontor" : " Handel";
      String name = "Firm " + Integer.toString(i / 2 * 7919 + 1000, 36) + trade;
      rows[i] = row(name, "DE" + (100_000_037 + i / 2 * 7_654_321L), null);
    }
    // one number typed for six firms that have nothing else in common but a trade of many
    String[] strangers = {"Alpen", "Zoo", "Quarz", "Birke", "Lotus", "Fjord"};
    for (int i = 0; i < 6; i++) rows[i * 2] = row(strangers[i] + " Kontor", "DE811222333", null);

    MatchResult result = match(with(ONE_NUMBER), rows);

    assertThat(result.suspiciousClusters())
        .anySatisfy(
            cluster -> {
              assertThat(cluster.sideOfA().size() + cluster.sideOfB().size()).isEqualTo(6);
              assertThat(cluster.reasons().get(0).attribute())
                  .startsWith("together if vat is equal");
            });
  }

  @Test
  void a_trained_model_goes_with_the_rules_that_it_was_learnt_with() {
    EntityModel model = with(ONE_NUMBER);
    RecordTable table =
        People.table(model, row("Alpen Handel", "DE77", null), row("Zoo Kiosk", "DE77", null));
    String json = MatchEngine.train(model, table, Progress.NONE).toJson();

    assertThat(TrainedModel.fromJson(model, json).toJson()).isEqualTo(json);
    assertThatThrownBy(() -> TrainedModel.fromJson(with(), json))
        .hasMessageContaining("learnt with other rules");
  }

  @Test
  void neither_names_of_attributes_nor_the_reason_of_a_rule_change_the_trained_model() {
    EntityModel model = with(ONE_NUMBER);
    EntityModel renamed =
        new EntityModel(
            "other",
            "",
            "id",
            "source",
            List.of(),
            People.model(
                    List.of(),
                    "a",
                    SemanticType.ORGANISATION,
                    "b",
                    SemanticType.TAX_ID,
                    "c",
                    SemanticType.DATE,
                    "d",
                    SemanticType.LOCALITY,
                    "e",
                    SemanticType.PHONE)
                .attributes(),
            List.of(new Rule(Rule.Kind.TOGETHER_IF_EQUAL, List.of(1), null)));
    String[][] rows = {row("Alpen Handel", "DE77", null), row("Zoo Kiosk", "DE77", null)};

    assertThat(MatchEngine.train(renamed, People.table(renamed, rows), Progress.NONE).digest())
        .isEqualTo(MatchEngine.train(model, People.table(model, rows), Progress.NONE).digest());
  }
}
