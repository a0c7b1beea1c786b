package org.touchstonehub.match.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Two values of one attribute, and where they differ. Case says nothing. What is the same is a
 * longest common subsequence of their characters; a single letter that agrees between two stretches
 * that do not is taken for chance.
 *
 * @param first the one value, its spans in order; joined they are the value
 * @param second the other
 */
public record ValueDifference(List<Span> first, List<Span> second) {
  /** Characters of a value that are compared one by one; the work grows with their product. */
  private static final int MOST = 400;

  public ValueDifference {
    first = List.copyOf(first);
    second = List.copyOf(second);
  }

  /** Compares two values; an empty one has no spans. */
  public static ValueDifference of(String a, String b) {
    int[] one = a.codePoints().toArray();
    int[] other = b.codePoints().toArray();
    boolean[] inOne = new boolean[one.length];
    boolean[] inOther = new boolean[other.length];
    int start = beginning(one, other, inOne, inOther);
    int end = end(one, other, start, inOne, inOther);
    align(one, other, new Between(start, one.length - end, other.length - end), inOne, inOther);
    return new ValueDifference(spans(one, inOne), spans(other, inOther));
  }

  /** What lies between the common beginning and the common end. */
  private record Between(int from, int toOne, int toOther) {
    int ones() {
      return toOne - from;
    }

    int others() {
      return toOther - from;
    }
  }

  private static int beginning(int[] one, int[] other, boolean[] inOne, boolean[] inOther) {
    int start = 0;
    while (start < Math.min(one.length, other.length) && same(one[start], other[start])) {
      inOne[start] = true;
      inOther[start] = true;
      start++;
    }
    return start;
  }

  private static int end(int[] one, int[] other, int start, boolean[] inOne, boolean[] inOther) {
    int end = 0;
    while (end < Math.min(one.length, other.length) - start
        && same(one[one.length - 1 - end], other[other.length - 1 - end])) {
      end++;
      inOne[one.length - end] = true;
      inOther[other.length - end] = true;
    }
    return end;
  }

  private static void align(
      int[] one, int[] other, Between between, boolean[] inOne, boolean[] inOther) {
    if (between.ones() > MOST || between.others() > MOST) return;
    int[][] longest = longest(one, other, between);
    for (int i = 0, j = 0; i < between.ones() && j < between.others(); ) {
      int run = run(one, other, between, i, j);
      boolean isChance = run == 1 && between.ones() > 1 && between.others() > 1;
      if (run > 0 && !isChance && longest[i][j] == longest[i + 1][j + 1] + 1) {
        inOne[between.from() + i++] = true;
        inOther[between.from() + j++] = true;
        for (; run > 1; run--) {
          inOne[between.from() + i++] = true;
          inOther[between.from() + j++] = true;
        }
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }

  /** By the two rests how many characters they have in common, in order. */
  private static int[][] longest(int[] one, int[] other, Between between) {
    int[][] longest = new int[between.ones() + 1][between.others() + 1];
    for (int i = between.ones() - 1; i >= 0; i--) {
      for (int j = between.others() - 1; j >= 0; j--) {
        longest[i][j] =
            same(one[between.from() + i], other[between.from() + j])
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    return longest;
  }

  /** Characters that are the same from here on. */
  private static int run(int[] one, int[] other, Between between, int i, int j) {
    int run = 0;
    while (i + run < between.ones()
        && j + run < between.others()
        && same(one[between.from() + i + run], other[between.from() + j + run])) {
      run++;
    }
    return run;
  }

  private static boolean same(int a, int b) {
    return a == b || Character.toLowerCase(a) == Character.toLowerCase(b);
  }

  private static List<Span> spans(int[] value, boolean[] isSame) {
    List<Span> spans = new ArrayList<>();
    for (int from = 0; from < value.length; ) {
      int to = from + 1;
      while (to < value.length && isSame[to] == isSame[from]) to++;
      int[] part = Arrays.copyOfRange(value, from, to);
      spans.add(new Span(new String(part, 0, part.length), isSame[from]));
      from = to;
    }
    return spans;
  }
}
