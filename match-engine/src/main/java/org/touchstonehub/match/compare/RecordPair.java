package org.touchstonehub.match.compare;

/** Two records of a table in one number: the smaller in the upper 32 bits. */
public final class RecordPair {
  private RecordPair() {}

  public static long of(int i, int j) {
    return ((long) Math.min(i, j) << 32) | Math.max(i, j);
  }

  public static int first(long pair) {
    return (int) (pair >> 32);
  }

  public static int second(long pair) {
    return (int) pair;
  }
}
