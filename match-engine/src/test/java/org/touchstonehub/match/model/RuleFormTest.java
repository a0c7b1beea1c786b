package org.touchstonehub.match.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFormTest {
  private static final String MODEL =
      """
      model: company
      attributes:
        name: organisation
        vat: tax-id
        country: country
        born: date
        about: long-text
      rules:
      """;

  private static EntityModel read(String rules) {
    return EntityModelReader.read("m.yaml", (MODEL + rules).getBytes(UTF_8)).model();
  }

  private static List<String> faults(String rules) {
    return catchThrowableOfType(InvalidModel.class, () -> read(rules)).faults().stream()
        .map(ModelFault::toString)
        .toList();
  }

  @Test
  void rules_are_read_in_their_order_and_name_attributes_by_position() {
    EntityModel model =
        read(
            """
              - together-if-equal: [vat, country]
                because: one number, one company
              - apart-if-different: born
            """);

    assertThat(model.rules())
        .containsExactly(
            new Rule(Rule.Kind.TOGETHER_IF_EQUAL, List.of(1, 2), "one number, one company"),
            new Rule(Rule.Kind.APART_IF_DIFFERENT, List.of(3), null));
    assertThat(model.rules())
        .extracting(rule -> rule.words(model))
        .containsExactly(
            "together if vat and country are equal (one number, one company)",
            "apart if born differs");
  }

  @Test
  void a_model_without_rules_has_none() {
    assertThat(EntityModelReader.shipped("supplier").model().rules()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "  vat | m.yaml:9:3: 'rules' is not a list",
        "  - vat | m.yaml:9:5: a rule is no mapping; write one '- together-if-equal: [A, B]'",
        "  - because: so | m.yaml:9:5: a rule says nothing",
        "  - { together-if-equal: vat, apart-if-different: vat } | m.yaml:9:5: a rule says two",
        "  - together-if-equl: vat | m.yaml:9:5: unknown key 'together-if-equl'; did you mean 'together-if-equal'?",
        "  - together-if-equal: [] | m.yaml:9:24: 'together-if-equal' is empty",
        "  - together-if-equal: [contry, vat] | m.yaml:9:25: there is no attribute 'contry' for the rule; did you mean 'country'?",
        "  - together-if-equal: [vat, vat] | m.yaml:9:30: the rule names attribute 'vat' twice; keep one",
        "  - together-if-equal: [country] | m.yaml:9:5: very many records are equal in all attributes",
        "  - together-if-equal: [vat, about] | m.yaml:9:30: attribute 'about' is of type long-text, whose values are equal by chance only",
        "  - apart-if-different: [name] | m.yaml:9:26: attribute 'name' is of type organisation, which is written in too many ways",
        "  - { apart-if-different: vat, because: \"a\\tb\" } | m.yaml:9:41: the text of 'because' "
      })
  void a_rule_that_cannot_be_meant_is_refused_with_its_place(String rule, String fault) {
    assertThat(faults("  " + rule + "\n")).anySatisfy(f -> assertThat(f).startsWith(fault));
  }

  @Test
  void a_rule_that_is_given_twice_is_told_whatever_the_order_of_its_attributes() {
    assertThat(faults("  - together-if-equal: [vat, name]\n  - together-if-equal: [name, vat]\n"))
        .singleElement()
        .asString()
        .contains("m.yaml:10:5: this rule is given twice (first in line 9); keep one");
  }

  @Test
  void a_rule_is_not_blamed_for_the_fault_of_its_attribute() {
    String model = MODEL.replace("vat: tax-id", "vat: tax-idd") + "  - together-if-equal: vat\n";

    InvalidModel invalid =
        catchThrowableOfType(
            InvalidModel.class, () -> EntityModelReader.read("m.yaml", model.getBytes(UTF_8)));

    assertThat(invalid.faults()).singleElement().asString().contains("unknown type 'tax-idd'");
  }
}
