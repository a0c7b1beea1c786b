package org.touchstonehub.command.generate;

import java.util.List;

/** A file as a source system delivers it. */
public record Delivery(String source, List<Entry> entries) {
  public Delivery {
    entries = List.copyOf(entries);
  }

  /**
   * A row.
   *
   * @param key the key that the source gives the record
   * @param thing what it is truly a record of
   * @param values in the order of the domain's columns, empty where missing
   */
  public record Entry(String key, String thing, List<String> values) {
    public Entry {
      values = List.copyOf(values);
    }
  }
}
