package org.touchstonehub.match.compare;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Runs chunks of work on all processors, each with a worker of its own (scratch space, caches). The
 * cut into chunks does not depend on the number of threads, so sums that are added up chunk by
 * chunk come out the same to the last bit.
 */
public final class Workers<W> {
  /** One chunk: items {@code from} to {@code to}, exclusive. */
  public interface Chunk<W> {
    void run(W worker, int chunk, int from, int to);
  }

  private final ConcurrentLinkedQueue<W> idle = new ConcurrentLinkedQueue<>();
  private final Supplier<W> maker;

  public Workers(Supplier<W> maker) {
    this.maker = maker;
  }

  /** A worker for a caller that goes step by step. */
  public W one() {
    W worker = idle.poll();
    return worker == null ? maker.get() : worker;
  }

  public static int chunks(int items, int chunkSize) {
    return (int) (((long) items + chunkSize - 1) / chunkSize);
  }

  public void run(int items, int chunkSize, Chunk<W> chunk) {
    IntStream chunks = IntStream.range(0, chunks(items, chunkSize));
    // to share so little out takes longer than to do it
    (items <= 2 * chunkSize ? chunks : chunks.parallel())
        .forEach(
            c -> {
              W worker = idle.poll();
              if (worker == null) worker = maker.get();
              int from = c * chunkSize;
              chunk.run(worker, c, from, Math.min(items, from + chunkSize));
              idle.add(worker);
            });
  }
}
