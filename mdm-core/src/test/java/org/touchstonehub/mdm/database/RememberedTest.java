package org.touchstonehub.mdm.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private final AtomicLong now = new AtomicLong();
  private final List<String> lookedUp = new ArrayList<>();
  private final Remembered<String, String> remembered =
      new Remembered<>(2, Duration.ofNanos(10), now::get);

  private Optional<String> ask(String key) {
    return remembered.get(
        key,
        asked -> {
          lookedUp.add(asked);
          return asked.isEmpty() ? Optional.empty() : Optional.of(asked + now.get());
        });
  }

  @Test
  void an_answer_is_used_until_it_is_too_old() {
    assertThat(ask("a")).contains("a0");
    now.set(9);
    assertThat(ask("a")).contains("a0");
    now.set(10);
    assertThat(ask("a")).contains("a10");
  }

  @Test
  void what_is_not_there_is_looked_up_each_time() {
    assertThat(ask("")).isEmpty();
    assertThat(ask("")).isEmpty();
    assertThat(lookedUp).hasSize(2);
  }

  @Test
  void no_more_are_kept_than_there_is_room_for() {
    ask("a");
    ask("b");
    ask("a");
    ask("c");
    ask("a");
    assertThat(lookedUp).containsExactly("a", "b", "c");
    ask("b");
    assertThat(lookedUp).containsExactly("a", "b", "c", "b");
  }

  @Test
  void an_answer_that_was_forgotten_while_it_was_looked_up_does_not_come_back() {
    Optional<String> old =
        remembered.get(
            "a",
            asked -> {
              remembered.forget("a");
              return Optional.of("old");
            });

    assertThat(old).contains("old");
    assertThat(ask("a")).contains("a0");
  }
}
