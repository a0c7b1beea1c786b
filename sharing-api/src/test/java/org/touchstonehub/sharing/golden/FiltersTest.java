package org.touchstonehub.sharing.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.touchstonehub.mdm.golden.Condition.Spelled.Manner.BEGINNING;
import static org.touchstonehub.mdm.golden.Condition.Spelled.Manner.WHOLE;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.golden.ColumnType;
import org.touchstonehub.mdm.golden.Condition;
import org.touchstonehub.mdm.golden.Fields;
import org.touchstonehub.mdm.golden.GoldenSearch;
import org.touchstonehub.mdm.golden.Literal;

class FiltersTest {
  private static final Set<String> OTHERS = Set.of("domain", "limit");
  private static final Fields FIELDS =
      new Fields(
          List.of(
              new Fields.Field("city", ColumnType.TEXT, "a"),
              new Fields.Field("limit", ColumnType.INTEGER, "b"),
              new Fields.Field("odd][ge", ColumnType.TEXT, "c"),
              new Fields.Field("active", ColumnType.FLAG, "d")));

  @Test
  void a_plain_filter_on_a_text_looks_for_it_however_it_is_spelled_and_names_its_field() {
    Filters filters = of("filter[city]", "Paris");

    assertThat(filters.condition()).isEqualTo(and(new Condition.Or(List.of(spelled("Paris")))));
    assertThat(filters.fields()).containsExactly("city");
    assertThat(of("filter[limit]", "3").condition())
        .isEqualTo(and(and(Condition.eq("limit", Literal.of(3)))));
  }

  @Test
  void eq_looks_for_a_text_as_it_is_written() {
    assertThat(of("filter[city][eq]", "Paris").condition())
        .isEqualTo(
            and(
                and(
                    new Condition.Or(List.of(spelled("Paris"))),
                    new Condition.In("city", List.of(Literal.of("Paris"))))));
  }

  @Test
  void prefix_looks_for_how_a_text_begins() {
    assertThat(of("filter[city][prefix]", "Par").condition())
        .isEqualTo(and(new Condition.Or(List.of(new Condition.Spelled("city", BEGINNING, "Par")))));
  }

  private static Condition spelled(String text) {
    return new Condition.Spelled("city", WHOLE, text);
  }

  @Test
  void an_order_names_attributes_and_which_of_them_fall() {
    assertThat(Selection.order(FIELDS, "city,-limit"))
        .containsExactly(
            new GoldenSearch.Order("city", false), new GoldenSearch.Order("limit", true));
    assertThat(Selection.order(FIELDS, null)).isEmpty();
    assertThat(Selection.of(FIELDS, "limit,city")).containsExactly("city", "limit");
    for (String none : List.of("", "city,", "colour", "--city", "City")) {
      assertThatThrownBy(() -> Selection.order(FIELDS, none)).isInstanceOf(InvalidInput.class);
      assertThatThrownBy(() -> Selection.of(FIELDS, none)).isInstanceOf(InvalidInput.class);
    }
  }

  @Test
  void a_comparison_that_there_is_not_is_named_and_not_taken_for_a_field() {
    assertThatThrownBy(() -> of("filter[city][like]", "Par%"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no comparison 'like'");
  }

  @Test
  void several_values_ask_for_one_of_them() {
    assertThat(of("filter[city]", "Paris", "Rome").condition())
        .isEqualTo(and(new Condition.Or(List.of(spelled("Paris"), spelled("Rome")))));
    assertThat(of("filter[limit]", "1", "2").condition())
        .isEqualTo(and(new Condition.In("limit", List.of(Literal.of(1), Literal.of(2)))));
  }

  @Test
  void an_attribute_called_like_a_parameter_is_told_apart_by_its_brackets() {
    Filters filters =
        Filters.of(
            Map.of("limit", List.of("10"), "filter[limit][ge]", List.of("1990")), FIELDS, OTHERS);

    assertThat(filters.condition())
        .isEqualTo(
            and(and(new Condition.Compare(Condition.Operator.GE, "limit", Literal.of(1990)))));
  }

  @Test
  void an_attribute_may_hold_brackets_itself() {
    assertThat(of("filter[odd][ge][eq]", "x").fields()).isEqualTo(Set.of("odd][ge"));
  }

  @Test
  void missing_asks_for_a_missing_value_or_for_one_that_is_there() {
    assertThat(of("filter[city][missing]", "true").condition())
        .isEqualTo(and(new Condition.IsNull("city")));
    assertThat(of("filter[city][missing]", "false").condition())
        .isEqualTo(and(Condition.not(new Condition.IsNull("city"))));
  }

  @ParameterizedTest
  @CsvSource({
    "colour, red",
    "filter[colour], red",
    "filter[limit], many",
    "filter[active], yes",
    "filter[city][like], P%",
    "filter[], x"
  })
  void what_is_not_a_filter_of_the_model_is_refused(String name, String value) {
    assertThatThrownBy(() -> of(name, value)).isInstanceOf(InvalidInput.class);
  }

  private static Filters of(String name, String... values) {
    return Filters.of(Map.of(name, List.of(values)), FIELDS, OTHERS);
  }

  private static Condition and(Condition... parts) {
    return Condition.and(parts);
  }
}
