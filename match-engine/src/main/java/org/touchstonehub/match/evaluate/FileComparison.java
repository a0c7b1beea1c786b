package org.touchstonehub.match.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.file.BrokenFile;

/**
 * What differs between two files of clusters, over the records that both hold.
 *
 * @param onlyBefore records of the first file alone; they do not count
 * @param onlyAfter records of the second file alone
 * @param gained examples of pairs that are together only after
 * @param lost examples of pairs that were together only before
 */
public record FileComparison(
    PartitionComparison counts,
    long onlyBefore,
    long onlyAfter,
    List<Pair> gained,
    List<Pair> lost) {

  /** Two records, with their clusters as the files name them. */
  public record Pair(ClusteredRecord a, ClusteredRecord b) {}

  /**
   * A record of both files.
   *
   * @param source empty where the files name none
   */
  public record ClusteredRecord(
      String source, String id, String clusterBefore, String clusterAfter) {}

  public FileComparison {
    gained = List.copyOf(gained);
    lost = List.copyOf(lost);
  }

  /**
   * @param before CSV with {@code id,cluster}, with {@code source} where there are several
   * @param after the same
   * @param samples most examples of each kind
   * @throws BrokenFile if one of the files is broken
   * @throws InvalidInput if they have no record in common, or an id that is not enough
   */
  public static FileComparison of(Path before, Path after, int samples) {
    ClusterFile first = new ClusterFile(before);
    ClusterFile second = new ClusterFile(after);
    List<int[]> common = common(first, second, after);
    if (common.isEmpty() && first.size() + second.size() > 0) {
      throw new InvalidInput(
          "record-file",
          "%s and %s have no record in common; give two results of the same records."
              .formatted(before, after));
    }
    int[] x = common.stream().mapToInt(both -> first.cluster(both[0])).toArray();
    int[] y = common.stream().mapToInt(both -> second.cluster(both[1])).toArray();
    List<Pair> gained = new ArrayList<>();
    for (int[] pair : PartitionComparison.newPairs(x, y, samples)) {
      gained.add(pair(first, second, common, pair));
    }
    List<Pair> lost = new ArrayList<>();
    for (int[] pair : PartitionComparison.newPairs(y, x, samples)) {
      lost.add(pair(first, second, common, pair));
    }
    return new FileComparison(
        PartitionComparison.of(x, y),
        first.size() - common.size(),
        second.size() - common.size(),
        gained,
        lost);
  }

  /** Positions in both files, in the order of source and id. */
  private static List<int[]> common(ClusterFile first, ClusterFile second, Path after) {
    List<int[]> common = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      String source = first.hasSources() ? first.sourceName(i) : null;
      try {
        OptionalInt j = second.find(source, first.id(i));
        if (j.isPresent()) common.add(new int[] {i, j.getAsInt()});
      } catch (ClusterFile.AmbiguousId e) {
        throw new InvalidInput(
            "record-file",
            "%s: several sources have a record of one id, and the other file names no sources;"
                    .formatted(after)
                + " give two results of one model.",
            e);
      }
    }
    common.sort(
        Comparator.comparing((int[] both) -> first.sourceName(both[0]))
            .thenComparing(both -> first.id(both[0])));
    return common;
  }

  private static Pair pair(ClusterFile first, ClusterFile second, List<int[]> common, int[] pair) {
    return new Pair(
        record(first, second, common.get(pair[0])), record(first, second, common.get(pair[1])));
  }

  private static ClusteredRecord record(ClusterFile first, ClusterFile second, int[] both) {
    return new ClusteredRecord(
        first.sourceName(both[0]),
        first.id(both[0]),
        first.clusterName(both[0]),
        second.clusterName(both[1]));
  }
}
