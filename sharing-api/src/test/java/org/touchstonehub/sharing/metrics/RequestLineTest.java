package org.touchstonehub.sharing.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.metrics.RequestLine.Naming;

class RequestLineTest {
  private final RequestLine read =
      new RequestLine("GET", "/golden-records/{id}", 200, 7, "ada\" x=\\", "d-1", 12);

  @Test
  void a_line_names_route_caller_and_decision() {
    assertThat(read.text(Naming.CLEAR))
        .isEqualTo(
            "event=request method=GET route=/golden-records/{id} status=200 ms=7"
                + " caller=\"ada\\\" x=\\\\\" decision=d-1 bytes=12");
  }

  @Test
  void a_caller_is_hashed_or_left_out() {
    String hashed = read.text(Naming.HASH);

    assertThat(hashed).contains(" caller=").doesNotContain("ada");
    assertThat(read.text(Naming.HASH)).isEqualTo(hashed);
    assertThat(read.text(Naming.NONE)).doesNotContain("caller");
  }

  @Test
  void what_is_not_known_is_left_out() {
    assertThat(new RequestLine("GET", "none", 404, 0, null, null, -1).text(Naming.CLEAR))
        .isEqualTo("event=request method=GET route=none status=404 ms=0");
  }
}
