package org.touchstonehub.match.things;

/**
 * How far two values of a column agree.
 *
 * @param words for explanations
 * @param usual share among matches, before any is seen
 * @param values of one such agreement that strangers may happen to share: 1 where they are equal, 2
 *     where they are one slip apart; 0 where rarity does not tell
 */
record Grade(String words, double usual, int values) {
  /** The number of the best grade of every column. */
  static final int EQUAL = 0;

  /** Of columns of values and of words the next: one slip, or nearly all of the words. */
  static final int NEAR = 1;

  /** The last of columns of three grades. */
  static final int DIFFERENT = 2;

  /** A side has nothing. */
  static final int MISSING = -1;

  boolean byRarity() {
    return values > 0;
  }
}
