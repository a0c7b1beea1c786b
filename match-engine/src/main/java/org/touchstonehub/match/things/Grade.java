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
  boolean byRarity() {
    return values > 0;
  }
}
