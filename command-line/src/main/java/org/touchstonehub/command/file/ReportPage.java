package org.touchstonehub.command.file;

import static org.touchstonehub.command.file.Counts.grouped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.engine.PossibleMatch;
import org.touchstonehub.match.engine.Reason;
import org.touchstonehub.match.engine.SuspiciousCluster;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

/** {@code report.html}: one page that needs nothing from outside, for the eyes of its owner. */
final class ReportPage {
  private static final int SAMPLES = 20;
  private static final int PASSES = 10;
  private static final int NOTES = 6;
  private static final int REASONS = 6;

  /** Expected and linked pairs that differ by more are worth a look. */
  private static final double NOTABLE = 0.2;

  private final EntityModel model;
  private final RecordTable records;
  private final Clusters clusters;
  private final Map<SourceKey, Integer> rowOf;
  private final MatchReportJson report;

  ReportPage(
      EntityModel model,
      RecordTable records,
      Clusters clusters,
      Map<SourceKey, Integer> rowOf,
      MatchReportJson report) {
    this.model = model;
    this.records = records;
    this.clusters = clusters;
    this.rowOf = rowOf;
    this.report = report;
  }

  void write(Path file, MatchResult result) throws IOException {
    Files.writeString(file, Pages.of("report.mustache", context(result)));
  }

  private Map<String, Object> context(MatchResult result) {
    Map<String, Object> page = new HashMap<>();
    page.put("report", report);
    page.put("description", model.description());
    page.put("trustWarning", report.trust().warning());
    page.put("rows", grouped(report.rows()));
    page.put("records", grouped(report.records()));
    page.put("rejects", grouped(report.rejects()));
    page.put("hasRejects", report.rejects() > 0);
    page.put("clusters", grouped(report.clusters()));
    page.put("singles", grouped(report.singles()));
    page.put("largestCluster", grouped(report.largestCluster()));
    page.put("possibleMatches", grouped(report.possibleMatches()));
    page.put("suspiciousClusters", grouped(report.suspiciousClusters()));
    page.put("comparedPairs", grouped(report.comparedPairs()));
    page.put("pairsInClusters", grouped(report.pairsInClusters()));
    page.put("hasLargest", !report.largestClusters().isEmpty());
    page.put("largest", new LargestClusters(records, clusters).of(report.largestClusters()));
    page.put("naming", records.attributes().get(0));
    page.put("sizes", SizesPlot.of(report.clusterSizes()));
    ScoresPlot scores = new ScoresPlot(report.scores());
    page.put("scores", scores.isEmpty() ? List.of() : List.of(scores.context()));
    page.put("expected", expected());
    page.put("expectationWarning", expectationWarning());
    putPasses(page);
    page.put("hasNotes", !report.notes().isEmpty());
    page.put("notes", first(report.notes(), NOTES));
    page.put("hasMoreNotes", report.notes().size() > NOTES);
    page.put("moreNoteCount", report.notes().size() - NOTES);
    page.put("moreNotes", rest(report.notes(), NOTES));
    page.put("attributes", attributes());
    page.put("files", files());
    page.put("rejectReasons", rejectReasons());
    page.put("samples", samples(result.possibleMatches()));
    page.put("hasSamples", !result.possibleMatches().isEmpty());
    page.put("sampleCount", Math.min(SAMPLES, result.possibleMatches().size()));
    page.put("suspicious", suspicious(result.suspiciousClusters()));
    page.put("hasSuspicious", !result.suspiciousClusters().isEmpty());
    page.put("suspiciousCount", Math.min(SAMPLES, result.suspiciousClusters().size()));
    return page;
  }

  private List<Map<String, Object>> expected() {
    double linked = (double) report.linkedPairs();
    double most = Math.max(report.expectedMatches(), linked);
    return List.of(
        Map.of(
            "label",
            "matches expected among them",
            "count",
            grouped(Math.round(report.expectedMatches())),
            "percent",
            percent(report.expectedMatches(), most),
            "cool",
            true),
        Map.of(
            "label",
            "of them linked",
            "count",
            grouped(report.linkedPairs()),
            "percent",
            percent(linked, most),
            "cool",
            false));
  }

  /** Empty where the two are near each other. */
  private String expectationWarning() {
    double expected = report.expectedMatches();
    double linked = (double) report.linkedPairs();
    double difference = Math.abs(expected - linked);
    if (difference <= NOTABLE * Math.max(expected, linked) || difference < 10) return "";
    return expected > linked
        ? "Far fewer pairs were linked than the model expects: look at the possible matches, and at"
            + " whether the model's types fit its columns."
        : "More pairs were linked than the model expects: look at the largest golden records.";
  }

  /** Passes that brought pairs, the most productive first. */
  private void putPasses(Map<String, Object> page) {
    List<MatchReportJson.PassJson> busy =
        report.blocking().stream()
            .filter(pass -> pass.pairs() > 0)
            .sorted(Comparator.comparingLong(MatchReportJson.PassJson::pairs).reversed())
            .toList();
    page.put("hasPasses", !busy.isEmpty());
    page.put("passCount", report.blocking().size());
    page.put("idlePasses", report.blocking().size() - busy.size());
    page.put("passes", passes(first(busy, PASSES), busy));
    page.put("hasMorePasses", busy.size() > PASSES);
    page.put("morePasses", passes(rest(busy, PASSES), busy));
  }

  private static List<Map<String, Object>> passes(
      List<MatchReportJson.PassJson> shown, List<MatchReportJson.PassJson> all) {
    long most = most(all, MatchReportJson.PassJson::pairs);
    return shown.stream()
        .map(
            pass ->
                Map.<String, Object>of(
                    "name", pass.name(),
                    "blocks", grouped(pass.blocks()),
                    "pairs", grouped(pass.pairs()),
                    "percent", percent(pass.pairs(), most)))
        .toList();
  }

  private List<Map<String, Object>> attributes() {
    return report.attributes().stream()
        .map(
            attribute ->
                Map.<String, Object>of(
                    "name", attribute.attribute(),
                    "type", attribute.type(),
                    "records", grouped(attribute.records()),
                    "golden", grouped(attribute.golden()),
                    "percent", percent(attribute.records(), report.records())))
        .toList();
  }

  private List<Map<String, Object>> files() {
    return report.files().stream()
        .map(
            file ->
                Map.<String, Object>of(
                    "name", file.name(),
                    "encoding", file.encoding(),
                    "rows", grouped(file.rows()),
                    "rejects", grouped(file.rejects()),
                    "absent", String.join(", ", file.absentColumns()),
                    "untaken", UntakenText.of(file.untakenColumns())))
        .toList();
  }

  private List<Map<String, Object>> rejectReasons() {
    return report.rejectReasons().stream()
        .map(
            reason ->
                Map.<String, Object>of("reason", reason.reason(), "rows", grouped(reason.rows())))
        .toList();
  }

  private List<Map<String, Object>> samples(List<PossibleMatch> matches) {
    List<Map<String, Object>> samples = new ArrayList<>();
    for (PossibleMatch match : first(matches, SAMPLES)) {
      samples.add(
          sample(samples.size(), match.probability(), match.a(), match.b(), match.reasons()));
    }
    return samples;
  }

  private List<Map<String, Object>> suspicious(List<SuspiciousCluster> clusters) {
    List<Map<String, Object>> samples = new ArrayList<>();
    for (SuspiciousCluster cluster : first(clusters, SAMPLES)) {
      Map<String, Object> sample =
          sample(
              samples.size(), cluster.probability(), cluster.a(), cluster.b(), cluster.reasons());
      sample.put("sideOfA", side(cluster.sideOfA()));
      sample.put("sideOfB", side(cluster.sideOfB()));
      samples.add(sample);
    }
    return samples;
  }

  /** Two records side by side; the first few are shown open. */
  private Map<String, Object> sample(
      int before, double probability, SourceKey a, SourceKey b, List<Reason> reasons) {
    Map<String, Object> sample = new HashMap<>();
    sample.put("probability", String.format(Locale.ROOT, "%.2f", probability));
    sample.put("a", name(a));
    sample.put("b", name(b));
    sample.put("open", before < 3);
    sample.put("reasons", first(reasons, REASONS).stream().map(ReportPage::reason).toList());
    sample.put("values", values(a, b));
    return sample;
  }

  private static Map<String, Object> reason(Reason reason) {
    return Map.of(
        "attribute", reason.attribute(),
        "finding", reason.finding(),
        "bits", ShownBits.TENTHS.of(reason.weight()),
        "evidence", EvidenceWords.evidence(reason.weight()),
        "direction", EvidenceWords.Direction.of(reason.weight()).word());
  }

  private static String side(List<SourceKey> side) {
    return side.size() == 1 ? "1 record" : grouped(side.size()) + " records";
  }

  private List<Map<String, Object>> values(SourceKey first, SourceKey second) {
    int a = rowOf.getOrDefault(first, 0);
    int b = rowOf.getOrDefault(second, 0);
    List<Map<String, Object>> values = new ArrayList<>();
    for (int i = 0; i < records.attributes().size(); i++) {
      String left = records.value(a, i);
      String right = records.value(b, i);
      if (left == null && right == null) continue;
      values.add(
          Map.of(
              "attribute",
              records.attributes().get(i),
              "a",
              left == null ? "" : left,
              "b",
              right == null ? "" : right,
              "differs",
              left != null && right != null && !left.equals(right)));
    }
    return values;
  }

  private String name(SourceKey key) {
    return model.sourceColumn() == null ? key.key() : key.system() + ":" + key.key();
  }

  private static <T> List<T> first(List<T> items, int count) {
    return items.subList(0, Math.min(count, items.size()));
  }

  private static <T> List<T> rest(List<T> items, int count) {
    return items.subList(Math.min(count, items.size()), items.size());
  }

  private static <T> long most(List<T> items, ToLongFunction<T> count) {
    return items.stream().mapToLong(count).max().orElse(0);
  }

  private static String percent(long part, long whole) {
    return percent((double) part, (double) whole);
  }

  private static String percent(double part, double whole) {
    return String.format(Locale.ROOT, "%.1f", whole == 0 ? 0 : 100 * part / whole);
  }
}
