package org.touchstonehub.command.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;
import org.touchstonehub.match.encode.Habits;
import org.touchstonehub.match.engine.PossibleMatch;
import org.touchstonehub.match.engine.Reason;
import org.touchstonehub.match.engine.StatedPairs;
import org.touchstonehub.match.engine.SuspiciousCluster;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.Claim;
import org.touchstonehub.match.survive.Survivorship;

/** Writes the files of a result: UTF-8, RFC 4180 with LF. */
final class ResultFiles {
  static final String CLUSTERS = "clusters.csv";
  static final String GOLDEN = "golden.csv";
  static final String POSSIBLE_MATCHES = "possible-matches.csv";
  static final String SUSPICIOUS_CLUSTERS = "suspicious-clusters.csv";
  static final String CANDIDATE_PAIRS = "candidate-pairs.csv";
  static final String REJECTS = "rejects.csv";
  static final String REPORT_JSON = "report.json";
  static final String REPORT_HTML = "report.html";

  /** The trained model that matched, so that {@code explain} need not learn it again. */
  static final String TRAINED = "trained.json";

  static final Set<String> ALL =
      Set.of(
          CLUSTERS,
          GOLDEN,
          POSSIBLE_MATCHES,
          SUSPICIOUS_CLUSTERS,
          CANDIDATE_PAIRS,
          REJECTS,
          REPORT_JSON,
          REPORT_HTML,
          TRAINED);

  /** What {@link #REPORT_JSON} begins with. */
  static final String MARKER = "{\n  \"kind\" : \"" + MatchReportJson.KIND + "\"";

  /** Records of a file have no time of their own: to survivorship all are of one instant. */
  private static final Instant ONE_INSTANT = Instant.EPOCH;

  private static final int REASONS = 5;
  private static final double LN_2 = Math.log(2);

  private final EntityModel model;
  private final RecordTable records;
  private final Clusters clusters;
  private final boolean withSources;

  ResultFiles(EntityModel model, RecordTable records, Clusters clusters) {
    this.model = model;
    this.records = records;
    this.clusters = clusters;
    this.withSources = model.sourceColumn() != null;
  }

  static CsvWriter csv(Path file) throws IOException {
    return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
  }

  /** One row per record, in the order of the files. */
  void writeClusters(Path file) throws IOException {
    List<String> header =
        withSources ? List.of("source", "id", "cluster") : List.of("id", "cluster");
    new RowsWriter(file, header)
        .write(
            records.size(),
            (row, csv) -> {
              List<String> fields = new ArrayList<>(3);
              addKey(fields, records.key(row));
              fields.add(Integer.toString(clusters.of(row)));
              csv.writeRecord(fields);
            });
  }

  /**
   * One row per cluster.
   *
   * @param habits how the sources write days and amounts
   * @return how many golden records have a value, by attribute
   */
  long[] writeGolden(Path file, Habits habits) throws IOException {
    AtomicLongArray filled = new AtomicLongArray(model.attributes().size());
    Survivorship survivorship = new Survivorship(model, habits);
    new RowsWriter(file, goldenHeader())
        .write(
            clusters.count(), (row, csv) -> csv.writeRecord(golden(row + 1, survivorship, filled)));
    return LongStream.range(0, filled.length()).map(i -> filled.get((int) i)).toArray();
  }

  private List<String> golden(int number, Survivorship survivorship, AtomicLongArray filled) {
    List<String> fields = new ArrayList<>(filled.length() + 2);
    fields.add(Integer.toString(number));
    fields.add(Integer.toString(clusters.size(number)));
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < filled.length(); i++) {
      claims.clear();
      for (int m = 0; m < clusters.size(number); m++) {
        int row = clusters.member(number, m);
        String value = records.value(row, i);
        if (value != null) claims.add(new Claim(records.key(row), ONE_INSTANT, value));
      }
      if (claims.isEmpty()) {
        fields.add("");
      } else {
        fields.add(survivorship.choose(model.attributes().get(i), claims).value());
        filled.incrementAndGet(i);
      }
    }
    return fields;
  }

  private List<String> goldenHeader() {
    List<String> header = new ArrayList<>(List.of("cluster", "records"));
    for (Attribute attribute : model.attributes()) {
      String name = attribute.name();
      header.add(header.subList(0, 2).contains(name) ? name + " (attribute)" : name);
    }
    return header;
  }

  /** One row per pair to decide, the most probable first. */
  void writePossibleMatches(Path file, List<PossibleMatch> matches, Map<SourceKey, Integer> rowOf)
      throws IOException {
    try (CsvWriter csv = csv(file)) {
      List<String> header = new ArrayList<>();
      for (String side : List.of("a", "b")) {
        if (withSources) header.add("source_" + side);
        header.add("id_" + side);
        header.add("cluster_" + side);
      }
      header.addAll(List.of("probability", "reasons"));
      csv.writeRecord(header);
      for (PossibleMatch match : matches) {
        List<String> fields = new ArrayList<>();
        for (SourceKey key : List.of(match.a(), match.b())) {
          addKey(fields, key);
          fields.add(Integer.toString(clusters.of(rowOf.getOrDefault(key, 0))));
        }
        fields.add(String.format(Locale.ROOT, "%.4f", match.probability()));
        fields.add(inWords(match.reasons()));
        csv.writeRecord(fields);
      }
    }
  }

  /** One row per cluster that may hold two things, the least probably one first. */
  void writeSuspiciousClusters(
      Path file, List<SuspiciousCluster> suspicious, Map<SourceKey, Integer> rowOf)
      throws IOException {
    try (CsvWriter csv = csv(file)) {
      List<String> header = new ArrayList<>(List.of("cluster"));
      for (String side : List.of("a", "b")) {
        if (withSources) header.add("source_" + side);
        header.addAll(List.of("id_" + side, "records_" + side));
      }
      header.addAll(List.of("probability", "reasons"));
      csv.writeRecord(header);
      for (SuspiciousCluster cluster : suspicious) {
        List<String> fields = new ArrayList<>();
        fields.add(Integer.toString(clusters.of(rowOf.getOrDefault(cluster.a(), 0))));
        addKey(fields, cluster.a());
        fields.add(Integer.toString(cluster.sideOfA().size()));
        addKey(fields, cluster.b());
        fields.add(Integer.toString(cluster.sideOfB().size()));
        fields.add(String.format(Locale.ROOT, "%.4f", cluster.probability()));
        fields.add(inWords(cluster.reasons()));
        csv.writeRecord(fields);
      }
    }
  }

  /** One row per candidate pair, in an order that does not depend on that of the files. */
  void writeCandidatePairs(Path file, StatedPairs pairs) throws IOException {
    List<String> header = new ArrayList<>();
    for (String side : List.of("a", "b")) {
      if (withSources) header.add("source_" + side);
      header.add("id_" + side);
    }
    header.addAll(List.of("probability", "bits", "together"));
    new RowsWriter(file, header)
        .write(
            pairs.size(),
            (row, csv) -> {
              List<String> fields = new ArrayList<>(header.size());
              int a = pairs.first(row);
              int b = pairs.second(row);
              addKey(fields, records.key(a));
              addKey(fields, records.key(b));
              fields.add(String.format(Locale.ROOT, "%.6f", pairs.probability(row)));
              fields.add(String.format(Locale.ROOT, "%.3f", pairs.logOdds(row) / LN_2));
              fields.add(Boolean.toString(clusters.of(a) == clusters.of(b)));
              csv.writeRecord(fields);
            });
  }

  /** The strongest reasons: {@code birth_date equal (+12.3); phone different (-4.1)}, in bits. */
  static String inWords(List<Reason> reasons) {
    return String.join("; ", reasons.stream().limit(REASONS).map(ResultFiles::inWords).toList());
  }

  private static String inWords(Reason reason) {
    return String.format(
        Locale.ROOT, "%s %s (%+.1f)", reason.attribute(), reason.finding(), reason.weight());
  }

  static void writeReport(Path file, MatchReportJson report) throws IOException {
    String json =
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report);
    Files.writeString(file, json + "\n");
  }

  private void addKey(List<String> fields, SourceKey key) {
    if (withSources) fields.add(key.system());
    fields.add(key.key());
  }
}
