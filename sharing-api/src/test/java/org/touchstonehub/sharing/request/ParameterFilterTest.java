package org.touchstonehub.sharing.request;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.sharing.audit.DecisionResource;
import org.touchstonehub.sharing.golden.GoldenRecordResource;

class ParameterFilterTest {
  private final Method decisions = method(DecisionResource.class, "list");
  private final Method search = method(GoldenRecordResource.class, "search");

  @Test
  void parameters_of_the_method_and_of_its_beans_are_taken() {
    assertThatCode(
            () -> {
              ParameterFilter.check(
                  Map.of("limit", List.of("5"), "permit", List.of("false")), decisions);
              ParameterFilter.check(
                  Map.of("domain", List.of("customer"), "limit", List.of("5")), search);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void an_unknown_parameter_is_refused_by_name() {
    assertThatThrownBy(() -> ParameterFilter.check(Map.of("state", List.of("open")), decisions))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("'state'")
        .hasMessageContaining("subject");
  }

  @Test
  void a_search_checks_the_parameters_that_it_does_not_declare_itself() {
    assertThatCode(() -> ParameterFilter.check(Map.of("filter[a]", List.of("1", "2")), search))
        .doesNotThrowAnyException();
  }

  @Test
  void a_parameter_given_twice_is_refused() {
    assertThatThrownBy(
            () -> ParameterFilter.check(Map.of("domain", List.of("customer", "supplier")), search))
        .hasMessageContaining("twice");
  }

  @Test
  void a_number_that_is_none_and_a_flag_that_is_neither_are_refused_by_name() {
    for (String number : List.of("many", "", "1.5", "99999999999999", " 1")) {
      assertThatThrownBy(() -> ParameterFilter.check(Map.of("limit", List.of(number)), decisions))
          .as(number)
          .hasMessageContaining("'limit' takes a whole number");
    }
    assertThatThrownBy(() -> ParameterFilter.check(Map.of("permit", List.of("maybe")), decisions))
        .hasMessageContaining("'permit' takes true or false");
  }

  @Test
  void a_text_longer_than_declared_is_refused_by_name_and_characters_count_once() {
    ParameterBounds bounds = ParameterBounds.of(search);
    String astral = "\uD83D\uDE00";

    assertThatCode(() -> bounds.check("query", Map.of("domain", List.of(astral.repeat(60)))))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> bounds.check("query", Map.of("domain", List.of("x".repeat(61)))))
        .hasMessageContaining("'domain' has more than 60 characters");
    assertThatThrownBy(() -> bounds.check("query", Map.of("fields", List.of("x".repeat(5000)))))
        .as("in a bean of parameters")
        .hasMessageContaining("'fields'");
  }

  private static Method method(Class<?> resource, String name) {
    return Arrays.stream(resource.getDeclaredMethods())
        .filter(candidate -> candidate.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
