package org.touchstonehub.command.generate;

import java.util.EnumMap;
import java.util.Map;

/** How often each phenomenon was put into the data. */
final class Tally {
  private final Map<Phenomenon, Integer> counts = new EnumMap<>(Phenomenon.class);

  void count(Phenomenon phenomenon) {
    count(phenomenon, 1);
  }

  void count(Phenomenon phenomenon, int more) {
    counts.merge(phenomenon, more, Integer::sum);
  }

  Tally copy() {
    Tally copy = new Tally();
    copy.counts.putAll(counts);
    return copy;
  }

  int of(Phenomenon phenomenon) {
    return counts.getOrDefault(phenomenon, 0);
  }
}
