package org.touchstonehub.sharing.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  void a_plain_filter_is_an_equality_and_names_its_field() {
    Filters filters = of("filter[city]", "Paris");

    assertThat(filters.condition()).isEqualTo(and(and(Condition.eq("city", Literal.of("Paris")))));
    assertThat(filters.fields()).containsExactly("city");
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
        .isEqualTo(and(new Condition.In("city", List.of(Literal.of("Paris"), Literal.of("Rome")))));
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
