package org.touchstonehub.mdm.golden;

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
