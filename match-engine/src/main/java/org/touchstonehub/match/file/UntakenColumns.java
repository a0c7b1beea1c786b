package org.touchstonehub.match.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what columns that no attribute takes hold. Names come from the file, so few are kept. */
final class UntakenColumns {
  static final int MOST_NAMED = 100;

  private final Map<String, long[]> named = new LinkedHashMap<>();
  private long more;

  /** Makes a column known, be there values in it or not. */
  void name(String name) {
    if (named.size() < MOST_NAMED) named.putIfAbsent(name, new long[1]);
  }

  /** Counts one value of a column. */
  void count(String name) {
    name(name);
    long[] count = named.get(name);
    if (count == null) more++;
    else count[0]++;
  }

  List<UntakenColumn> columns() {
    List<UntakenColumn> columns = new ArrayList<>();
    named.forEach((name, count) -> columns.add(new UntakenColumn(Header.shown(name), count[0])));
    return columns;
  }

  /** Values in columns that were seen when {@link #MOST_NAMED} had been named already. */
  long more() {
    return more;
  }
}
