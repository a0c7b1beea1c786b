package org.touchstonehub.match.compare;

import java.util.Arrays;
import org.touchstonehub.match.encode.Dictionary;

/**
 * String distances on character arrays. One instance per worker: it owns its scratch space, and
 * nothing is allocated in a call.
 */
public final class Kernels {
  private static final int ASCII = 128;
  private static final int WORD = 64;

  private final long[] positions = new long[ASCII];
  private final boolean[] taken = new boolean[256];
  private final char[] matched = new char[256];
  private final char[] partners = new char[256];

  /**
   * Optimal string alignment distance (insert, delete, replace, swap of neighbours: 1 each), or
   * {@code most + 1} where it is larger than {@code most}. Bit-parallel after Hyyrö, "A bit-vector
   * algorithm for computing Levenshtein and Damerau edit distances" (2003); O(longer string) for
   * strings of up to 64 characters, of which longer ones keep their first 64.
   */
  public int osa(char[] a, int a0, int aLength, char[] b, int b0, int bLength, int most) {
    int n = Math.min(aLength, WORD);
    int m = Math.min(bLength, WORD);
    if (Math.abs(n - m) > most) return most + 1;
    int i = a0;
    int j = b0;
    while (n > 0 && m > 0 && a[i] == b[j]) {
      i++;
      j++;
      n--;
      m--;
    }
    while (n > 0 && m > 0 && a[i + n - 1] == b[j + m - 1]) {
      n--;
      m--;
    }
    if (n == 0 || m == 0) return Math.min(Math.max(n, m), most + 1);
    if (most == 0) return 1;
    return Math.min(bits(a, i, n, b, j, m, most), most + 1);
  }

  /** The distance, or anything above {@code most} as soon as it cannot be less. */
  private int bits(char[] a, int a0, int n, char[] b, int b0, int m, int most) {
    boolean ascii = true;
    for (int i = 0; i < n; i++) {
      char c = a[a0 + i];
      if (c < ASCII) positions[c] |= 1L << i;
      else ascii = false;
    }
    long vp = -1L;
    long vn = 0;
    long d0 = 0;
    long before = 0;
    long last = 1L << (n - 1);
    int score = n;
    for (int j = 0; j < m; j++) {
      char c = b[b0 + j];
      long here = c < ASCII ? positions[c] : ascii ? 0 : scan(a, a0, n, c);
      long swap = ((~d0 & here) << 1) & before;
      d0 = (((here & vp) + vp) ^ vp) | here | vn | swap;
      long hp = vn | ~(d0 | vp);
      long hn = d0 & vp;
      if ((hp & last) != 0) score++;
      if ((hn & last) != 0) score--;
      if (score - (m - 1 - j) > most) break;
      hp = (hp << 1) | 1;
      hn = hn << 1;
      vp = hn | ~(d0 | hp);
      vn = hp & d0;
      before = here;
    }
    for (int i = 0; i < n; i++) if (a[a0 + i] < ASCII) positions[a[a0 + i]] = 0;
    return score;
  }

  private static long scan(char[] a, int a0, int n, char c) {
    long here = 0;
    for (int i = 0; i < n; i++) if (a[a0 + i] == c) here |= 1L << i;
    return here;
  }

  /** Whether letter sets rule out that two values are at most {@code most} edits apart. */
  static boolean apart(int lettersA, int lettersB, int most) {
    return Integer.bitCount(lettersA ^ lettersB) > 2 * most;
  }

  /**
   * An upper bound of the Jaro-Winkler similarity by lengths and letter sets: a letter that only
   * one side has cannot match.
   */
  static double mostJaroWinkler(int lettersA, int aLength, int lettersB, int bLength) {
    int matches =
        Math.min(
            aLength - Integer.bitCount(lettersA & ~lettersB),
            bLength - Integer.bitCount(lettersB & ~lettersA));
    double jaro =
        matches <= 0 ? 0 : ((double) matches / aLength + (double) matches / bLength + 1) / 3;
    return jaro < 0.7 ? jaro : jaro + 0.4 * (1 - jaro);
  }

  /** The similarity of two values of one dictionary, the same both ways round. */
  double jaroWinkler(Dictionary values, int x, int y) {
    int a = values.isBefore(x, y) ? x : y;
    int b = a == x ? y : x;
    char[] c = values.characters();
    return jaroWinkler(c, values.start(a), values.length(a), c, values.start(b), values.length(b));
  }

  /**
   * Jaro-Winkler similarity, 0 to 1, as Commons Text computes it: prefix of up to four characters,
   * boost of 0.1 each, only from a Jaro similarity of 0.7. O(n + m) for strings of up to 64
   * characters, else O(n * m) at worst; strings beyond 256 characters keep their first 256. Of
   * strings of one length it may depend on which is the first.
   */
  public double jaroWinkler(char[] a, int a0, int aLength, char[] b, int b0, int bLength) {
    int n = Math.min(aLength, taken.length);
    int m = Math.min(bLength, taken.length);
    if (n == 0 || m == 0) return n == m ? 1 : 0;
    if (n > m) return jaroWinkler(b, b0, m, a, a0, n);
    int window = Math.max(m / 2 - 1, 0);
    return m <= WORD
        ? jaroWinkler(a, a0, n, b, b0, m, matchBits(a, a0, n, b, b0, m, window))
        : jaroWinkler(a, a0, n, b, b0, m, matchLong(a, a0, n, b, b0, m, window));
  }

  /**
   * Characters of {@code a} that match one of {@code b} not more than {@code window} away, each the
   * first that is free; then {@link #matched} holds them in the order of {@code a} and {@link
   * #partners} in the order of {@code b}. Bit-parallel: the free places of a character are one
   * number, whose lowest bit is the first.
   */
  private int matchBits(char[] a, int a0, int n, char[] b, int b0, int m, int window) {
    boolean ascii = true;
    for (int j = 0; j < m; j++) {
      char c = b[b0 + j];
      if (c < ASCII) positions[c] |= 1L << j;
      else ascii = false;
    }
    long taken = 0;
    int common = 0;
    for (int i = 0; i < n; i++) {
      char c = a[a0 + i];
      long here = c < ASCII ? positions[c] : ascii ? 0 : scan(b, b0, m, c);
      here &= ~taken & within(i, window);
      if (here == 0) continue;
      taken |= here & -here;
      matched[common++] = c;
    }
    for (int j = 0; j < m; j++) if (b[b0 + j] < ASCII) positions[b[b0 + j]] = 0;
    int k = 0;
    for (long left = taken; left != 0; left &= left - 1) {
      partners[k++] = b[b0 + Long.numberOfTrailingZeros(left)];
    }
    return common;
  }

  /** The bits of the places not more than {@code window} from place {@code i}. */
  private static long within(int i, int window) {
    int last = i + window;
    long upTo = last >= WORD - 1 ? -1L : (1L << (last + 1)) - 1;
    return i <= window ? upTo : upTo & -1L << (i - window);
  }

  /** The same for strings of more than 64 characters. */
  private int matchLong(char[] a, int a0, int n, char[] b, int b0, int m, int window) {
    Arrays.fill(taken, 0, m, false);
    int common = 0;
    for (int i = 0; i < n; i++) {
      char c = a[a0 + i];
      int end = Math.min(i + window + 1, m);
      for (int j = Math.max(i - window, 0); j < end; j++) {
        if (!taken[j] && b[b0 + j] == c) {
          taken[j] = true;
          matched[common++] = c;
          break;
        }
      }
    }
    int k = 0;
    for (int j = 0; j < m; j++) if (taken[j]) partners[k++] = b[b0 + j];
    return common;
  }

  private double jaroWinkler(char[] a, int a0, int n, char[] b, int b0, int m, int common) {
    if (common == 0) return 0;
    int halfSwaps = 0;
    for (int k = 0; k < common; k++) if (partners[k] != matched[k]) halfSwaps++;
    double c = common;
    double jaro = (c / n + c / m + (c - halfSwaps / 2.0) / c) / 3;
    if (jaro < 0.7) return jaro;
    int prefix = 0;
    while (prefix < 4 && prefix < n && a[a0 + prefix] == b[b0 + prefix]) prefix++;
    return jaro + 0.1 * prefix * (1 - jaro);
  }
}
