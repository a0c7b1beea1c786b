package org.touchstonehub.sharing.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

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
