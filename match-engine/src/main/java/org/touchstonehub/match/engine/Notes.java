package org.touchstonehub.match.engine;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.touchstonehub.match.block.Blocking;
import org.touchstonehub.match.cluster.Linkage;
import org.touchstonehub.match.compare.Workers;
import org.touchstonehub.match.encode.Column;
import org.touchstonehub.match.encode.ColumnPlan;
import org.touchstonehub.match.encode.Convention;
import org.touchstonehub.match.encode.ValueColumn;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.score.Calibration;
import org.touchstonehub.match.standardise.CheckDigits.Proof;
import org.touchstonehub.match.standardise.ValueKind;
import org.touchstonehub.match.type.SemanticType;

/** What a user should know about the data and what blocking made of it, in plain words. */
final class Notes {
  private static final int COMMON = 20;
  private static final double COMMON_SHARE = 0.001;
  private static final double NOTABLE = 0.2;
  private static final double LEAST_DIFFERENCE = 10;

  private Notes() {}

  /** Placeholders, and values that too many records share to identify anything; no value itself. */
  static List<String> ofValues(Bench bench, RecordTable table) {
    return IntStream.range(0, bench.layout.plan().columns().size())
        .parallel()
        .mapToObj(c -> ofValues(bench, table, c))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> ofValues(Bench bench, RecordTable table, int c) {
    ColumnPlan plan = bench.layout.plan().columns().get(c);
    Column column = bench.records.columns().get(c);
    if (plan.attributes().size() > 1) return List.of();
    int attribute = plan.attributes().get(0);
    String name = bench.model.attributes().get(attribute).name();
    List<String> notes = new ArrayList<>();
    int empty = 0;
    for (int i = 0; i < bench.records.size(); i++) {
      if (!column.has(i) && table.has(bench.records.rows()[i], attribute)) empty++;
    }
    if (empty > 0) {
      notes.add(
          "%s: %d values say nothing (placeholders, fillers, or not readable) and count as missing."
              .formatted(name, empty));
    }
    notes.addAll(habits(name, plan));
    if (column instanceof ValueColumn values) mistyped(name, plan.type(), values, notes);
    if (column instanceof ValueColumn values && identifies(values.kind())) {
      common(name, values, notes);
    }
    return notes;
  }

  /** Values whose check digits are wrong, in a column where most are right. */
  private static void mistyped(
      String name, SemanticType type, ValueColumn values, List<String> notes) {
    long right = count(type, values, Proof.RIGHT);
    long wrong = count(type, values, Proof.WRONG);
    if (wrong == 0 || wrong > right) return;
    notes.add(
        "%s: the check digits of %d values are wrong, so a sign of each is; have them looked at in their sources."
            .formatted(name, wrong));
  }

  private static long count(SemanticType type, ValueColumn values, Proof proof) {
    return IntStream.range(0, values.values().size())
        .filter(v -> type.proof(values.values().text(v)) == proof)
        .count();
  }

  /** That sources write days or amounts otherwise than others, or in both ways. */
  private static List<String> habits(String name, ColumnPlan plan) {
    List<String> notes = new ArrayList<>();
    Convention convention = plan.convention();
    boolean days = plan.form() == ColumnPlan.Form.DATE;
    String here = days ? "the day comes first" : "the decimal sign is a comma";
    String there = days ? "the month comes first" : "the decimal sign is a point";
    String others =
        convention.bySource().entrySet().stream()
            .filter(source -> source.getValue() != convention.usual())
            .map(Map.Entry::getKey)
            .sorted()
            .collect(joining(", "));
    if (!others.isEmpty()) {
      notes.add(
          "%s: in %s %s, in the other sources %s; each is read by its own habit."
              .formatted(
                  name,
                  others,
                  convention.usual() ? there : here,
                  convention.usual() ? here : there));
    }
    if (!convention.mixed().isEmpty()) {
      notes.add(
          "%s: %s holds both orders (in some values %s, in others %s), so values that can be read in two ways may be read wrongly; let each source write in one."
              .formatted(
                  name, convention.mixed().stream().sorted().collect(joining(", ")), here, there));
    }
    return notes;
  }

  private static boolean identifies(ValueKind kind) {
    return kind == ValueKind.PHONE || kind == ValueKind.EMAIL || kind == ValueKind.IDENTIFIER;
  }

  private static void common(String name, ValueColumn column, List<String> notes) {
    int[] count = new int[column.values().size()];
    for (int v : column.value()) if (v >= 0) count[v]++;
    double least = Math.max(COMMON, COMMON_SHARE * column.value().length);
    long common = Arrays.stream(count).filter(n -> n >= least).count();
    if (common == 0) return;
    notes.add(
        "%s: %d values stand on very many records (the commonest on %d) and weigh little as evidence."
            .formatted(name, common, Arrays.stream(count).max().orElse(0)));
  }

  /** That nothing was learnt, and why. */
  static List<String> ofLearning(int records, long learntFrom) {
    if (learntFrom > 0 || records == 0) return List.of();
    String why =
        records < MatchEngine.ENOUGH_RECORDS
            ? "%d records are too few to learn from (%d are enough)"
                .formatted(records, MatchEngine.ENOUGH_RECORDS)
            : "nothing was learnt from these %d records".formatted(records);
    return List.of("Matched with shipped priors: %s.".formatted(why));
  }

  /** That nothing was compared, which is easily taken for nothing that matches. */
  static List<String> ofCandidates(int records, long pairs) {
    if (records < 2 || pairs > 0) return List.of();
    return List.of(
        "No two records were compared: no value that blocking looks at is shared by a few of them"
            + " and by no more.");
  }

  /**
   * That pairs alone say something else than clusters do: the model fits these records badly, or
   * they are hard.
   *
   * @param scored matches that the pairs promise before calibration
   * @param linked pairs in clusters
   */
  static List<String> ofCalibration(double scored, long linked) {
    double difference = Math.abs(scored - (double) linked);
    if (difference < LEAST_DIFFERENCE
        || difference <= NOTABLE * Math.max(scored, (double) linked)) {
      return List.of();
    }
    return List.of(
        "Pairs taken alone promise %.0f matches, clusters hold %d of them, and stated probabilities are calibrated by the clusters: look at the possible matches, and whether types fit their columns."
            .formatted(scored, linked));
  }

  /**
   * Keys split, and an estimate of the matches lost by it: pairs in parts that stayed too large are
   * sampled, and weigh by their probability if neither another pass nor clustering brought them
   * together.
   */
  static List<String> ofBlocking(
      List<Blocking.Found> found,
      long[] pairs,
      int[] cluster,
      Workers<Linkage> workers,
      Calibration calibration) {
    List<String> notes = new ArrayList<>();
    for (Blocking.Found f : found) {
      if (f.left() > 0) {
        double lost = lost(f, pairs, cluster, workers, calibration);
        notes.add(
            "Pass %s: %d keys that too many records share were left to other passes (%d pairs, some %.1f expected matches lost)."
                .formatted(f.pass().name(), f.left(), f.droppedPairs(), lost));
      }
      if (f.split() > 0) {
        double lost = lost(f, pairs, cluster, workers, calibration);
        notes.add(
            "Pass %s: %d keys that too many records share were split; %d parts stayed too large to compare (%d pairs, some %.1f expected matches lost)."
                .formatted(f.pass().name(), f.split(), f.dropped(), f.droppedPairs(), lost));
      }
      if (f.grown() > 0) {
        notes.add(
            "Pass %s: %d keys have become common since the model was trained and were split; train again."
                .formatted(f.pass().name(), f.grown()));
      }
    }
    return notes;
  }

  private static double lost(
      Blocking.Found f,
      long[] pairs,
      int[] cluster,
      Workers<Linkage> workers,
      Calibration calibration) {
    double[] lost = new double[1];
    workers.run(
        1,
        1,
        (linkage, chunk, from, to) -> {
          double weight = 0;
          double matches = 0;
          for (int k = 0; k < f.droppedSample().length; k++) {
            long pair = f.droppedSample()[k];
            int i = (int) (pair >> 32);
            int j = (int) pair;
            weight += f.droppedWeight()[k];
            if (cluster[i] == cluster[j] || Arrays.binarySearch(pairs, pair) >= 0) continue;
            matches += f.droppedWeight()[k] * calibration.probability(linkage.pair(i, j));
          }
          if (weight > 0) lost[0] = matches / weight * f.droppedPairs();
        });
    return lost[0];
  }
}
