package org.touchstonehub.match.encode;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How values are read that can be read in two ways: 03/04/1980, whether the day comes first; 1.299,
 * whether the comma is the decimal sign. Each source has its own habit, which its values of no
 * doubt tell; sources that have none follow the others.
 *
 * @param usual of sources that do not tell
 * @param bySource of those that do, by name
 * @param mixed those of them that write in both ways, so that most values say it, not all
 */
public record Convention(boolean usual, Map<String, Boolean> bySource, Set<String> mixed) {
  /** Values among which one to the contrary may be a slip. */
  private static final int SLIP = 50;

  /** Of values that nobody reads in two ways. */
  public static final Convention NONE = new Convention(false, Map.of(), Set.of());

  /** Day first; where nothing else is known. */
  static final Convention DAY_FIRST = new Convention(true, Map.of(), Set.of());

  /** A decimal point; where nothing else is known. */
  static final Convention DECIMAL_POINT = NONE;

  public Convention {
    bySource = Map.copyOf(bySource);
    mixed = Set.copyOf(mixed);
  }

  /** Whether the values of a source tell its habit, all or all but slips. */
  boolean isSure(String source) {
    return bySource.containsKey(source) && !mixed.contains(source);
  }

  /** Whether all sources are read alike. */
  boolean isOne() {
    return bySource.values().stream().allMatch(habit -> habit == usual);
  }

  /** What holds in a source. */
  public boolean of(String source) {
    return bySource.getOrDefault(source, usual);
  }

  /** Counts what values of no doubt say. */
  static final class Count {
    private final Map<String, int[]> counts = new TreeMap<>();

    /**
     * @param sign above 0 for one reading, below 0 for the other, 0 if the value is open
     */
    void add(String source, int sign) {
      if (sign == 0) return;
      counts.computeIfAbsent(source, s -> new int[2])[sign > 0 ? 1 : 0]++;
    }

    /**
     * @param otherwise where nothing tells
     */
    Convention decided(Convention otherwise) {
      long sum = counts.values().stream().mapToLong(n -> n[1] - n[0]).sum();
      Map<String, Boolean> bySource = new TreeMap<>();
      Set<String> mixed = new TreeSet<>();
      counts.forEach(
          (source, n) -> {
            if (n[0] != n[1]) bySource.put(source, n[1] > n[0]);
            if (Math.min(n[0], n[1]) * SLIP > n[0] + n[1]) mixed.add(source);
          });
      boolean usual = sum == 0 ? otherwise.usual : sum > 0;
      return new Convention(usual, bySource, mixed);
    }
  }
}
