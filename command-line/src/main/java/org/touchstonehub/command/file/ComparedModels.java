package org.touchstonehub.command.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.touchstonehub.match.evaluate.FileComparison;
import org.touchstonehub.match.evaluate.FileComparison.ClusteredRecord;
import org.touchstonehub.match.evaluate.FileEvaluation;
import org.touchstonehub.match.evaluate.Measure;
import org.touchstonehub.match.evaluate.PartitionComparison;
import org.touchstonehub.match.evaluate.PartitionComparison.Regrouped;

/**
 * Two results side by side.
 *
 * @param before scores against the truth, where it is known
 * @param after the same of the other
 */
record ComparedModels(
    FileComparison comparison, Optional<FileEvaluation> before, Optional<FileEvaluation> after) {

  void print(PrintWriter out) {
    PartitionComparison counts = comparison.counts();
    line(out, "%,12d records in both%s", counts.records(), elsewhere());
    line(
        out,
        "%,12d of them touched: their cluster holds others than before (%.2f %%)",
        counts.touched(),
        counts.records() == 0 ? 0 : 100.0 * counts.touched() / counts.records());
    line(out, "%,12d clusters unchanged", counts.unchanged());
    regrouped(out, "split into", counts.split());
    regrouped(out, "merged into", counts.merged());
    regrouped(out, "rearranged into", counts.rearranged());
    line(
        out,
        "%,12d pairs in one cluster before, %,d after: %,d gained, %,d lost",
        counts.pairsBefore(),
        counts.pairsAfter(),
        counts.gained(),
        counts.lost());
    before.ifPresent(first -> after.ifPresent(second -> scores(out, first, second)));
    samples(out, "gained", counts.gained(), comparison.gained());
    samples(out, "lost", counts.lost(), comparison.lost());
  }

  private String elsewhere() {
    if (comparison.onlyBefore() + comparison.onlyAfter() == 0) return "";
    return text(
        "; %,d only before and %,d only after do not count",
        comparison.onlyBefore(), comparison.onlyAfter());
  }

  private static void regrouped(PrintWriter out, String how, Regrouped clusters) {
    line(out, "%,12d clusters %s %,d", clusters.before(), how, clusters.after());
  }

  private static void scores(PrintWriter out, FileEvaluation first, FileEvaluation second) {
    out.println();
    line(out, "%-18s %9s %9s %9s", "", "precision", "recall", "F1");
    row(out, "pairwise, before", first.scores().pairwise());
    row(out, "pairwise, after", second.scores().pairwise());
    row(out, "B-cubed, before", first.scores().bCubed());
    row(out, "B-cubed, after", second.scores().bCubed());
  }

  private static void row(PrintWriter out, String name, Measure measure) {
    line(out, "%-18s %9.4f %9.4f %9.4f", name, measure.precision(), measure.recall(), measure.f1());
  }

  private static void samples(
      PrintWriter out, String kind, long all, List<FileComparison.Pair> pairs) {
    if (pairs.isEmpty()) return;
    out.println();
    line(out, "Pairs %s, %,d of %,d, each of another cluster:", kind, pairs.size(), all);
    for (FileComparison.Pair pair : pairs) {
      line(
          out,
          "  %s and %s: %s before, %s after",
          name(pair.a()),
          name(pair.b()),
          clusters(pair.a().clusterBefore(), pair.b().clusterBefore()),
          clusters(pair.a().clusterAfter(), pair.b().clusterAfter()));
    }
  }

  private static String clusters(String a, String b) {
    return a.equals(b) ? "cluster " + a : "clusters %s and %s".formatted(a, b);
  }

  private static String name(ClusteredRecord record) {
    return record.source().isEmpty() ? record.id() : record.source() + ":" + record.id();
  }

  String toJson() throws JsonProcessingException {
    PartitionComparison counts = comparison.counts();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("records", counts.records());
    map.put("only_before", comparison.onlyBefore());
    map.put("only_after", comparison.onlyAfter());
    map.put("records_touched", counts.touched());
    map.put("clusters_unchanged", counts.unchanged());
    map.put("clusters_split", regrouped(counts.split()));
    map.put("clusters_merged", regrouped(counts.merged()));
    map.put("clusters_rearranged", regrouped(counts.rearranged()));
    map.put("pairs_before", counts.pairsBefore());
    map.put("pairs_after", counts.pairsAfter());
    map.put("pairs_gained", counts.gained());
    map.put("pairs_lost", counts.lost());
    before.ifPresent(first -> map.put("scores_before", EvaluationJson.of(first)));
    after.ifPresent(second -> map.put("scores_after", EvaluationJson.of(second)));
    map.put("gained", comparison.gained().stream().map(ComparedModels::asMap).toList());
    map.put("lost", comparison.lost().stream().map(ComparedModels::asMap).toList());
    return new ObjectMapper().writeValueAsString(map);
  }

  private static Map<String, Object> asMap(FileComparison.Pair pair) {
    return Map.of("a", asMap(pair.a()), "b", asMap(pair.b()));
  }

  private static Map<String, Object> asMap(ClusteredRecord record) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("source", record.source());
    map.put("id", record.id());
    map.put("cluster_before", record.clusterBefore());
    map.put("cluster_after", record.clusterAfter());
    return map;
  }

  private static Map<String, Object> regrouped(Regrouped clusters) {
    return Map.of("before", clusters.before(), "after", clusters.after());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(text(format, values));
  }
}
