package org.touchstonehub.command.file;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.match.file.CsvTable;

/**
 * Reads a written result again and counts: every row of the input is in one cluster or a reject,
 * every cluster has one golden record, and the report says the same. A result that does not add up
 * is a fault of ours and is not kept.
 */
final class ResultCheck {
  private final ResultFolder folder;
  private final MatchReportJson report;

  ResultCheck(ResultFolder folder, MatchReportJson report) {
    this.folder = folder;
    this.report = report;
  }

  void run() {
    Map<String, Long> sizes = new HashMap<>();
    Set<String> keys = new HashSet<>();
    table(ResultFiles.CLUSTERS, "source", "id", "cluster")
        .read(
            List.of("id", "cluster"),
            (line, values) -> {
              sizes.merge(String.valueOf(values.get(2)), 1L, Long::sum);
              require(keys.add(values.get(0) + "\0" + values.get(1)), "record in two clusters");
            });
    Set<String> golden = new HashSet<>();
    table(ResultFiles.GOLDEN, "cluster", "records")
        .read(
            List.of("cluster", "records"),
            (line, values) -> {
              String cluster = String.valueOf(values.get(0));
              require(golden.add(cluster), "cluster with two golden records");
              Long size = Long.valueOf(String.valueOf(values.get(1)));
              require(size.equals(sizes.get(cluster)), "golden record of another size");
            });
    require(golden.equals(sizes.keySet()), "cluster without a golden record");
    long rejects = rows(ResultFiles.REJECTS, "reason");
    require(report.rejects() == rejects, "rejects in the report");
    require(report.records() == keys.size(), "records in the report");
    require(report.rows() == keys.size() + rejects, "rows that are neither record nor reject");
    require(report.clusters() == golden.size(), "clusters in the report");
    require(
        report.clusterSizes().stream().mapToLong(MatchReportJson.SizeJson::records).sum()
            == report.records(),
        "records in the histogram");
    require(
        report.possibleMatches() == rows(ResultFiles.POSSIBLE_MATCHES, "probability"),
        "possible matches in the report");
  }

  private CsvTable table(String name, String... columns) {
    return new CsvTable(folder.file(name), List.of(columns));
  }

  private long rows(String name, String column) {
    long[] rows = {0};
    table(name, column).read(List.of(column), (line, values) -> rows[0]++);
    return rows[0];
  }

  private static void require(boolean holds, String what) {
    if (!holds) throw new IllegalStateException("The result does not add up: " + what);
  }
}
