package org.touchstonehub.match.things;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.touchstonehub.match.encode.WordColumn;
import org.touchstonehub.match.standardise.Hashes;

/**
 * Pairs that share a word of their names, drawn word by word: what strangers of like names share.
 * No candidate pair could teach that, since among those that are alike most may match.
 */
final class NearMisses {
  private static final int A_WORD = 12;
  private static final int MOST = 30_000;

  private NearMisses() {}

  /** First record in the upper 32 bits. */
  static long[] of(WordColumn names, int records) {
    int words = names.words().size();
    int[] start = new int[words + 1];
    boolean[] first = firstOfItsBag(names, records);
    for (int i = 0; i < records; i++) {
      if (!first[i]) continue;
      for (int k = names.offset()[i]; k < names.offset()[i + 1]; k++) start[names.word()[k] + 1]++;
    }
    Arrays.parallelPrefix(start, Integer::sum);
    int[] next = start.clone();
    int[] holder = new int[start[words]];
    for (int i = 0; i < records; i++) {
      if (!first[i]) continue;
      for (int k = names.offset()[i]; k < names.offset()[i + 1]; k++) {
        holder[next[names.word()[k]]++] = i;
      }
    }
    int[] order =
        IntStream.range(0, words)
            .filter(w -> start[w + 1] - start[w] > 1)
            .boxed()
            .sorted(Comparator.comparingLong(w -> Hashes.mix(names.words().hash(w))))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] out = new long[MOST];
    int kept = 0;
    for (int w : order) {
      long n = (long) start[w + 1] - start[w];
      long draws = Math.min(A_WORD, n * (n - 1) / 2);
      for (int d = 0; d < draws && kept < MOST; d++) {
        long hash = Hashes.mix(names.words().hash(w) + d);
        int a = holder[start[w] + (int) Long.remainderUnsigned(hash, n)];
        int b = holder[start[w] + (int) Long.remainderUnsigned(Hashes.mix(hash), n)];
        if (a != b) out[kept++] = (long) Math.min(a, b) << 32 | Math.max(a, b);
      }
    }
    return Arrays.copyOf(out, kept);
  }

  private static boolean[] firstOfItsBag(WordColumn names, int records) {
    boolean[] seen = new boolean[records + 1];
    boolean[] first = new boolean[records];
    for (int i = 0; i < records; i++) {
      if (!names.has(i) || seen[names.bag()[i]]) continue;
      seen[names.bag()[i]] = true;
      first[i] = true;
    }
    return first;
  }
}
