package org.touchstonehub.sharing.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketsTest {
  private final AtomicLong now = new AtomicLong();
  private final TimeMeter clock =
      new TimeMeter() {
        @Override
        public long currentTimeNanos() {
          return now.get();
        }

        @Override
        public boolean isWallClockBased() {
          return false;
        }
      };

  @Test
  void a_minutes_worth_may_come_at_once_and_then_as_fast_as_it_is_given_back() {
    Buckets buckets = new Buckets(60, 10, clock);
    for (int i = 0; i < 60; i++) assertThat(buckets.take("a").granted()).isTrue();

    Allowance refused = buckets.take("a");
    assertThat(refused.granted()).isFalse();
    assertThat(refused.left()).isZero();
    assertThat(refused.waitSeconds()).isEqualTo(1);
    assertThat(buckets.isUsedUp("a")).isTrue();
    assertThat(buckets.isUsedUp("b")).isFalse();

    now.addAndGet(Duration.ofSeconds(refused.waitSeconds()).toNanos());
    assertThat(buckets.isUsedUp("a")).isFalse();
    assertThat(buckets.take("a").granted()).isTrue();
    assertThat(buckets.take("a").granted()).isFalse();
    assertThat(buckets.take("b").granted()).isTrue();
  }

  @Test
  void however_many_names_there_are_only_the_latest_are_kept() {
    Buckets buckets = new Buckets(2, 100, clock);
    for (int i = 0; i < 10_000; i++) buckets.take("name" + i);

    assertThat(buckets.size()).isEqualTo(100);
    assertThat(buckets.take("name9999").granted()).isTrue();
    assertThat(buckets.take("name9999").granted()).as("its first take is remembered").isFalse();
    assertThat(buckets.take("name0").left()).as("forgotten").isEqualTo(1);
  }

  @Test
  void only_what_trusted_proxies_wrote_is_believed_of_an_address() {
    Set<String> trusted = Set.of("127.0.0.1", "10.0.0.1");

    assertThat(Limits.addressOf("192.0.2.1", "198.51.100.1", trusted)).isEqualTo("192.0.2.1");
    assertThat(Limits.addressOf("127.0.0.1", null, trusted)).isEqualTo("127.0.0.1");
    assertThat(Limits.addressOf("127.0.0.1", "198.51.100.1", trusted)).isEqualTo("198.51.100.1");
    assertThat(Limits.addressOf("127.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.1", trusted))
        .isEqualTo("198.51.100.1");
    assertThat(Limits.addressOf("127.0.0.1", "", trusted)).isEqualTo("127.0.0.1");
  }
}
