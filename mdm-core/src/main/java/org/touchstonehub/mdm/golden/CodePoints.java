package org.touchstonehub.mdm.golden;

import java.util.Optional;

/** Text in the order of code points, which is also the order of its bytes in UTF-8. */
public final class CodePoints {
  private CodePoints() {}

  public static int compare(String a, String b) {
    int shared = Math.min(a.length(), b.length());
    for (int i = 0; i < shared; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x == y) continue;
      // A surrogate stands for a code point above every other char, whatever its own number.
      boolean surrogateX = Character.isSurrogate(x);
      boolean surrogateY = Character.isSurrogate(y);
      if (surrogateX != surrogateY) return surrogateX ? 1 : -1;
      return Character.compare(x, y);
    }
    return Integer.compare(a.length(), b.length());
  }

  /**
   * The least text that comes after every text that begins with this one; empty where there is
   * none.
   */
  static Optional<String> after(String beginning) {
    int end = beginning.length();
    while (end > 0) {
      int last = beginning.codePointBefore(end);
      end -= Character.charCount(last);
      if (last == Character.MAX_CODE_POINT) continue;
      // Between the two blocks lie the halves of surrogate pairs, which are no characters.
      int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
      return Optional.of(beginning.substring(0, end) + Character.toString(next));
    }
    return Optional.empty();
  }

  /** The text with U+FFFD for what PostgreSQL cannot hold: unfolding "&#0;" makes a NUL. */
  static String stored(String text) {
    if (storable(text)) return text;
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(
            c ->
                c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                    ? 0xFFFD
                    : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /** How many characters a text has, as JSON Schema counts them. */
  public static int count(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Whether PostgreSQL can hold the text: no NUL, no half of a surrogate pair. */
  public static boolean storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\0') return false;
      if (Character.isHighSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) return false;
        i++;
      } else if (Character.isLowSurrogate(c)) {
        return false;
      }
    }
    return true;
  }
}
