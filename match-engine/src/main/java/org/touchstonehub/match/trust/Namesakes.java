package org.touchstonehub.match.trust;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.PairComparer;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.encode.Column;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.encode.NameColumn;
import org.touchstonehub.match.encode.WordColumn;
import org.touchstonehub.match.standardise.Hashes;

/**
 * Whether a name that many records hold is one thing's or many things': records of one thing agree
 * elsewhere, too, and namesakes no more than any two records do. Columns of few values cannot tell,
 * since they may follow from the name.
 */
final class Namesakes {
  /** Share of namesakes that are one thing, from which names tell. */
  private static final double ONE = .25;

  /** Share of random pairs that agree in a column, above which it is of few values. */
  private static final double FEW_VALUES = .1;

  /** Agreement of two records of one thing, where no rare names show it. */
  private static final double USUAL = .8;

  /** Agreement of these beyond chance, at least. */
  private static final double LEAST_BEYOND = .05;

  private static final int LEAST_PAIRS = 30;
  private static final int MOST_PAIRS = 10_000;

  private final Layout layout;
  private final boolean[] naming;
  private final PairComparer comparer;
  private final Evidence evidence;

  Namesakes(Layout layout, PairComparer comparer) {
    this.layout = layout;
    naming = Identity.naming(layout);
    this.comparer = comparer;
    evidence = new Evidence(1, layout);
  }

  /** Whether some column says that records of one common name are mostly one thing. */
  boolean areOne(Encoded records) {
    int slots = layout.slots().size();
    Agreement common = new Agreement(slots);
    Agreement rare = new Agreement(slots);
    Agreement any = new Agreement(slots);
    long[] byName = byName(records);
    int n = byName.length;
    int step = Math.max(1, records.size() / MOST_PAIRS);
    for (int from = 0, to; from < n; from = to) {
      for (to = from + 1; to < n && byName[to] >> 32 == byName[from] >> 32; ) to++;
      Agreement group = to - from > Identity.COMMON ? common : rare;
      for (int at = from; at < to; at++) {
        if (at % step != 0) continue;
        add((int) byName[at], (int) byName[from + drawn(at, to - from)], group);
        add((int) byName[at], (int) byName[drawn(at, n)], any);
      }
    }
    return IntStream.range(0, slots).anyMatch(s -> share(s, common, rare, any) >= ONE);
  }

  private static int drawn(int seed, int range) {
    return (int) Long.remainderUnsigned(Hashes.mix(seed), range);
  }

  /** Share of pairs of one common name that are one thing, by what one column says. */
  private static double share(int s, Agreement common, Agreement rare, Agreement any) {
    if (common.pairs[s] < LEAST_PAIRS || any.share(s) > FEW_VALUES) return 0;
    double ofOne = rare.pairs[s] < LEAST_PAIRS ? USUAL : rare.share(s);
    double beyond = Math.max(ofOne - any.share(s), LEAST_BEYOND);
    return (common.share(s) - any.share(s)) / beyond;
  }

  /** Records that have a name: a hash of it in the upper 32 bits, in ascending order. */
  private static long[] byName(Encoded records) {
    long[] byName =
        IntStream.range(0, records.size())
            .filter(i -> name(records, i) != 0)
            .mapToLong(i -> Hashes.mix(name(records, i)) >>> 32 << 32 | i)
            .toArray();
    Arrays.parallelSort(byName);
    return byName;
  }

  private static final class Agreement {
    final double[] agreeing;
    final double[] pairs;

    Agreement(int slots) {
      agreeing = new double[slots];
      pairs = new double[slots];
    }

    double share(int slot) {
      return agreeing[slot] / Math.max(1, pairs[slot]);
    }
  }

  private void add(int i, int j, Agreement to) {
    if (i == j) return;
    comparer.compare(Math.min(i, j), Math.max(i, j), evidence, 0);
    for (int s = 0; s < layout.slots().size(); s++) {
      Slot slot = layout.slots().get(s);
      int level = evidence.level[s];
      if (naming[s] || level < 0) continue;
      to.pairs[s]++;
      boolean agrees =
          slot.kind() == Slot.Kind.OVERLAP
              ? level >= slot.levels().size() / 2
              : Identity.isEqual(evidence, 0, slot, level);
      if (agrees) to.agreeing[s]++;
    }
  }

  /** The same for records of one name, and hardly ever for others; 0 where there is none. */
  private static long name(Encoded records, int i) {
    for (Column column : records.columns()) {
      if (column instanceof NameColumn names) {
        long sum = 0;
        for (int k = names.offset()[i]; k < names.offset()[i + 1]; k++) {
          sum += Hashes.mix(((long) names.role()[k] << 32) | names.word()[k]);
        }
        return sum;
      }
      if (column instanceof WordColumn words) return words.has(i) ? words.bag()[i] + 1L : 0;
    }
    return 0;
  }
}
