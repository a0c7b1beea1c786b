package org.touchstonehub.match.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.file.CsvTable;

/**
 * What the stated probabilities of candidate pairs are worth.
 *
 * @param pairs stated and judged
 */
public record PairEvaluation(long pairs, Reliability reliability, ThresholdCurve curve) {

  /** What is known of pairs of records. */
  interface Truth {
    /** Whether anything is known. */
    boolean judges(int i, int j);

    boolean isMatch(int i, int j);
  }

  /**
   * @param file CSV with {@code id_a,id_b,probability}, and {@code source_a,source_b} where there
   *     are several
   * @param truePairs all, whether they are in the file or not
   */
  static PairEvaluation of(Path file, ClusterFile clusters, Truth truth, long truePairs) {
    CsvTable table =
        new CsvTable(file, List.of("source_a", "id_a", "source_b", "id_b", "probability"));
    JudgedPairs.Builder builder = new JudgedPairs.Builder();
    table.read(
        List.of("id_a", "id_b", "probability"),
        (line, values) -> {
          int a = record(table, line, clusters, values, 0);
          int b = record(table, line, clusters, values, 2);
          double probability = probability(table, line, String.valueOf(values.get(4)));
          if (truth.judges(a, b)) builder.add(probability, truth.isMatch(a, b));
        });
    JudgedPairs judged = builder.build();
    return new PairEvaluation(
        judged.size(), Reliability.of(judged), ThresholdCurve.of(judged, truePairs));
  }

  private static int record(
      CsvTable table,
      long line,
      ClusterFile clusters,
      List<? extends @Nullable String> values,
      int at) {
    try {
      OptionalInt record = clusters.find(values.get(at), String.valueOf(values.get(at + 1)));
      return record.orElseThrow(
          () -> table.broken(line, "one of the two records is not among the clusters"));
    } catch (ClusterFile.AmbiguousId e) {
      throw table.broken(line, "several sources have a record with this id");
    }
  }

  private static double probability(CsvTable table, long line, String text) {
    try {
      double probability = Double.parseDouble(text);
      if (probability >= 0 && probability <= 1) return probability;
    } catch (NumberFormatException e) {
      // told below, as a number out of range is
    }
    throw table.broken(line, "the probability is no number from 0 to 1");
  }
}
