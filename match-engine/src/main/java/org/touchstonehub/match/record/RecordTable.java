package org.touchstonehub.match.record;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Many records of one model, immutable: rows in the order they were added, values in the order of
 * the model's attributes. A missing value is null; blank text counts as missing.
 */
public final class RecordTable {
  /** Before the values of a row sit the two parts of its key. */
  static final int KEY_PARTS = 2;

  private final List<String> attributes;
  private final PackedRows rows;

  private RecordTable(List<String> attributes, PackedRows rows) {
    this.attributes = attributes;
    this.rows = rows;
  }

  /** Attribute names, in the order of the model. */
  public List<String> attributes() {
    return attributes;
  }

  public int size() {
    return rows.size();
  }

  public SourceKey key(int row) {
    String system = Objects.requireNonNull(rows.value(row, 0));
    return new SourceKey(system, Objects.requireNonNull(rows.value(row, 1)));
  }

  public @Nullable String value(int row, int attribute) {
    return rows.value(row, KEY_PARTS + attribute);
  }

  /** Whether there is a value. */
  public boolean has(int row, int attribute) {
    return rows.has(row, KEY_PARTS + attribute);
  }

  /** Some of the rows in an order: what is read one after another should lie so in memory. */
  public RecordTable inOrder(int[] rows) {
    return new RecordTable(attributes, this.rows.inOrder(rows));
  }

  /** Lays key and values into one row. */
  static void lay(SourceKey key, @Nullable String[] values, @Nullable String[] row) {
    if (values.length != row.length - KEY_PARTS) {
      throw new IllegalArgumentException(
          "%d values for %d attributes".formatted(values.length, row.length - KEY_PARTS));
    }
    row[0] = key.system();
    row[1] = key.key();
    for (int i = 0; i < values.length; i++) {
      String value = values[i];
      row[KEY_PARTS + i] = value == null || value.isBlank() ? null : value;
    }
  }

  public static Builder of(List<String> attributes) {
    return new Builder(attributes);
  }

  /** Gathers rows; not for more than one thread. */
  public static final class Builder {
    private final List<String> attributes;
    private final PackedRows rows;
    private final @Nullable String[] row;

    private Builder(List<String> attributes) {
      this.attributes = List.copyOf(attributes);
      row = new String[KEY_PARTS + attributes.size()];
      rows = new PackedRows(row.length);
    }

    /**
     * @param values one per attribute; copied
     * @throws IllegalArgumentException if the number of values is not that of the attributes
     */
    public Builder add(SourceKey key, @Nullable String... values) {
      lay(key, values, row);
      rows.add(row);
      return this;
    }

    /** The table of what was added; the builder must not be used afterwards. */
    public RecordTable build() {
      rows.trim();
      return new RecordTable(attributes, rows);
    }
  }
}
