package org.touchstonehub.policy.gate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.match.record.SourceKey;

/**
 * How the gate masks what it releases, and what it has to know of it.
 *
 * @param <T> what is released: a record, a page of records, a task
 */
public interface Masking<T> {
  /** A record inside what is released. */
  record Row(Map<String, String> values, Set<SourceKey> sources) {
    public Row {
      values = Map.copyOf(values);
      sources = Set.copyOf(sources);
    }
  }

  /** A copy with nothing of attributes in it but what the masks show. */
  T mask(T value, Masks masks);

  /** The records in it, as they are before masking; empty where nothing was found. */
  List<Row> rows(T value);
}
