package org.touchstonehub.sharing.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.problem.NotServed;

class PaceTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // may wrap round
  private final Pace pace = new Pace(10, 1_000, 60, nanos::get);

  @Test
  void a_body_may_be_slow_at_first_and_must_then_keep_the_rate() {
    pass(9);
    pace.check(0);
    pass(2);
    pace.check(11_000);
    pass(4);
    assertThatThrownBy(() -> pace.check(1))
        .isInstanceOfSatisfying(NotServed.class, slow -> assertThat(slow.status()).isEqualTo(408));
  }

  @Test
  void however_fast_it_comes_it_is_whole_in_time() {
    pace.check(1_000_000_000);
    pass(60);
    pace.check(0);
    pass(1);
    assertThatThrownBy(() -> pace.check(1)).isInstanceOf(NotServed.class);
  }

  private void pass(long seconds) {
    nanos.addAndGet(seconds * 1_000_000_000);
  }
}
