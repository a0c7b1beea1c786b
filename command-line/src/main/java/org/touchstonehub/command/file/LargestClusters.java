package org.touchstonehub.command.file;

import static org.touchstonehub.command.file.Counts.grouped;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.touchstonehub.match.record.RecordTable;

/**
 * The largest golden records with what names them, so that one glance tells whether one of them
 * holds many things.
 */
final class LargestClusters {
  private static final int MOST_NAMES = 4;

  private final RecordTable records;
  private final Clusters clusters;

  LargestClusters(RecordTable records, Clusters clusters) {
    this.records = records;
    this.clusters = clusters;
  }

  List<Map<String, Object>> of(List<MatchReportJson.LargeJson> largest) {
    return largest.stream().map(large -> row(large.cluster(), large.records())).toList();
  }

  private Map<String, Object> row(int number, long size) {
    Map<String, Integer> names = new LinkedHashMap<>();
    IntStream.range(0, clusters.size(number))
        .mapToObj(m -> records.value(clusters.member(number, m), 0))
        .forEach(name -> names.merge(name == null ? "" : name, 1, Integer::sum));
    names.remove("");
    List<Map<String, Object>> shown =
        names.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(MOST_NAMES)
            .map(name -> name(name.getKey(), name.getValue()))
            .toList();
    int more = names.size() - shown.size();
    return Map.of(
        "cluster",
        number,
        "records",
        grouped(size),
        "names",
        shown,
        "more",
        more == 0 ? "" : grouped(more));
  }

  private static Map<String, Object> name(String name, int times) {
    return Map.of("name", name, "times", times == 1 ? "" : grouped(times));
  }
}
