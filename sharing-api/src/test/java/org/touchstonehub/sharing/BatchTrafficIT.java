package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.testing.EmployeeTasks;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

/** Batches while callers read: neither hinders the other. */
@ArquillianTest
class BatchTrafficIT {
  private static final int READERS = 4;
  private static final int BATCHES = 4;
  private static final Hub HUB = SharedHub.client();

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  @Test
  void batches_complete_and_reads_are_answered_beside_each_other() throws Exception {
    EmployeeTasks.make();
    var over = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(READERS);
    List<Future<Integer>> readers = new ArrayList<>();
    try {
      for (int i = 0; i < READERS; i++) readers.add(threads.submit(() -> read(over)));
      for (int i = 0; i < BATCHES; i++) HUB.match("employee");
    } finally {
      over.set(true);
      threads.shutdown();
    }

    for (Future<Integer> reader : readers) assertThat(reader.get()).isPositive();
  }

  /** Reads golden records until told to stop; returns how many. */
  private static int read(AtomicBoolean over) {
    Hub steward = HUB.as("steward:employee").wanting("RecordManagement");
    int answered = 0;
    while (!over.get()) {
      Reply page = steward.get("/api/v1/golden-records?domain=employee&limit=5");
      assertThat(page.status()).as(page.toString()).isEqualTo(200);
      answered++;
    }
    return answered;
  }
}
