package org.touchstonehub.match.block;

import java.util.List;

/**
 * How large the blocks of a pass may be. Of one pass the broader finds what the narrower does, and
 * more, at less gain a pair.
 */
public enum Breadth {
  /** Keys that more records share are left to other passes. */
  TIGHT(8, 0),
  NARROW_PARTS(40, 8),
  WIDE(40, 40),

  /** Of passes by one thing alone. */
  ALONE_NARROW_PARTS(12, 8),
  ALONE(12, 40);

  /** Records of a block beyond which it is split. */
  final int mostOfBlock;

  /** Records of a part beyond which it is not compared. */
  final int mostOfPart;

  Breadth(int mostOfBlock, int mostOfPart) {
    this.mostOfBlock = mostOfBlock;
    this.mostOfPart = mostOfPart;
  }

  /**
   * Those to try.
   *
   * @param paired for passes by two things together
   * @param large whether pairs are so many that narrow parts are worth an attempt
   */
  static List<Breadth> toTry(boolean paired, boolean large) {
    if (!paired) return large ? List.of(ALONE_NARROW_PARTS, ALONE) : List.of(ALONE);
    return large ? List.of(TIGHT, NARROW_PARTS, WIDE) : List.of(TIGHT, WIDE);
  }

  /** Whether it is the narrowest that is tried of a pass over a large table. */
  public boolean isNarrow() {
    return this == TIGHT || this == ALONE_NARROW_PARTS;
  }

  boolean splits() {
    return mostOfPart > 0;
  }
}
