package org.touchstonehub.policy.pdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private long now = 17;
  private final CircuitBreaker breaker = new CircuitBreaker(3, Duration.ofNanos(100), () -> now);

  @Test
  void it_lets_everybody_through_while_failures_are_few() {
    fail(2);
    assertThat(breaker.lets()).isTrue();
    breaker.succeeded();
    fail(2);

    assertThat(breaker.lets()).isTrue();
  }

  @Test
  void after_failures_in_a_row_nobody_passes_until_the_pause_is_over() {
    fail(3);

    assertThat(breaker.lets()).isFalse();
    now += 99;
    assertThat(breaker.lets()).isFalse();
    now += 1;
    assertThat(breaker.lets()).isTrue();
  }

  @Test
  void one_tries_for_all_and_decides() {
    fail(3);
    now += 100;

    assertThat(breaker.lets()).isTrue();
    assertThat(breaker.lets()).isFalse();
    breaker.failed();
    assertThat(breaker.lets()).isFalse();
    now += 100;
    assertThat(breaker.lets()).isTrue();
    breaker.succeeded();
    assertThat(breaker.lets()).isTrue();
    assertThat(breaker.lets()).isTrue();
  }

  @Test
  void stragglers_that_fail_late_do_not_prolong_the_pause() {
    fail(3);
    now += 50;
    breaker.failed();
    now += 50;

    assertThat(breaker.lets()).isTrue();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(breaker.lets()).isTrue();
      breaker.failed();
    }
  }
}
