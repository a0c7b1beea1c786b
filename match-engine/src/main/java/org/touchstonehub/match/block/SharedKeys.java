package org.touchstonehub.match.block;

/**
 * Which keys are seen at all, and which twice: by hash, so that a key may seem to be when it is
 * not, but never the other way round. Most keys are of one record alone and need no sorting.
 */
final class SharedKeys {
  private static final int BITS_A_KEY = 8;

  private final long[] once;
  private final long[] twice;
  private final int shift;

  /**
   * @param keys about how many are expected
   */
  SharedKeys(int keys) {
    long bits = Long.highestOneBit(Math.max(1L << 10, (long) keys * BITS_A_KEY * 2 - 1));
    shift = 64 - Long.numberOfTrailingZeros(bits);
    once = new long[(int) (bits >>> 6)];
    twice = new long[once.length];
  }

  void see(long hash) {
    long place = hash >>> shift;
    int word = (int) (place >>> 6);
    long bit = 1L << place;
    if ((once[word] & bit) == 0) once[word] |= bit;
    else twice[word] |= bit;
  }

  boolean isSeen(long hash) {
    long place = hash >>> shift;
    return (once[(int) (place >>> 6)] & 1L << place) != 0;
  }

  boolean isSeenTwice(long hash) {
    long place = hash >>> shift;
    return (twice[(int) (place >>> 6)] & 1L << place) != 0;
  }
}
