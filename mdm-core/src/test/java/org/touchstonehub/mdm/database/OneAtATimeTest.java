package org.touchstonehub.mdm.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.touchstonehub.mdm.testing.HubDatabase;

@Timeout(60)
class OneAtATimeTest {
  @Test
  void who_comes_second_waits_until_the_first_has_ended_or_failed() {
    try (HubDatabase hub = HubDatabase.create(List.of("mdm"), List.of())) {
      var done = new ConcurrentLinkedQueue<String>();
      var second = new CompletableFuture<CompletableFuture<Void>>();

      assertThatThrownBy(
              () ->
                  new OneAtATime(hub.dataSource(), "start")
                      .run(
                          () -> {
                            second.complete(
                                CompletableFuture.runAsync(
                                    () ->
                                        new OneAtATime(hub.dataSource(), "start")
                                            .run(() -> done.add("second"))));
                            while (!isWaitedFor(hub)) Thread.onSpinWait();
                            done.add("first");
                            throw new IllegalStateException("broken");
                          }))
          .hasMessage("broken");
      second.join().join();

      assertThat(done).containsExactly("first", "second");
    }
  }

  private static boolean isWaitedFor(HubDatabase hub) {
    return hub.in(
        () ->
            hub.database()
                .sql(
                    """
                    select from pg_locks where locktype = 'advisory' and not granted
                      and database = (select oid from pg_database where datname = current_database())""")
                .any());
  }
}
