package org.touchstonehub.command.file;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The values of two records on a terminal, one beside the other. */
final class SideBySide {
  private static final int VALUE = 36;

  private final PrintWriter out;
  private final List<ExplainedPair.Value> values;

  SideBySide(PrintWriter out, List<ExplainedPair.Value> values) {
    this.out = out;
    this.values = values;
  }

  void print(String a, String b) {
    int attribute = values.stream().mapToInt(v -> v.attribute().length()).max().orElse(0);
    int left = values.stream().mapToInt(v -> v.a().length()).max().orElse(0);
    left = Math.min(VALUE, Math.max(left, a.length()));
    String format = "  %-" + Math.max(1, attribute) + "s  %-" + Math.max(1, left) + "s  %s";
    line(format, "", cut(a), b);
    for (ExplainedPair.Value value : values) {
      line(format, value.attribute(), cut(value.a()), cut(value.b()));
    }
  }

  private void line(String format, Object... parts) {
    out.println(String.format(Locale.ROOT, format, parts));
  }

  /** As much of a value as fits, on one line. */
  static String cut(String value) {
    return cut(value, VALUE);
  }

  /** As many characters of a value as are allowed, on one line; none of an allowance of none. */
  static String cut(String value, int most) {
    String line = value.replaceAll("\\p{Cntrl}", " ");
    if (line.codePointCount(0, line.length()) <= most) return line;
    return most < 2 ? "" : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
  }
}
