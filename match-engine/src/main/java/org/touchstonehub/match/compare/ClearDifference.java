package org.touchstonehub.match.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.touchstonehub.match.encode.Column;
import org.touchstonehub.match.encode.DateColumn;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.encode.ValueColumn;

/**
 * Tells whether the values of one attribute clearly differ: another value, not another spelling, a
 * typing error or a known variant. Depends on the two values and what was trained alone. Not for
 * more than one thread.
 */
public final class ClearDifference {
  /** The record has no value. */
  public static final int MISSING = -1;

  private static final float[][] NO_FREQUENCIES = {{}, {}};

  private final int[] values; // by record
  private final IntPairPredicate differ;

  @FunctionalInterface
  private interface IntPairPredicate {
    boolean test(int x, int y);
  }

  private ClearDifference(int[] values, IntPairPredicate differ) {
    this.values = values;
    this.differ = differ;
  }

  /**
   * @param attribute position in the model, of a type that may veto
   * @param variants by column
   */
  public static ClearDifference of(
      Layout layout, Encoded records, int attribute, List<Variants> variants) {
    for (int s = 0; s < layout.slots().size(); s++) {
      Slot slot = layout.slots().get(s);
      int c = slot.column();
      if (!layout.plan().columns().get(c).attributes().equals(List.of(attribute))) continue;
      Column column = records.columns().get(c);
      if (column instanceof DateColumn dates) {
        int[] days = Arrays.stream(dates.day()).map(day -> day == 0 ? MISSING : day).toArray();
        return new ClearDifference(days, DateComparer::differ);
      }
      if (column instanceof ValueColumn value) {
        ValueComparer comparer =
            new ValueComparer(
                value, NO_FREQUENCIES, variants.get(c), s, slot.different(), new Kernels());
        return value.hasSeveral()
            ? ofSeveral(value, comparer::differ)
            : new ClearDifference(value.value(), comparer::differ);
      }
    }
    throw new IllegalArgumentException("attribute %d has no single value".formatted(attribute));
  }

  /**
   * Cells of several values clearly differ where each value of the one does from all the other's.
   */
  private static ClearDifference ofSeveral(ValueColumn column, IntPairPredicate differ) {
    Map<List<Integer>, Integer> numbers = new HashMap<>();
    List<int[]> cells = new ArrayList<>();
    int[] cell = new int[column.value().length];
    for (int i = 0; i < cell.length; i++) {
      int record = i;
      int[] values =
          IntStream.range(0, column.count(i)).map(k -> column.value(record, k)).sorted().toArray();
      cell[i] =
          values.length == 0
              ? MISSING
              : numbers.computeIfAbsent(
                  Arrays.stream(values).boxed().toList(),
                  of -> {
                    cells.add(values);
                    return numbers.size();
                  });
    }
    return new ClearDifference(
        cell,
        (x, y) ->
            Arrays.stream(cells.get(x))
                .allMatch(a -> Arrays.stream(cells.get(y)).allMatch(b -> differ.test(a, b))));
  }

  /** The value of a record as a number, or {@link #MISSING}. */
  public int value(int record) {
    return values[record];
  }

  /** Whether two values, neither missing, clearly differ. */
  public boolean differ(int x, int y) {
    return differ.test(x, y);
  }

  /** Whether two records have values that clearly differ. */
  public boolean apart(int i, int j) {
    return values[i] != MISSING && values[j] != MISSING && differ(values[i], values[j]);
  }
}
