package org.touchstonehub.match.profile;

/** Shows the form of a value and hides what it says. */
final class Masked {
  private static final int LONGEST = 40;

  private Masked() {}

  /** Letters become x and X, digits 9: {@code Xxxxx.xxxxx@xxx.xx}. */
  static String of(String value) {
    StringBuilder masked = new StringBuilder();
    value
        .codePoints()
        .limit(LONGEST)
        .map(
            c ->
                Character.isDigit(c)
                    ? '9'
                    : Character.isUpperCase(c)
                        ? 'X'
                        : Character.isLetter(c) ? 'x' : Character.isISOControl(c) ? ' ' : c)
        .forEach(masked::appendCodePoint);
    return masked + (value.codePointCount(0, value.length()) > LONGEST ? "..." : "");
  }

  /** As it is, but on one line and not too long. */
  static String shown(String value) {
    String plain = value.replaceAll("\\p{C}", " ");
    return plain.codePointCount(0, plain.length()) > LONGEST
        ? plain.substring(0, plain.offsetByCodePoints(0, LONGEST)) + "..."
        : plain;
  }
}
