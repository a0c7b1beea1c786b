package org.touchstonehub.match.record;

import java.util.stream.IntStream;

/** Parts of a work on some items, to be done in any order. */
public final class Parts {
  /** Items of which sharing the work out among processors takes longer than the work. */
  private static final int FEW = 512;

  private Parts() {}

  /**
   * Numbers the parts, from zero; done at once by all processors, unless the items are few.
   *
   * @param items in all the parts together
   */
  public static IntStream of(int parts, int items) {
    IntStream all = IntStream.range(0, parts);
    return items < FEW ? all : all.parallel();
  }
}
