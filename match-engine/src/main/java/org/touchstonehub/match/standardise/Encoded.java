package org.touchstonehub.match.standardise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

/**
 * Records standardised and encoded, in the order of a name and then of their source keys, so that
 * nothing downstream can depend on the order of rows.
 *
 * @param rows row in the table, by record
 * @param source number of the source system, by record, in the order of names
 * @param sources names of the source systems, ascending
 * @param keys hash of the source key, by record
 * @param columns in the order of the plan
 */
@SuppressWarnings("ArrayRecordComponent") // shared with the kernels, compared by nobody
public record Encoded(
    int size, int[] rows, int[] source, List<String> sources, long[] keys, List<Column> columns) {

  /** Standardises and encodes every record of a table. */
  public static Encoded of(EntityModel model, Plan plan, RecordTable table) {
    int n = table.size();
    int[] rows = order(model, table);
    TreeMap<String, Integer> systems = new TreeMap<>();
    for (int row = 0; row < n; row++) systems.put(table.key(row).system(), 0);
    List<String> sources = new ArrayList<>(systems.keySet());
    for (int i = 0; i < sources.size(); i++) systems.put(sources.get(i), i);
    int[] source = new int[n];
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      SourceKey key = table.key(rows[i]);
      source[i] = systems.getOrDefault(key.system(), 0);
      keys[i] = Hashes.of(Hashes.of(key.system()), Hashes.of(key.key()));
    }
    Column[] columns = new Column[plan.columns().size()];
    IntStream.range(0, columns.length)
        .parallel()
        .forEach(c -> columns[c] = encode(plan.columns().get(c), model, table, rows));
    return new Encoded(n, rows, source, sources, keys, List.of(columns));
  }

  private static Column encode(ColumnPlan plan, EntityModel model, RecordTable table, int[] rows) {
    return plan.form() == ColumnPlan.Form.NAMES
        ? ColumnEncoder.names(plan, model.attributes(), table, rows)
        : new ColumnEncoder(plan, table, rows).encode();
  }

  /**
   * A row, its key and where it stands, side by side in memory for sorting.
   *
   * @param place the first letters of a name: records that are compared with each other should lie
   *     near each other in memory
   */
  private record Placed(long place, SourceKey key, int row) {}

  private static int[] order(EntityModel model, RecordTable table) {
    int telling = Neighbourhood.attribute(model);
    Placed[] rows = new Placed[table.size()];
    Arrays.parallelSetAll(
        rows,
        row -> new Placed(Neighbourhood.place(table.value(row, telling)), table.key(row), row));
    Arrays.parallelSort(
        rows,
        (a, b) -> {
          int order = Long.compare(a.place, b.place);
          if (order == 0) order = a.key.compareTo(b.key);
          // keys are unique in a well-kept table; equal ones are told apart by their values
          return order != 0 ? order : compareValues(table, a.row, b.row);
        });
    int[] order = new int[rows.length];
    Arrays.setAll(order, i -> rows[i].row);
    return order;
  }

  private static int compareValues(RecordTable table, int a, int b) {
    for (int i = 0; i < table.attributes().size(); i++) {
      @Nullable String x = table.value(a, i);
      @Nullable String y = table.value(b, i);
      int order = x == null ? (y == null ? 0 : -1) : y == null ? 1 : x.compareTo(y);
      if (order != 0) return order;
    }
    return 0;
  }
}
