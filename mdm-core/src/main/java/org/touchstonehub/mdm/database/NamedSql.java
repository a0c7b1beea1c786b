package org.touchstonehub.mdm.database;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL whose named parameters were replaced by question marks.
 *
 * @param names of the parameters, in the order of the question marks
 */
record NamedSql(String positional, List<String> names) {
  NamedSql {
    names = List.copyOf(names);
  }

  /** Leaves quoted text and casts ({@code ::}) alone. */
  static NamedSql of(String text) {
    StringBuilder sql = new StringBuilder(text.length());
    List<String> names = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\'' || c == '"') {
        int end = text.indexOf(c, i + 1);
        if (end < 0) throw new IllegalArgumentException("a quote is open in: " + text);
        sql.append(text, i, end + 1);
        i = end + 1;
      } else if (c == ':' && i + 1 < text.length() && text.charAt(i + 1) == ':') {
        sql.append("::");
        i += 2;
      } else if (c == ':' && i + 1 < text.length() && startsName(text.charAt(i + 1))) {
        int end = i + 1;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) end++;
        names.add(text.substring(i + 1, end));
        sql.append('?');
        i = end;
      } else {
        sql.append(c);
        i++;
      }
    }
    return new NamedSql(sql.toString(), names);
  }

  private static boolean startsName(char c) {
    return Character.isLetter(c);
  }
}
