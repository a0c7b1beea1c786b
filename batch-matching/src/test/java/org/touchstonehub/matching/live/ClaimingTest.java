package org.touchstonehub.matching.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.engine.Neighbourhood;
import org.touchstonehub.match.engine.Placed;
import org.touchstonehub.match.engine.Standing;
import org.touchstonehub.match.engine.Step;
import org.touchstonehub.match.record.SourceKey;

/** The contract, and who waits for whom. The second transaction runs inside of the first. */
class ClaimingTest extends LiveRecordsContract {
  private static final long[] NONE = {};

  @Override
  LiveRecords records() {
    return live.claiming(Claims.none());
  }

  private <T> T alone(Supplier<T> work) {
    return live.hub.transactions().alone(work);
  }

  private boolean isClaimed(long blockKey) {
    return alone(
        () -> {
          LiveRecords second = live.claiming(Claims.none());
          second.claim(List.of(NOBODY), NONE, NONE);
          try {
            second.sharing(new long[] {blockKey});
            return false;
          } catch (Contended contended) {
            return true;
          }
        });
  }

  @Test
  void what_is_looked_up_is_claimed_until_the_end_and_nothing_else() {
    alone(
        () -> {
          records().sharing(new long[] {1});

          assertThat(isClaimed(1)).isTrue();
          assertThat(isClaimed(2)).isFalse();
          return 0;
        });
    assertThat(isClaimed(1)).isFalse();
  }

  @Test
  void a_record_a_block_key_and_a_group_are_different_things() {
    alone(
        () -> {
          records().claim(List.of(A), new long[] {1}, new long[] {2});

          return alone(
              () -> {
                LiveRecords second = records();
                second.claim(List.of(B), new long[] {2}, new long[] {1});
                assertThatThrownBy(() -> second.of(List.of(A))).isInstanceOf(Contended.class);
                return 0;
              });
        });
  }

  @Test
  void a_reader_waits_for_nobody() {
    alone(
        () -> {
          live.claiming(Claims.ofWholeDomain());

          return alone(() -> live.reading().sharing(new long[] {1}));
        });
  }

  @Test
  void the_next_attempt_claims_first_what_the_last_could_not_have() {
    Claims claims = Claims.none();
    alone(
        () -> {
          records().claim(List.of(), new long[] {1}, NONE);
          return alone(
              () -> {
                LiveRecords second = live.claiming(claims);
                second.claim(List.of(A), NONE, NONE);
                assertThatThrownBy(() -> second.sharing(new long[] {1}))
                    .isInstanceOf(Contended.class);
                return 0;
              });
        });

    alone(
        () -> {
          live.claiming(claims).claim(List.of(A), NONE, NONE);

          assertThat(isClaimed(1)).isTrue();
          return 0;
        });
  }

  @Test
  void who_needs_too_much_or_comes_upon_others_too_often_takes_the_whole_domain() {
    Claims much = Claims.none();
    Claims unlucky = Claims.none();

    assertThatThrownBy(
            () ->
                alone(
                    () -> {
                      long[] keys = LongStream.range(0, Claims.MOST_LOCKS + 1).toArray();
                      live.claiming(much).claim(List.of(), keys, NONE);
                      return 0;
                    }))
        .isInstanceOf(Contended.class);
    for (int attempt = 0; attempt < Claims.MOST_ATTEMPTS; attempt++) unlucky.contended(Set.of(1L));

    assertThat(much.areOfWholeDomain()).isTrue();
    assertThat(unlucky.areOfWholeDomain()).isTrue();
    alone(
        () -> {
          LiveRecords records = live.claiming(much);
          records.claim(List.of(), LongStream.range(0, 5_000).toArray(), NONE);
          assertThat(
                  live.database
                      .sql(
                          """
                          select count(*) as n from pg_locks
                          where locktype = 'advisory' and pid = pg_backend_pid()""")
                      .first(row -> row.number("n")))
              .hasValue(1L);
          return 0;
        });
  }

  @Test
  void a_crowded_key_is_noted_so_that_its_records_are_read_once_only() {
    List<Placed> crowd =
        IntStream.rangeClosed(0, Neighbourhood.MOST_RECORDS)
            .mapToObj(n -> new SourceKey("crowd", "k" + n))
            .map(key -> new Placed(key, new String[2], new long[] {1}, NONE, Standing.UNKNOWN))
            .toList();
    store(
        new Step(crowd, Set.of(), Map.of(), List.of(), List.of(), List.of(), Map.of(), List.of()));

    assertThat(crowdedKeys()).isZero();
    assertThat(alone(() -> records().sharing(new long[] {1}))).isEmpty();

    assertThat(crowdedKeys()).isOne();
    assertThat(alone(() -> live.reading().sharing(new long[] {1}))).isEmpty();
  }

  private long crowdedKeys() {
    return alone(
        () ->
            live.database
                .sql(
                    """
                    select count(*) as n from matching.crowded_key c
                    join matching.placement_generation g on g.id = c.generation
                    where g.domain = :domain""")
                .set("domain", live.model.name())
                .first(row -> row.number("n"))
                .orElseThrow());
  }
}
