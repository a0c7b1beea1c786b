package org.touchstonehub.match.compare;

import java.util.Arrays;
import java.util.List;
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
   * @param attribute position in the model, of a type with one value
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
        return new ClearDifference(value.value(), comparer::differ);
      }
    }
    throw new IllegalArgumentException("attribute %d has no single value".formatted(attribute));
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
