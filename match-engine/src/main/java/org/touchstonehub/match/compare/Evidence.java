package org.touchstonehub.match.compare;

/**
 * What comparing found, for one pair or many, in primitive arrays.
 *
 * <p>Per slot a level ({@link Levels#MISSING} where a side has nothing) and the natural logarithm
 * of the frequency of the value agreed on; for a learnt variant its weight, negated. Per word slot
 * {@link #WIDTH} numbers: the weight shared, then per word class how many words are shared, only on
 * the first side, only on the second.
 */
public final class Evidence {
  /** Rarity classes of words. */
  public static final int RARITIES = 6;

  /** Word classes: rarity, and whether the word holds a digit. */
  public static final int CLASSES = 2 * RARITIES;

  public static final int SHARED = 1;
  public static final int ONLY_A = SHARED + CLASSES;
  public static final int ONLY_B = ONLY_A + CLASSES;
  public static final int WIDTH = ONLY_B + CLASSES;

  final int slots;
  final int wordSlots;
  public final byte[] level;
  public final float[] lnFrequency;
  public final float[] words;

  public Evidence(int pairs, Layout layout) {
    slots = layout.slots().size();
    wordSlots = layout.wordSlots();
    level = new byte[Math.multiplyExact(pairs, slots)];
    lnFrequency = new float[level.length];
    words = new float[Math.multiplyExact(pairs, wordSlots * WIDTH)];
  }

  /** Where the levels and frequencies of a pair begin. */
  public int at(int pair) {
    return pair * slots;
  }

  /** Where the numbers of a word slot of a pair begin. */
  public int words(int pair, int wordSlot) {
    return (pair * wordSlots + wordSlot) * WIDTH;
  }
}
