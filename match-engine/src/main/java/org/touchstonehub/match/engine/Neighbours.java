package org.touchstonehub.match.engine;

import java.util.Arrays;

/** Which records have a candidate pair that may hold a cluster together. */
final class Neighbours {
  private static final int[] NONE = {};

  private int[][] of = new int[16][]; // by record

  /** Takes in a record that has none yet. */
  void add(int number) {
    if (number >= of.length) of = Arrays.copyOf(of, number * 2);
    of[number] = NONE;
  }

  void join(int a, int b) {
    of[a] = with(of[a], b);
    of[b] = with(of[b], a);
  }

  int[] of(int number) {
    return of[number];
  }

  /** Takes a record out; those that it had are left without it. */
  int[] remove(int number) {
    int[] left = of[number];
    for (int other : left) {
      of[other] = Arrays.stream(of[other]).filter(n -> n != number).toArray();
    }
    of[number] = NONE;
    return left;
  }

  private static int[] with(int[] numbers, int number) {
    int[] more = Arrays.copyOf(numbers, numbers.length + 1);
    more[numbers.length] = number;
    return more;
  }
}
