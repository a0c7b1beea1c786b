package org.touchstonehub.match.encode;

/** A column of standardised, encoded values. */
public sealed interface Column permits NameColumn, DateColumn, ValueColumn, WordColumn {
  /** Whether a record has anything in this column. */
  boolean has(int record);
}
