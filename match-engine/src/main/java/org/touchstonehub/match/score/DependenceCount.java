package org.touchstonehub.match.score;

import java.util.Arrays;
import java.util.BitSet;
import org.touchstonehub.match.compare.WordDependence;
import org.touchstonehub.match.encode.Dictionary;
import org.touchstonehub.match.encode.WordColumn;
import org.touchstonehub.match.record.LongSort;
import org.touchstonehub.match.standardise.Hashes;

/**
 * Counts which words of a column go together. With n_s the things that hold a word, n_st those that
 * hold another as well and f_t the share of that one: {@code P(t | s) = (max(n_st - d, 0) + 8 f_t)
 * / (max(n_s - d, 0) + 8)}. What two records share is counted of others alone, so d is what the two
 * add themselves.
 */
final class DependenceCount {
  /** Weight of the plain share of a word beside what was counted. */
  private static final double PRIOR = 8;

  /** Records that are counted: of more an even spread. */
  private static final int MOST_RECORDS = 200_000;

  /** Words of a text that are paired: of more the rarest. */
  private static final int MOST_WORDS = 16;

  /** Least difference, in nats, that is kept. */
  private static final double LEAST = .1;

  private final WordColumn column;
  private final float[] weight;
  private final double[] holding;
  private long[] keys = new long[1024];
  private float[] counts = new float[1024];
  private int size;

  private DependenceCount(WordColumn column, FrequencyTable table) {
    this.column = column;
    Dictionary words = column.words();
    weight = new float[words.size()];
    for (int w = 0; w < weight.length; w++) weight[w] = -table.lnShare(words.hash(w));
    holding = new double[weight.length];
  }

  /**
   * @param label by record: its bag of words, or its cluster
   * @param bags whether equal bags count once; else each cluster counts as one
   */
  static WordDependence count(
      WordColumn column, FrequencyTable table, int records, int[] label, boolean bags) {
    DependenceCount count = new DependenceCount(column, table);
    int[] sizes = new int[Arrays.stream(label).max().orElse(-1) + 1];
    for (int i = 0; i < records; i++) if (column.has(i)) sizes[label[i]]++;
    BitSet seen = new BitSet();
    long spread = (records + MOST_RECORDS - 1L) / MOST_RECORDS;
    for (int i = 0; i < records; i++) {
      if (!column.has(i) || (bags && seen.get(label[i]))) continue;
      if (spread > 1 && Long.remainderUnsigned(Hashes.mix(i), spread) != 0) continue;
      seen.set(label[i]);
      count.add(i, bags ? 1 : 1f / sizes[label[i]]);
    }
    return count.dependence(bags ? 2 : 1);
  }

  private void add(int record, float share) {
    int from = column.offset()[record];
    int n = column.offset()[record + 1] - from;
    int[] word = Arrays.copyOfRange(column.word(), from, from + n);
    if (n > MOST_WORDS) {
      word =
          Arrays.stream(word)
              .boxed()
              .sorted((a, b) -> isRarer(a, b) ? -1 : isRarer(b, a) ? 1 : 0)
              .limit(MOST_WORDS)
              .mapToInt(Integer::intValue)
              .toArray();
    }
    for (int x = 0; x < word.length; x++) {
      holding[word[x]] += share;
      for (int y = x + 1; y < word.length; y++) {
        boolean first = isRarer(word[x], word[y]);
        long key = first ? key(word[x], word[y]) : key(word[y], word[x]);
        int place = place(key);
        if (counts[place] == 0) {
          keys[place] = key;
          size++;
        }
        counts[place] += share;
        if (size * 2 > keys.length) grow();
      }
    }
  }

  private static long key(int rarer, int other) {
    return (long) rarer << 32 | other;
  }

  private boolean isRarer(int word, int other) {
    if (weight[word] != weight[other]) return weight[word] > weight[other];
    return column.words().hash(word) < column.words().hash(other);
  }

  private int place(long key) {
    int place = (int) Hashes.mix(key) & keys.length - 1;
    while (counts[place] != 0 && keys[place] != key) place = place + 1 & keys.length - 1;
    return place;
  }

  private void grow() {
    long[] before = keys;
    float[] counted = counts;
    keys = new long[before.length * 2];
    counts = new float[keys.length];
    for (int i = 0; i < before.length; i++) {
      if (counted[i] == 0) continue;
      int place = place(before[i]);
      keys[place] = before[i];
      counts[place] = counted[i];
    }
  }

  private WordDependence dependence(double own) {
    Dictionary words = column.words();
    long[] found = new long[size];
    float[] lns = new float[size];
    int kept = 0;
    for (int i = 0; i < keys.length; i++) {
      if (counts[i] <= own) continue;
      int rarer = (int) (keys[i] >> 32);
      int other = (int) keys[i];
      double plain = Math.exp(-weight[other]);
      double together =
          (counts[i] - own + PRIOR * plain) / (Math.max(holding[rarer] - own, 0) + PRIOR);
      float ln = (float) -Math.log(Math.min(together, .99));
      if (ln > weight[other] - LEAST) continue;
      found[kept] = WordDependence.key(words.hash(rarer), words.hash(other));
      lns[kept++] = ln;
    }
    long[] sorted = Arrays.copyOf(found, kept);
    LongSort.sort(sorted);
    float[] inOrder = new float[kept];
    for (int i = 0; i < kept; i++) inOrder[Arrays.binarySearch(sorted, found[i])] = lns[i];
    return new WordDependence(sorted, inOrder);
  }
}
