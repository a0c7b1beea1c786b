package org.touchstonehub.match.encode;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.Parts;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.standardise.Hashes;

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
    int[] rows = order(Neighbourhood.attribute(model, plan), table);
    RecordTable ordered = table.inOrder(rows);
    List<String> sources =
        Parts.of(n, n).mapToObj(i -> ordered.key(i).system()).distinct().sorted().toList();
    int[] source = new int[n];
    long[] keys = new long[n];
    Parts.of(n, n)
        .forEach(
            i -> {
              SourceKey key = ordered.key(i);
              source[i] = Collections.binarySearch(sources, key.system());
              keys[i] = Hashes.of(Hashes.of(key.system()), Hashes.of(key.key()));
            });
    Column[] columns = new Column[plan.columns().size()];
    // names come first in a plan and take longest: begun last, they would keep all others waiting
    AtomicInteger next = new AtomicInteger();
    Parts.of(columns.length, n)
        .forEach(
            any -> {
              int c = next.getAndIncrement();
              columns[c] = encode(plan.columns().get(c), model, ordered);
            });
    return new Encoded(n, rows, source, sources, keys, List.of(columns));
  }

  /** By row of the table, the number of its record. */
  public int[] numbers() {
    int[] numbers = new int[size];
    for (int i = 0; i < size; i++) numbers[rows[i]] = i;
    return numbers;
  }

  private static Column encode(ColumnPlan plan, EntityModel model, RecordTable ordered) {
    return plan.form() == ColumnPlan.Form.NAMES
        ? new NameEncoder(plan, model.attributes(), ordered).encode()
        : new ColumnEncoder(plan, ordered).encode();
  }

  /**
   * A row, its key and where it stands, side by side in memory for sorting.
   *
   * @param place the first letters of a name: records that are compared with each other should lie
   *     near each other in memory
   */
  private record Placed(long place, SourceKey key, int row) {}

  private static int[] order(int telling, RecordTable table) {
    int n = table.size();
    int rowBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, n - 1));
    long rowMask = (1L << rowBits) - 1;
    // the start of a place and the row in one number: most of the sorting needs no object a row
    long[] packed = new long[n];
    Parts.of(n, n).forEach(row -> packed[row] = (place(table, row, telling) & ~rowMask) | row);
    Arrays.parallelSort(packed);
    int[] order = new int[n];
    Arrays.setAll(order, i -> (int) (packed[i] & rowMask));
    Parts.of(n, n)
        .filter(i -> i == 0 || (packed[i] & ~rowMask) != (packed[i - 1] & ~rowMask))
        .forEach(from -> sortRun(packed, rowMask, from, order, table, telling));
    return order;
  }

  private static long place(RecordTable table, int row, int telling) {
    return Neighbourhood.place(table.value(row, telling));
  }

  /** Sorts the rows whose places begin alike. */
  private static void sortRun(
      long[] packed, long rowMask, int from, int[] order, RecordTable table, int telling) {
    int to = from + 1;
    while (to < packed.length && (packed[to] & ~rowMask) == (packed[from] & ~rowMask)) to++;
    if (to == from + 1) return;
    Placed[] rows = new Placed[to - from];
    Arrays.setAll(
        rows,
        i -> {
          int row = order[from + i];
          return new Placed(place(table, row, telling), table.key(row), row);
        });
    Arrays.parallelSort(
        rows,
        (a, b) -> {
          int difference = Long.compare(a.place, b.place);
          if (difference == 0) difference = a.key.compareTo(b.key);
          // keys are unique in a well-kept table; equal ones are told apart by their values
          return difference != 0 ? difference : compareValues(table, a.row, b.row);
        });
    for (int i = 0; i < rows.length; i++) order[from + i] = rows[i].row;
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
