package org.touchstonehub.mdm.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.mdm.testing.MasterData;

class RememberedRequestsTest {
  private static final RequestName NAME = new RequestName("shop", "load crm", "k-1");
  private static final byte[] BODY = {1, 2, 3};

  private final MasterData data = new MasterData();
  private final RememberedRequests requests =
      new RememberedRequests(data.database, data.hub.transactions(), data.hub.clock());
  private final AtomicInteger done = new AtomicInteger();

  private Answer work() {
    String body = "{\"n\":%d}".formatted(done.addAndGet(1));
    return new Answer(201, Map.of("Location", "/x"), body, false);
  }

  @AfterEach
  void close() {
    data.close();
  }

  @Test
  void the_same_request_again_gets_the_first_answer_and_does_nothing() {
    Answer first = requests.once(NAME, BODY, this::work);
    Answer again = requests.once(NAME, BODY, this::work);

    assertThat(again).isEqualTo(new Answer(201, Map.of("Location", "/x"), "{\"n\":1}", true));
    assertThat(first.isRepeated()).isFalse();
    assertThat(done).hasValue(1);
  }

  @Test
  void callers_and_operations_have_keys_of_their_own() {
    requests.once(NAME, BODY, this::work);
    requests.once(new RequestName("other", NAME.operation(), NAME.key()), BODY, this::work);
    requests.onceApart(new RequestName(NAME.caller(), "load erp", NAME.key()), BODY, this::work);

    assertThat(done).hasValue(3);
  }

  @Test
  void another_request_by_the_same_key_is_refused() {
    requests.once(NAME, BODY, this::work);

    assertThatThrownBy(() -> requests.once(NAME, new byte[] {9}, this::work))
        .isInstanceOf(KeyUsedOtherwise.class);
    assertThat(done).hasValue(1);
  }

  @Test
  void a_request_that_is_under_way_is_not_done_twice() {
    requests.onceApart(
        NAME,
        BODY,
        () -> {
          assertThatThrownBy(() -> requests.onceApart(NAME, BODY, this::work))
              .isInstanceOfSatisfying(
                  TouchstoneException.class,
                  e -> assertThat(e.slug()).isEqualTo("idempotency-key-in-use"));
          return work();
        });

    assertThat(done).hasValue(1);
  }

  @Test
  void a_request_that_failed_changed_nothing_and_may_be_sent_again() {
    Supplier<Answer> failing =
        () -> {
          data.database
              .sql("insert into mdm.source_system values ('x', 'd', '', now(), 0)")
              .update();
          throw new IllegalStateException("broken");
        };
    assertThatThrownBy(() -> requests.once(NAME, BODY, failing)).hasMessage("broken");

    assertThat(data.count("mdm.source_system")).isZero();
    assertThat(requests.once(NAME, BODY, this::work).isRepeated()).isFalse();
  }

  @Test
  void a_request_within_a_transaction_is_remembered_with_it_or_not_at_all() {
    assertThatThrownBy(
            () ->
                data.hub.run(
                    () -> {
                      requests.onceWithin(NAME, BODY, this::work);
                      throw new IllegalStateException("taken back");
                    }))
        .hasMessage("taken back");
    Answer first = data.hub.in(() -> requests.onceWithin(NAME, BODY, this::work));
    Answer again = data.hub.in(() -> requests.onceWithin(NAME, BODY, this::work));

    assertThat(first.isRepeated()).isFalse();
    assertThat(again.isRepeated()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(done).hasValue(2);
  }

  @Test
  void a_request_that_is_under_way_in_one_process_is_not_done_by_another_that_starts_meanwhile() {
    Answer first =
        requests.once(
            NAME,
            BODY,
            () -> {
              assertThatThrownBy(() -> otherProcess().once(NAME, BODY, this::work))
                  .isInstanceOfSatisfying(
                      TouchstoneException.class,
                      e -> assertThat(e.slug()).isEqualTo("idempotency-key-in-use"));
              return work();
            });

    assertThat(done).hasValue(1);
    assertThat(otherProcess().once(NAME, BODY, this::work).body()).isEqualTo(first.body());
    assertThat(done).hasValue(1);
  }

  private RememberedRequests otherProcess() {
    return new RememberedRequests(data.database, data.hub.transactions(), data.hub.clock());
  }

  @Test
  void a_request_that_was_under_way_in_a_killed_process_leaves_nothing_behind() {
    assertThatThrownBy(
            () ->
                requests.once(
                    NAME,
                    BODY,
                    () -> {
                      work();
                      throw new AssertionError("killed");
                    }))
        .hasMessage("killed");

    assertThat(data.count("mdm.remembered_request")).isZero();
    assertThat(otherProcess().once(NAME, BODY, this::work).isRepeated()).isFalse();
    assertThat(requests.once(NAME, BODY, this::work).isRepeated()).isTrue();
  }

  @Test
  void work_apart_that_was_under_way_in_a_killed_process_may_be_sent_again_soon() {
    assertThatThrownBy(
            () ->
                requests.onceApart(
                    NAME,
                    BODY,
                    () -> {
                      throw new AssertionError("killed");
                    }))
        .hasMessage("killed");
    assertThatThrownBy(() -> otherProcess().onceApart(NAME, BODY, this::work))
        .isInstanceOf(TouchstoneException.class);

    data.hub.clock().advance(RememberedRequests.LONGEST_APART.plusSeconds(1));

    assertThat(otherProcess().onceApart(NAME, BODY, this::work).isRepeated()).isFalse();
    assertThat(requests.onceApart(NAME, BODY, this::work).isRepeated()).isTrue();
  }

  @Test
  void answers_are_forgotten_after_a_day() {
    requests.once(NAME, BODY, this::work);
    data.hub.clock().advance(RememberedRequests.KEPT.plusSeconds(1));

    requests.once(new RequestName("other", "any", "k"), BODY, this::work);

    assertThat(data.count("mdm.remembered_request")).isEqualTo(1);
    assertThat(requests.once(NAME, BODY, this::work).isRepeated()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\nb", "\u00e9"})
  void a_key_is_printable(String key) {
    assertThatThrownBy(() -> new RequestName("a", "b", key)).isInstanceOf(InvalidInput.class);
  }
}
