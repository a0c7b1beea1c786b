package org.touchstonehub.match.standardise;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Codes of things that some write with signs and others without ("MB913LL/A", "MB913LLA"). What
 * looks like one is taken for one only where another value of the column writes it otherwise:
 * "win98/me" stays two words.
 */
public final class SignedCode {
  /** Characters of a code: shorter ones arise by chance. */
  private static final int SHORTEST = 5;

  /** Digits of a code without letters. */
  private static final int DIGITS = 7;

  private SignedCode() {}

  /** The end of the letters and digits, and single signs between them, that begin at a place. */
  static int end(String text, int from) {
    int end = from;
    while (end < text.length()) {
      boolean sign = isSign(text.charAt(end)) && isPart(text, end + 1);
      if (!sign && !isPart(text, end)) break;
      end++;
    }
    return end;
  }

  private static boolean isPart(String text, int at) {
    return at < text.length() && Folding.isPart(text.charAt(at));
  }

  private static boolean isSign(char c) {
    return c == '-' || c == '/';
  }

  /**
   * The code that begins at a place, without its signs; null if none does.
   *
   * @param codes hashes of those that are written otherwise elsewhere, ascending
   */
  static @Nullable String at(String text, int from, long[] codes) {
    String code = read(text, from, end(text, from), true);
    return code == null || Arrays.binarySearch(codes, Hashes.of(code)) < 0 ? null : code;
  }

  /** What stands between two places if it may be a code, with signs in it or without. */
  private static @Nullable String read(String text, int from, int to, boolean signed) {
    boolean begins = from == 0 || !(isPart(text, from - 1) || isSign(text.charAt(from - 1)));
    if (!begins || to - from < SHORTEST) return null;
    StringBuilder out = new StringBuilder(to - from);
    int digits = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (isSign(c)) continue;
      out.append(c);
      if (c >= '0' && c <= '9') digits++;
    }
    if (digits < 2 || out.length() < SHORTEST || signed == (out.length() == to - from)) return null;
    String code = out.toString();
    if (digits == code.length()) return digits < DIGITS ? null : Words.number(code);
    return Words.isCode(code, 0, code.length()) ? code : null;
  }

  /** Looks for codes that a column writes in several ways. */
  public static final class Count {
    /** By hash of a code: a hash of the way it is written, the first that was met. */
    private final Map<Long, Long> written = new HashMap<>();

    private final Set<Long> several = new HashSet<>();

    public void add(String value) {
      if (value.chars().noneMatch(c -> c >= '0' && c <= '9')) return;
      String text = Words.folded(value);
      for (int i = 0; i < text.length(); i++) {
        if (!isPart(text, i)) continue;
        int end = end(text, i);
        add(text, i, end);
        i = end;
      }
    }

    private void add(String text, int from, int to) {
      String code = read(text, from, to, true);
      if (code == null) code = read(text, from, to, false);
      if (code == null) return;
      long hash = Hashes.of(code);
      long way = Hashes.of(text.substring(from, to));
      Long before = written.putIfAbsent(hash, way);
      if (before != null && before != way) several.add(hash);
    }

    /** Hashes of codes that are written in more than one way, ascending. */
    public long[] codes() {
      return several.stream().mapToLong(Long::longValue).sorted().toArray();
    }
  }
}
