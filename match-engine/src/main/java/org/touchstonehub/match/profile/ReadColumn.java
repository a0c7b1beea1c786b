package org.touchstonehub.match.profile;

import org.jspecify.annotations.Nullable;

/** A column with its name read and its values counted. */
record ReadColumn(SampledColumn column, ColumnName name, ColumnFacts facts) {
  static ReadColumn of(SampledColumn column) {
    return new ReadColumn(column, ColumnName.of(column.name()), ColumnFacts.of(column));
  }

  String columnName() {
    return column.name();
  }

  @Nullable Meaning meaning() {
    return name.meaning();
  }

  /** Each column is itself alone, whatever it holds. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReadColumn read && column.equals(read.column);
  }

  @Override
  public int hashCode() {
    return column.hashCode();
  }
}
