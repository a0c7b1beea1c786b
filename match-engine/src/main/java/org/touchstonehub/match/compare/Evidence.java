package org.touchstonehub.match.compare;

import org.touchstonehub.match.refine.Refinement;

/**
 * What comparing found, for one pair or many, in primitive arrays.
 *
 * <p>Per slot a level ({@link Levels#MISSING} where a side has nothing) and the natural logarithm
 * of the frequency of the value agreed on; for a learnt variant its weight, negated. Per word slot
 * {@link #WIDTH} numbers: the weight shared, then per word class how many words are shared, only on
 * the first side, only on the second; then weights of what is shared and left.
 */
public final class Evidence {
  private static final boolean OTHER_NUMBERS = Refinement.OTHER_NUMBERS.isOn();

  /** Rarity classes of words. */
  public static final int RARITIES = 6;

  /** Word classes: rarity, and whether the word holds a digit. */
  public static final int CLASSES = 2 * RARITIES;

  public static final int SHARED = 1;
  public static final int ONLY_A = SHARED + CLASSES;
  public static final int ONLY_B = ONLY_A + CLASSES;

  /** Weight shared, where a word that follows from a rarer shared one counts by what is left. */
  public static final int OWN_SHARED = ONLY_B + CLASSES;

  /** Weight of the words that the first side keeps for itself. */
  public static final int LEFT_A = OWN_SHARED + 1;

  public static final int LEFT_B = LEFT_A + 1;

  /** Weight of all words of the first side. */
  public static final int MASS_A = LEFT_B + 1;

  public static final int MASS_B = MASS_A + 1;

  /** Weight shared, and how many words. */
  public static final int PLAIN_SHARED = MASS_B + 1;

  public static final int WORDS_SHARED = PLAIN_SHARED + 1;

  /** {@link #NO_FORM}, {@link #SAME_FORM} or {@link #OTHER_FORM}. */
  public static final int FORM = WORDS_SHARED + 1;

  public static final int WIDTH = FORM + 1;

  /** A side names no legal form. */
  public static final float NO_FORM = 0;

  public static final float SAME_FORM = 1;
  public static final float OTHER_FORM = 2;

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

  /** Whether each side keeps a word with a digit that the other lacks. */
  public boolean bothKeepNumbers(int pair, int wordSlot) {
    return bothKeepNumbers(words, words(pair, wordSlot));
  }

  /**
   * The same of numbers of a word slot that begin somewhere in an array.
   *
   * @param o where they begin
   */
  public static boolean bothKeepNumbers(float[] words, int o) {
    if (!OTHER_NUMBERS) return false;
    boolean a = false;
    boolean b = false;
    for (int c = RARITIES; c < CLASSES; c++) {
      a |= words[o + ONLY_A + c] >= 1;
      b |= words[o + ONLY_B + c] >= 1;
    }
    return a && b;
  }
}
