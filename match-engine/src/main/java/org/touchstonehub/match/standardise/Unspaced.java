package org.touchstonehub.match.standardise;

import java.util.List;

/**
 * Scripts that put no blanks between words, or put them at will: Chinese, Japanese, Korean, Thai,
 * Lao, Khmer and Burmese. A run of their letters is cut into overlapping pairs (of syllables; in
 * alphabets, threes), so that two names share what they have in common without a dictionary.
 */
final class Unspaced {
  private static final int SYLLABLES = 2;
  private static final int LETTERS = 3;

  private Unspaced() {}

  static boolean is(char c) {
    return c >= '\u0e00' && (isAlphabet(c) || isSyllabary(c));
  }

  /** Whether any letter of a text is of such a script. */
  static boolean isIn(String text) {
    for (int i = 0; i < text.length(); i++) if (is(text.charAt(i))) return true;
    return false;
  }

  /** Thai and Lao, Burmese, Khmer. */
  private static boolean isAlphabet(char c) {
    return (c >= '\u0e00' && c <= '\u0eff' && Folding.isPart(c) && !Character.isDigit(c))
        || (c >= '\u1000' && c <= '\u109f' && !Character.isDigit(c))
        || (c >= '\u1780' && c <= '\u17ff' && Folding.isPart(c) && !Character.isDigit(c));
  }

  /** Iteration marks, kana, Han and Hangul. */
  private static boolean isSyllabary(char c) {
    return (c >= '\u3005' && c <= '\u3007')
        || (c >= '\u3041' && c <= '\u30ff' && Folding.isPart(c))
        || (c >= '\u3400' && c <= '\u9fff')
        || (c >= '\uac00' && c <= '\ud7a3')
        || (c >= '\uf900' && c <= '\ufaff');
  }

  /** The end of a run that begins at a place; blanks and middle dots within belong to it. */
  static int end(String text, int from) {
    int end = from;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (is(c)) end = i + 1;
      else if (!isGap(c)) break;
    }
    return end;
  }

  private static boolean isGap(char c) {
    return Character.isWhitespace(c) || c == '\u30fb' || c == '\u00b7';
  }

  /** Cuts the run between two places. */
  static void cut(String text, int from, int to, List<String> words) {
    StringBuilder run = new StringBuilder(to - from);
    boolean alphabet = true;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!is(c)) continue;
      run.append(c);
      alphabet &= isAlphabet(c);
    }
    int length = alphabet ? LETTERS : SYLLABLES;
    if (run.length() <= length) words.add(run.toString());
    else for (int i = 0; i + length <= run.length(); i++) words.add(run.substring(i, i + length));
  }
}
