package org.touchstonehub.match.record;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Records that come and go, each under a number that stays its own until it is removed; numbers of
 * removed records are given out again. Not for more than one thread.
 */
public final class GrowingRecords {
  private final List<String> attributes;
  private final PackedRows rows;
  private final Deque<Integer> free = new ArrayDeque<>();
  private final @Nullable String[] row;

  /**
   * @param attributes names, in the order of the model
   */
  public GrowingRecords(List<String> attributes) {
    this.attributes = List.copyOf(attributes);
    row = new String[RecordTable.KEY_PARTS + attributes.size()];
    rows = new PackedRows(row.length);
  }

  /** Records there are. */
  public int size() {
    return rows.size() - free.size();
  }

  /** Above every number given out. */
  public int numbers() {
    return rows.size();
  }

  /**
   * Adds a record and gives it a number.
   *
   * @param values one per attribute; copied
   * @throws IllegalArgumentException if the number of values is not that of the attributes
   */
  public int add(SourceKey key, @Nullable String... values) {
    RecordTable.lay(key, values, row);
    Integer number = free.poll();
    if (number == null) {
      rows.add(row);
      return rows.size() - 1;
    }
    rows.replace(number, row);
    return number;
  }

  /** Removes a record that is there. */
  public void remove(int number) {
    rows.remove(number);
    free.push(number);
  }

  public SourceKey key(int number) {
    String system = Objects.requireNonNull(rows.value(number, 0));
    return new SourceKey(system, Objects.requireNonNull(rows.value(number, 1)));
  }

  /** One value an attribute. */
  public @Nullable String[] values(int number) {
    @Nullable String[] values = new String[attributes.size()];
    for (int a = 0; a < values.length; a++) {
      values[a] = rows.value(number, RecordTable.KEY_PARTS + a);
    }
    return values;
  }
}
