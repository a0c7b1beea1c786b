package org.touchstonehub.sharing.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawAddressTest {
  @Test
  void says_where_the_fault_is_and_not_what_was_sent() {
    assertThat(RawAddress.fault("/a%zz", "").orElseThrow()).startsWith("The path");
    assertThat(RawAddress.fault("/a", "b=1&name=Ada%0").orElseThrow())
        .contains("'name'")
        .doesNotContain("Ada");
    assertThat(RawAddress.fault("/a", "%00=1").orElseThrow()).contains("name of");
    assertThat(RawAddress.fault("/a%5cb", "").orElseThrow()).contains("backslash");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/../metrics",
        "/api/./v1",
        "/api/v1/..%2f..%2fmetrics",
        "/api/v1/%2e%2e/%2E%2E/metrics",
        "/api/v1/.%2e/metrics",
        "/api/v1/%2e",
        "/api/v1/..;a=b/metrics",
        "/.."
      })
  void a_part_that_leads_elsewhere_is_a_fault(String path) {
    assertThat(RawAddress.fault(path, "").orElseThrow()).contains("'..'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/...", "/a/..b", "/a/b..", "/a/.well-known", "/a%2Fb", "/", "/a/"})
  void dots_beside_something_else_lead_nowhere(String path) {
    assertThat(RawAddress.fault(path, "a=../..")).isEmpty();
  }

  @Test
  void every_text_that_is_encoded_as_it_should_be_passes() {
    for (String text : List.of("", "a", "Müller", "💥", "a b", "100 %", "a+b", "ߟ", "\u0001")) {
      String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
      assertThat(RawAddress.fault("/" + encoded.replace("+", "%20"), encoded + "=" + encoded))
          .as(text)
          .isEmpty();
    }
  }
}
