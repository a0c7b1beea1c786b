package org.touchstonehub.match.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.file.CsvTable;

/** A {@code clusters.csv}: which record is in which cluster; {@code source} is optional. */
final class ClusterFile {
  private static final int AMBIGUOUS = -1;

  private final Map<String, Integer> byId = new HashMap<>();
  private final Map<String, Integer> bySourceAndId = new HashMap<>();
  private final List<Integer> clusters = new ArrayList<>();
  private final List<Integer> sources = new ArrayList<>();
  private final Labels sourceLabels = new Labels();
  private final Labels clusterLabels = new Labels();
  private final List<String> ids = new ArrayList<>();
  private final boolean hasSources;

  ClusterFile(Path file) {
    CsvTable table = new CsvTable(file, List.of("source", "id", "cluster"));
    hasSources = table.header().contains("source");
    table.read(
        List.of("id", "cluster"),
        (line, values) -> {
          String source = hasSources ? String.valueOf(values.get(0)) : "";
          String id = String.valueOf(values.get(1));
          int record = clusters.size();
          if (bySourceAndId.putIfAbsent(joined(source, id), record) != null) {
            throw table.broken(line, "this record stands in the file before");
          }
          byId.merge(id, record, (first, second) -> AMBIGUOUS);
          ids.add(id);
          clusters.add(clusterLabels.of(String.valueOf(values.get(2))));
          sources.add(sourceLabels.of(source));
        });
  }

  boolean hasSources() {
    return hasSources;
  }

  int size() {
    return clusters.size();
  }

  int cluster(int record) {
    return clusters.get(record);
  }

  int source(int record) {
    return sources.get(record);
  }

  String id(int record) {
    return ids.get(record);
  }

  /** Empty where the file names no sources. */
  String sourceName(int record) {
    return sourceLabels.name(source(record));
  }

  String clusterName(int record) {
    return clusterLabels.name(cluster(record));
  }

  /**
   * The number of a record, or empty if the file does not have it.
   *
   * @param source null if it is not known
   * @throws AmbiguousId if the source is not known and several have the id
   */
  OptionalInt find(@Nullable String source, String id) throws AmbiguousId {
    Integer record =
        source == null || !hasSources ? byId.get(id) : bySourceAndId.get(joined(source, id));
    if (record == null) return OptionalInt.empty();
    if (record == AMBIGUOUS) throw new AmbiguousId();
    return OptionalInt.of(record);
  }

  /** Several sources use the same id. */
  static final class AmbiguousId extends Exception {
    private static final long serialVersionUID = 1L;

    AmbiguousId() {
      super("several sources have the id", null, false, false);
    }
  }

  /** No id holds U+0000, so the two parts cannot run into each other. */
  static String joined(String source, String id) {
    return source + '\0' + id;
  }
}
