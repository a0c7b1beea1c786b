package org.touchstonehub.mdm.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenId;

class GoldenHistoryTest {
  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant GONE = Instant.parse("2026-02-01T00:00:00Z");
  private static final Cause CAUSE = new Cause(new UUID(1, 1), Cause.Kind.OTHER);
  private static final GoldenId ID = new GoldenId(new UUID(2, 2));

  private static final GoldenHistory HISTORY =
      new GoldenHistory(
          ID,
          "customer",
          false,
          List.of(),
          List.of(new Membership(new SourceKey("crm", "a"), ID, MADE, GONE, CAUSE, CAUSE)),
          List.of(new Retirement(GONE, CAUSE, null, null, List.of())),
          List.of());

  @Test
  void it_was_there_from_its_first_record_until_its_last_one_left() {
    assertThat(HISTORY.asOf(MADE.minusSeconds(1)).isActive()).isFalse();
    assertThat(HISTORY.asOf(MADE).isActive()).isTrue();
    assertThat(HISTORY.asOf(GONE.minusSeconds(1)).members()).hasSize(1);
    assertThat(HISTORY.asOf(GONE).isActive()).isFalse();
  }

  @Test
  void it_was_retired_since_the_instant_of_its_retirement() {
    assertThat(HISTORY.asOf(GONE.minusSeconds(1)).retirements()).isEmpty();
    assertThat(HISTORY.asOf(GONE).retirements()).hasSize(1);
  }
}
