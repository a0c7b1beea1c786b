package org.touchstonehub.policy.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {
  @Test
  void a_role_is_held_for_its_domain_and_no_other() {
    Caller caller = Caller.of("ada", List.of("steward:supplier", "compliance-officer:*"));

    assertThat(caller.has(Role.STEWARD, "supplier")).isTrue();
    assertThat(caller.has(Role.STEWARD, "employee")).isFalse();
    assertThat(caller.has(Role.COMPLIANCE_OFFICER, "employee")).isTrue();
    assertThat(caller.has(Role.APPLICATION, "supplier")).isFalse();
    assertThat(caller.domainsOf(Role.STEWARD)).containsExactly("supplier");
    assertThat(caller.domainsOf(Role.COMPLIANCE_OFFICER)).containsExactly("*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "steward",
        "steward:",
        "steward: ",
        "Steward:supplier",
        ":supplier",
        "emperor:*",
        "steward supplier"
      })
  void a_group_that_cannot_be_read_grants_nothing(String group) {
    assertThat(Caller.of("ada", List.of(group)).grants()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void every_role_is_read_as_it_is_written(Role role) {
    Grant grant = new Grant(role, "customer");

    assertThat(Grant.parse(grant.toString())).contains(grant);
  }

  @Test
  void a_caller_has_a_name() {
    assertThatThrownBy(() -> Caller.of(" ", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
