package org.touchstonehub.mdm.golden;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Makes table and column names that SQL takes without quotes out of any text. */
final class SqlNames {
  private static final int LONGEST = 50;

  private SqlNames() {}

  /**
   * Lower case ASCII letters, digits and underscores, at most 63 characters; a reserved word gets
   * an underscore, a name that is taken a number.
   *
   * @param avoid reserved words and names that are taken
   */
  static String of(String text, Set<String> avoid) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_+|_+$", "");
    if (plain.isEmpty()) plain = "unnamed";
    if (Character.isDigit(plain.charAt(0))) plain = "n_" + plain;
    if (plain.length() > LONGEST) plain = plain.substring(0, LONGEST);
    if (!avoid.contains(plain)) return plain;
    String name = plain + "_";
    for (int i = 2; avoid.contains(name); i++) name = plain + "_" + i;
    return name;
  }
}
