package org.touchstonehub.match.encode;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.standardise.Hashes;
import org.touchstonehub.match.standardise.SignedCode;
import org.touchstonehub.match.standardise.TokenKind;
import org.touchstonehub.match.standardise.Words;

/**
 * Counts in how many distinct values of a column a word is written together and in how many apart;
 * the spelling of more values wins. Counting is what makes this safe: one misspelt compound must
 * not change a name that is written apart everywhere else. One pass; of large tables over a sample.
 */
final class CompoundCount {
  /** Records beyond which a sample tells. */
  private static final int MOST_RECORDS = 100_000;

  private final LongCounts words = new LongCounts();
  private final LongCounts seen = new LongCounts();

  /** Neighbours as one word: hash and lengths of parts, once for each value that has them. */
  private long[] glued = new long[1024];

  private int[] parts = new int[1024];
  private int size;

  private final long[] codes;

  CompoundCount(ColumnPlan column, RecordTable records) {
    TokenKind kind = column.kindOfWords();
    int[] distinct = distinct(column, records);
    SignedCode.Count signed = new SignedCode.Count();
    for (int row : distinct) signed.add(column.text(records, row));
    codes = Refinement.SIGNED_CODES.isOn() ? signed.codes() : new long[0];
    for (int row : distinct) count(Words.of(kind, column.text(records, row), codes));
  }

  /** One row of each text there is, of a large table of a sample. */
  private int[] distinct(ColumnPlan column, RecordTable records) {
    int bits = 0;
    while (records.size() >> bits > MOST_RECORDS) bits++;
    long mask = (1L << bits) - 1;
    return IntStream.range(0, records.size())
        // a spread over all rows that does not depend on their order
        .filter(row -> mask == 0 || (Hashes.of(records.key(row).key()) & mask) == 0)
        .filter(row -> isNew(column.text(records, row)))
        .toArray();
  }

  private boolean isNew(String text) {
    return !text.isEmpty() && seen.add(Hashes.of(text)) == 1;
  }

  /** Two texts of the same words, such as "A-B" and "A B", are one value. */
  private void count(List<String> value) {
    if (seen.add(Hashes.ofEach(value)) > 1) return;
    for (int i = 0; i < value.size(); i++) {
      if (value.indexOf(value.get(i)) == i) words.add(Hashes.of(value.get(i)));
    }
    int start = size;
    for (int i = 0; i < value.size(); i++) {
      for (int k = 2; k <= Compounds.MOST_PARTS && i + k <= value.size(); k++) {
        if (Compounds.mayBeOne(value, i, k)) addNeighbours(value, i, k, start);
      }
    }
  }

  private void addNeighbours(List<String> value, int from, int count, int start) {
    long hash = Hashes.ofJoined(value, from, count);
    int lengths = 0;
    for (int k = count - 1; k >= 0; k--) lengths = lengths << 8 | value.get(from + k).length();
    for (int k = start; k < size; k++) if (glued[k] == hash && parts[k] == lengths) return;
    if (size == glued.length) {
      glued = Arrays.copyOf(glued, size * 2);
      parts = Arrays.copyOf(parts, size * 2);
    }
    glued[size] = hash;
    parts[size++] = lengths;
  }

  Compounds compounds() {
    if (!Refinement.COMPOUNDS.isOn()) {
      return new Compounds(new long[0], new long[0], new int[0], codes);
    }
    // few neighbours are a word elsewhere
    Map<Long, Map<Integer, Integer>> apart = new TreeMap<>();
    for (int k = 0; k < size; k++) {
      if (words.count(glued[k]) == 0) continue;
      apart.computeIfAbsent(glued[k], h -> new HashMap<>()).merge(parts[k], 1, Integer::sum);
    }
    long[] joined = new long[apart.size()];
    long[] cut = new long[apart.size()];
    int[] lengths = new int[apart.size()];
    int joins = 0;
    int cuts = 0;
    for (Map.Entry<Long, Map<Integer, Integer>> compound : apart.entrySet()) {
      long word = compound.getKey();
      int most = 0;
      int best = 0;
      for (Map.Entry<Integer, Integer> way : compound.getValue().entrySet()) {
        int count = way.getValue();
        if (count > most || (count == most && way.getKey() < best)) {
          most = count;
          best = way.getKey();
        }
      }
      // where as many write either, parts tell more: other names may hold one of them
      if (words.count(word) > most) {
        joined[joins++] = word;
      } else {
        cut[cuts] = word;
        lengths[cuts++] = best;
      }
    }
    return new Compounds(
        Arrays.copyOf(joined, joins),
        Arrays.copyOf(cut, cuts),
        Arrays.copyOf(lengths, cuts),
        codes);
  }
}
