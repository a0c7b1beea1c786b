package org.touchstonehub.match.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many records of one model, immutable: rows in the order they were added, values in the order of
 * the model's attributes. A missing value is null; blank text counts as missing.
 */
public final class RecordTable {
  private final List<String> attributes;
  private final List<SourceKey> keys;
  private final List<@Nullable String[]> rows;

  private RecordTable(
      List<String> attributes, List<SourceKey> keys, List<@Nullable String[]> rows) {
    this.attributes = attributes;
    this.keys = keys;
    this.rows = rows;
  }

  /** Attribute names, in the order of the model. */
  public List<String> attributes() {
    return attributes;
  }

  public int size() {
    return keys.size();
  }

  public SourceKey key(int row) {
    return keys.get(row);
  }

  public @Nullable String value(int row, int attribute) {
    return rows.get(row)[attribute];
  }

  public static Builder of(List<String> attributes) {
    return new Builder(attributes);
  }

  /** Gathers rows; not for more than one thread. */
  public static final class Builder {
    private final List<String> attributes;
    private final List<SourceKey> keys = new ArrayList<>();
    private final List<@Nullable String[]> rows = new ArrayList<>();

    private Builder(List<String> attributes) {
      this.attributes = List.copyOf(attributes);
    }

    /**
     * @param values one per attribute; taken over, not copied
     * @throws IllegalArgumentException if the number of values is not that of the attributes
     */
    public Builder add(SourceKey key, @Nullable String... values) {
      if (values.length != attributes.size()) {
        throw new IllegalArgumentException(
            "%d values for %d attributes".formatted(values.length, attributes.size()));
      }
      for (int i = 0; i < values.length; i++) {
        String value = values[i];
        if (value != null && value.isBlank()) values[i] = null;
      }
      keys.add(key);
      rows.add(values);
      return this;
    }

    /** The table of what was added; the builder must not be used afterwards. */
    public RecordTable build() {
      return new RecordTable(
          attributes, Collections.unmodifiableList(keys), Collections.unmodifiableList(rows));
    }
  }
}
