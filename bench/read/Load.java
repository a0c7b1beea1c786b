package org.touchstonehub.command.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** So many callers, each on a connection of its own that it keeps, for so many seconds. */
final class Load {
  private static final int MOST = 2_000_000;
  private final Target target;
  private final Reads reads;
  private final int callers;
  private final long nanos;
  private final List<long[]> times = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private long took;
  private long[] sorted = new long[0];

  Load(Target target, Reads reads, int callers, int seconds) {
    this.target = target;
    this.reads = reads;
    this.callers = callers;
    this.nanos = TimeUnit.SECONDS.toNanos(seconds);
  }

  void run() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      int first = i;
      Thread thread = new Thread(() -> call(first, go));
      thread.start();
      threads.add(thread);
    }
    long began = System.nanoTime();
    go.countDown();
    for (Thread thread : threads) thread.join();
    took = System.nanoTime() - began;
    if (!faults.isEmpty()) throw new IllegalStateException(faults.get(0));
    sorted = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
  }

  private void call(int first, CountDownLatch go) {
    long[] mine = new long[1 << 10];
    int n = 0;
    try (Caller caller = new Caller(target, reads)) {
      go.await();
      long end = System.nanoTime() + nanos;
      for (long now = System.nanoTime(); now < end && n < MOST / callers; ) {
        caller.ask(first + n * callers);
        long then = System.nanoTime();
        if (n == mine.length) mine = Arrays.copyOf(mine, 2 * n);
        mine[n++] = then - now;
        now = then;
      }
    } catch (IOException | RuntimeException failure) {
      synchronized (faults) {
        faults.add(target.name() + ", " + reads.name() + ": " + failure);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    synchronized (times) {
      times.add(Arrays.copyOf(mine, n));
    }
  }

  Target target() {
    return target;
  }

  Reads reads() {
    return reads;
  }

  int callers() {
    return callers;
  }

  int count() {
    return Math.max(1, sorted.length);
  }

  double rate() {
    return sorted.length * 1e9 / took;
  }

  double percentile(double share) {
    if (sorted.length == 0) return 0;
    return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] / 1e6;
  }
}
