package org.touchstonehub.match.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.file.BrokenFile;
import org.touchstonehub.match.file.CsvTable;

/**
 * Scores a file of clusters against a file of truth.
 *
 * @param scores what the clusters are worth
 * @param missing records that the truth names and the clusters do not; each counts as standing
 *     alone
 * @param unknown records that the clusters name and the truth does not; they do not count where the
 *     truth names entities
 * @param acrossSources true if only pairs of records of different sources counted
 * @param pairs what the stated probabilities of pairs are worth, if there is a file of them
 */
public record FileEvaluation(
    Scores scores,
    long missing,
    long unknown,
    boolean acrossSources,
    Optional<PairEvaluation> pairs) {
  private static final int UNKNOWN = -1;

  /**
   * @param truth CSV with {@code id,entity} (and {@code source} where ids repeat over sources), or
   *     with {@code id_a,id_b} (and {@code source_a,source_b}): the matching pairs
   * @param clusters CSV with {@code id,cluster}, with {@code source} where there are several
   * @throws BrokenFile if one of the files is broken, or they do not go together
   */
  public static FileEvaluation of(Path truth, Path clusters) {
    return of(truth, clusters, Optional.empty());
  }

  /**
   * Judges stated probabilities of pairs too.
   *
   * @param pairs CSV with {@code id_a,id_b,probability}, and {@code source_a,source_b} where there
   *     are several
   * @throws BrokenFile if one of the files is broken, or they do not go together
   */
  public static FileEvaluation of(Path truth, Path clusters, Optional<Path> pairs) {
    List<String> header = new CsvTable(truth, List.of("id", "entity", "id_a", "id_b")).header();
    ClusterFile clustered = new ClusterFile(clusters);
    return header.contains("id_a") && header.contains("id_b")
        ? ofPairs(truth, clustered, pairs)
        : ofEntities(truth, clustered, pairs);
  }

  private static FileEvaluation ofEntities(
      Path truth, ClusterFile clusters, Optional<Path> stated) {
    CsvTable table = new CsvTable(truth, List.of("source", "id", "entity"));
    List<Integer> cluster = new ArrayList<>();
    List<Integer> entity = new ArrayList<>();
    Labels entities = new Labels();
    Set<String> seen = new HashSet<>();
    long[] missing = {0};
    int[] entityOf = new int[clusters.size()];
    Arrays.fill(entityOf, UNKNOWN);
    table.read(
        List.of("id", "entity"),
        (line, values) -> {
          String source = values.get(0);
          String id = String.valueOf(values.get(1));
          if (!seen.add(ClusterFile.joined(source == null ? "" : source, id))) {
            throw table.broken(line, "this record stands in the file before");
          }
          OptionalInt record = find(table, line, clusters, source, id);
          if (record.isEmpty()) missing[0]++;
          int of = entities.of(String.valueOf(values.get(2)));
          record.ifPresent(r -> entityOf[r] = of);
          entity.add(of);
          // What is in no cluster is a cluster of its own, numbered behind the others.
          cluster.add(
              record.isPresent()
                  ? clusters.cluster(record.getAsInt())
                  : clusters.size() + cluster.size());
        });
    long unknown = clusters.size() - (cluster.size() - missing[0]);
    Scores scores = Evaluation.ofEntities(array(entity), array(cluster));
    EntityTruth known = new EntityTruth(entityOf);
    return new FileEvaluation(
        scores,
        missing[0],
        unknown,
        false,
        stated.map(file -> PairEvaluation.of(file, clusters, known, scores.truePairs())));
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record EntityTruth(int[] entityOf) implements PairEvaluation.Truth {
    @Override
    public boolean judges(int i, int j) {
      return entityOf[i] != UNKNOWN && entityOf[j] != UNKNOWN;
    }

    @Override
    public boolean isMatch(int i, int j) {
      return entityOf[i] == entityOf[j];
    }
  }

  private record PairTruth(Set<Long> pairs, ClusterFile clusters) implements PairEvaluation.Truth {
    @Override
    public boolean judges(int i, int j) {
      return !clusters.hasSources() || clusters.source(i) != clusters.source(j);
    }

    @Override
    public boolean isMatch(int i, int j) {
      return pairs.contains(pair(i, j));
    }
  }

  private static long pair(int a, int b) {
    return ((long) Math.min(a, b) << 32) | Math.max(a, b);
  }

  private static FileEvaluation ofPairs(Path truth, ClusterFile clusters, Optional<Path> stated) {
    CsvTable table = new CsvTable(truth, List.of("source_a", "id_a", "source_b", "id_b"));
    Labels outsiders = new Labels();
    Set<Long> pairs = new HashSet<>();
    table.read(
        List.of("id_a", "id_b"),
        (line, values) -> {
          int a = record(table, line, clusters, outsiders, values.get(0), values.get(1));
          int b = record(table, line, clusters, outsiders, values.get(2), values.get(3));
          if (a == b) throw table.broken(line, "this pairs a record with itself");
          pairs.add(pair(a, b));
        });
    int n = clusters.size() + outsiders.size();
    int[] cluster = new int[n];
    int[] source = new int[n];
    for (int i = 0; i < n; i++) {
      boolean known = i < clusters.size();
      cluster[i] = known ? clusters.cluster(i) : i;
      source[i] = known ? clusters.source(i) : -1 - i;
    }
    List<Long> inOrder = pairs.stream().sorted().toList();
    int[] a = inOrder.stream().mapToInt(pair -> (int) (pair >>> 32)).toArray();
    int[] b = inOrder.stream().mapToInt(Long::intValue).toArray();
    Scores scores = Evaluation.ofPairs(a, b, clusters.hasSources() ? source : null, cluster);
    PairTruth known = new PairTruth(pairs, clusters);
    return new FileEvaluation(
        scores,
        outsiders.size(),
        0,
        clusters.hasSources(),
        stated.map(file -> PairEvaluation.of(file, clusters, known, scores.truePairs())));
  }

  private static int record(
      CsvTable table,
      long line,
      ClusterFile clusters,
      Labels outsiders,
      @Nullable String source,
      @Nullable String id) {
    String name = String.valueOf(id);
    OptionalInt record = find(table, line, clusters, source, name);
    return record.isPresent()
        ? record.getAsInt()
        : clusters.size() + outsiders.of(ClusterFile.joined(source == null ? "" : source, name));
  }

  private static OptionalInt find(
      CsvTable table, long line, ClusterFile clusters, @Nullable String source, String id) {
    try {
      return clusters.find(source, id);
    } catch (ClusterFile.AmbiguousId e) {
      throw table.broken(
          line, "several sources have a record with this id, so the truth needs a source column");
    }
  }

  private static int[] array(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
