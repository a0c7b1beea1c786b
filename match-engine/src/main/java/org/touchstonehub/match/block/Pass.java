package org.touchstonehub.match.block;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One blocking pass and what training found of it: records that share its key are compared, unless
 * the key is one of those that too many share; those are split. Immutable.
 */
public final class Pass {
  private final String first;
  private final @Nullable String second;
  private final long[] oversized;
  private final byte[] rings;
  private final long[] stillOversized;

  /**
   * @param first label of an atom
   * @param second label of the atom combined with it; null if the first stands alone
   * @param oversized keys that too many records share, ascending
   * @param rings for the whole value of a column, by oversized key: base-2 logarithm of the parts
   *     it is split into; else empty
   * @param stillOversized keys of the split that too many share still, ascending
   */
  Pass(
      String first,
      @Nullable String second,
      long[] oversized,
      byte[] rings,
      long[] stillOversized) {
    this.first = first;
    this.second = second;
    this.oversized = oversized;
    this.rings = rings;
    this.stillOversized = stillOversized;
  }

  /** A pass of which no key is too common. */
  static Pass of(Atom first, @Nullable Atom second) {
    String other = second == null ? null : second.label();
    return new Pass(first.label(), other, new long[0], new byte[0], new long[0]);
  }

  public String first() {
    return first;
  }

  public @Nullable String second() {
    return second;
  }

  long[] oversized() {
    return oversized;
  }

  byte[] rings() {
    return rings;
  }

  long[] stillOversized() {
    return stillOversized;
  }

  boolean isOversized(long key) {
    return Arrays.binarySearch(oversized, key) >= 0;
  }

  boolean isStillOversized(long key) {
    return Arrays.binarySearch(stillOversized, key) >= 0;
  }

  int ring(long key) {
    return rings[Arrays.binarySearch(oversized, key)];
  }

  /** For reports. */
  public String name() {
    return second == null
        ? first
        : first.equals(second) ? "two of " + first : first + " + " + second;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Pass pass
        && first.equals(pass.first)
        && Objects.equals(second, pass.second)
        && Arrays.equals(oversized, pass.oversized)
        && Arrays.equals(rings, pass.rings)
        && Arrays.equals(stillOversized, pass.stillOversized);
  }

  @Override
  public int hashCode() {
    return Objects.hash(first, second, Arrays.hashCode(oversized));
  }
}
