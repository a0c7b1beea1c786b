package org.touchstonehub.sharing.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.Thread.State;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.mdm.database.Busy;

class BulkheadTest {
  @Test
  void who_comes_when_all_places_are_taken_is_turned_away_at_once() {
    Bulkhead bulkhead = new Bulkhead(2, 0, Duration.ZERO);
    Bulkhead.Turn first = bulkhead.enter();
    bulkhead.enter();

    assertThatThrownBy(bulkhead::enter)
        .isInstanceOfSatisfying(
            Busy.class,
            busy -> assertThat(busy.kind()).isEqualTo(TouchstoneException.Kind.UNAVAILABLE));
    first.close();
    first.close(); // gives back one place, not two
    bulkhead.enter();
    assertThatThrownBy(bulkhead::enter).isInstanceOf(Busy.class);
  }

  @Test
  void who_waits_is_served_when_a_turn_is_over() throws Exception {
    Bulkhead bulkhead = new Bulkhead(1, 1, Duration.ofMinutes(1));
    Bulkhead.Turn first = bulkhead.enter();
    FutureTask<Bulkhead.Turn> waiting = new FutureTask<>(bulkhead::enter);
    Thread late = new Thread(waiting);
    late.start();
    await().atMost(Duration.ofMinutes(1)).until(() -> late.getState() == State.TIMED_WAITING);
    assertThat(waiting).isNotDone();

    first.close();

    assertThat(waiting.get(1, TimeUnit.MINUTES)).isNotNull();
  }

  @Test
  void nobody_waits_for_longer_than_patience() {
    Bulkhead bulkhead = new Bulkhead(1, 1, Duration.ofMillis(1));
    Bulkhead.Turn first = bulkhead.enter();

    assertThatThrownBy(bulkhead::enter).isInstanceOf(Busy.class);
    first.close();
    bulkhead.enter().close();
  }
}
