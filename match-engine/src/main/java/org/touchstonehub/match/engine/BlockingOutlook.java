package org.touchstonehub.match.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.touchstonehub.match.block.Blocking;

/**
 * Which blocking passes a match would try on some records, before anything is learnt: training
 * keeps those of them that bring matches the others miss.
 *
 * @param records that were looked at
 * @param pairs different pairs that all passes bring together, about
 * @param passes those that bring the most pairs first
 */
public record BlockingOutlook(long records, long pairs, List<TriedPass> passes) {
  /**
   * @param name what two records must share to be compared
   * @param pairs that it brings, about
   * @param commonKeys keys that too many records share to be compared by them alone; there may be
   *     more where not all records were tried
   */
  public record TriedPass(String name, long pairs, long commonKeys) {}

  public BlockingOutlook {
    passes = List.copyOf(passes);
  }

  /** Tries out every pass; of a large table on part of its records, as training does. */
  static BlockingOutlook of(Bench bench) {
    int bits = Training.sampleBits(bench.records.size());
    List<Blocking.Found> found =
        new Blocking(bench.layout, bench.records, bench.competition).explore(bits);
    Map<String, Blocking.Found> widest = new TreeMap<>();
    for (Blocking.Found f : found) {
      widest.merge(f.pass().name(), f, (a, b) -> a.breadth().compareTo(b.breadth()) >= 0 ? a : b);
    }
    List<TriedPass> passes =
        widest.values().stream()
            .map(f -> new TriedPass(f.pass().name(), scaled(f.pairs().length, bits), f.split()))
            .sorted(
                Comparator.comparingLong(TriedPass::pairs)
                    .reversed()
                    .thenComparing(TriedPass::name))
            .toList();
    return new BlockingOutlook(
        bench.records.size(), scaled(Blocking.union(found).length, bits), passes);
  }

  private static long scaled(long pairs, int bits) {
    return pairs << bits;
  }
}
