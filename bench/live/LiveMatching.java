import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.LiveTable;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.file.FileRow;
import org.touchstonehub.match.file.RecordFile;
import org.touchstonehub.match.file.Reject;
import org.touchstonehub.match.file.RowConsumer;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

/**
 * Live matching measured: holds back records of a file, trains and matches the rest, brings in what
 * was held back among changes and deletions, one record at a time, and compares the clusters with
 * those that a match of all that is there then makes.
 *
 * <p>Arguments: model, file, number of deltas.
 */
final class LiveMatching {
  public static void main(String[] arguments) {
    EntityModel model = EntityModelReader.read(Path.of(arguments[0])).model();
    int deltas = Integer.parseInt(arguments[2]);
    List<SourceKey> keys = new ArrayList<>();
    List<String[]> rows = new ArrayList<>();
    RecordFile.of(Path.of(arguments[1]), model, null)
        .read(
            new RowConsumer() {
              @Override
              public void row(FileRow row) {
                keys.add(row.key());
                rows.add(row.values());
              }

              @Override
              public void reject(Reject reject) {}

              @Override
              public void progress(long bytes) {}
            });
    Random random = new Random(7);
    int held = deltas * 2 / 3;
    boolean[] out = new boolean[rows.size()];
    List<Integer> coming = new ArrayList<>();
    while (coming.size() < held) {
      int row = random.nextInt(rows.size());
      if (out[row]) continue;
      out[row] = true;
      coming.add(row);
    }
    Map<SourceKey, String[]> present = new LinkedHashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      if (!out[row]) present.put(keys.get(row), rows.get(row));
    }
    RecordTable before = table(model, present);
    long start = System.nanoTime();
    TrainedModel trained = MatchEngine.train(model, before, Progress.NONE);
    System.out.printf("%,d records, trained in %.1f s%n", before.size(), seconds(start));
    start = System.nanoTime();
    LiveTable live = LiveTable.of(trained, before, Constraints.NONE, Progress.NONE);
    System.out.printf("loaded in %.1f s%n", seconds(start));
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long bytes = runtime.totalMemory() - runtime.freeMemory();
    System.out.printf(
        "heap in use %,d MB, of it rows and keys of this program too%n", bytes / 1_000_000);

    Times search = new Times();
    Times insert = new Times();
    Times change = new Times();
    Times delete = new Times();
    List<SourceKey> there = new ArrayList<>(present.keySet());
    int touched = 0;
    for (int d = 0; d < deltas; d++) {
      int kind = d % 3 < 2 ? 0 : d % 2 + 1;
      if (kind == 0 && coming.isEmpty()) kind = 1;
      if (kind == 0) {
        int row = coming.remove(coming.size() - 1);
        SourceKey key = keys.get(row);
        search.of(() -> live.search(key, rows.get(row).clone()));
        LiveTable.Change[] made = new LiveTable.Change[1];
        insert.of(() -> made[0] = live.put(key, rows.get(row).clone()));
        touched = Math.max(touched, made[0].before().size() + made[0].after().size());
        present.put(key, rows.get(row));
        there.add(key);
      } else {
        SourceKey key = there.get(random.nextInt(there.size()));
        if (!present.containsKey(key)) continue;
        if (kind == 1) {
          String[] values = present.get(key).clone();
          values[random.nextInt(values.length)] = null;
          present.put(key, values);
          change.of(() -> live.put(key, values.clone()));
        } else {
          present.remove(key);
          delete.of(() -> live.remove(key));
        }
      }
    }
    System.out.println("                 times   median      95 %      99 %       most  (ms)");
    search.print("search");
    insert.print("insert");
    change.print("change");
    delete.print("delete");
    System.out.printf("%d crowded keys%n", live.crowdedKeys());

    RecordTable after = table(model, present);
    start = System.nanoTime();
    MatchResult batch = MatchEngine.match(trained, after, Constraints.NONE, Progress.NONE);
    System.out.printf("a match of all takes %.1f s%n", seconds(start));
    int different = 0;
    Map<SourceKey, Integer> rowOf = new HashMap<>();
    for (int row = 0; row < after.size(); row++) {
      SourceKey expected = after.key(batch.clusterOf(row));
      if (!live.clusterOf(after.key(row)).orElseThrow().equals(expected)) different++;
    }
    System.out.printf(
        "%,d records, %d in another cluster than by a match of all%n", after.size(), different);
    if (different > 0 || live.size() != after.size()) System.exit(1);
  }

  private static RecordTable table(EntityModel model, Map<SourceKey, String[]> records) {
    RecordTable.Builder table =
        RecordTable.of(model.attributes().stream().map(Attribute::name).toList());
    records.forEach((key, values) -> table.add(key, values.clone()));
    return table.build();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static final class Times {
    private long[] nanos = new long[1024];
    private int size;

    void of(Runnable work) {
      long start = System.nanoTime();
      work.run();
      if (size == nanos.length) nanos = Arrays.copyOf(nanos, size * 2);
      nanos[size++] = System.nanoTime() - start;
    }

    void print(String what) {
      long[] sorted = Arrays.copyOf(nanos, size);
      Arrays.sort(sorted);
      if (size == 0) return;
      System.out.printf(
          "%-12s %9d %8.2f %9.2f %9.2f %10.2f%n",
          what,
          size,
          sorted[size / 2] / 1e6,
          sorted[size * 95 / 100] / 1e6,
          sorted[size * 99 / 100] / 1e6,
          sorted[size - 1] / 1e6);
    }
  }
}
