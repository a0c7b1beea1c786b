package org.touchstonehub.sharing.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeploymentTest {
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final CompletableFuture<Deployment> begun = new CompletableFuture<>();
  private final CountDownLatch mayReturn = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @AfterEach
  void end() {
    mayReturn.countDown();
    mayEnd.countDown();
    threads.shutdown();
  }

  /** What the server calls for the application, and what it does afterwards in the same thread. */
  private void deploy() {
    deploying();
    await(mayEnd);
  }

  private void deploying() {
    begun.complete(Deployment.within(DeploymentTest.class.getName(), "deploying"));
    await(mayReturn);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void what_waits_for_a_deployment_goes_on_when_the_call_has_returned() {
    threads.execute(this::deploy);
    Deployment deployment = begun.join();

    CompletableFuture<Void> waiting = CompletableFuture.runAsync(deployment::awaitEnd, threads);

    assertThat(deployment.isUnderWay()).isTrue();
    assertThat(waiting).isNotDone();
    mayReturn.countDown();
    assertThat(waiting).succeedsWithin(Duration.ofSeconds(20));
    assertThat(deployment.isUnderWay()).isFalse();
  }

  @Test
  void nothing_is_awaited_where_the_server_is_another_one() {
    Deployment deployment = Deployment.current();

    assertThat(deployment.isUnderWay()).isFalse();
    deployment.awaitEnd();
  }
}
