package org.touchstonehub.command.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

/** Finds records as a person names them: {@code source:id}, or the id alone where it is enough. */
final class RecordNames {
  private static final String SLUG = "record-name";
  private static final int SHOWN = 4;

  private final RecordTable records;
  private final boolean withSources;
  private final Map<String, List<Integer>> byName = new HashMap<>();

  /**
   * @param withSources whether the model tells sources apart
   */
  RecordNames(RecordTable records, boolean withSources) {
    this.records = records;
    this.withSources = withSources;
    for (int row = 0; row < records.size(); row++) {
      SourceKey key = records.key(row);
      add(key.key(), row);
      if (withSources) add(of(key), row);
    }
  }

  private void add(String name, int row) {
    List<Integer> rows = byName.computeIfAbsent(name, n -> new ArrayList<>(1));
    if (!rows.contains(row)) rows.add(row);
  }

  /** As a person would name it. */
  String of(SourceKey key) {
    return of(key, withSources);
  }

  static String of(SourceKey key, boolean withSources) {
    return withSources ? key.system() + ":" + key.key() : key.key();
  }

  /**
   * The row of a record.
   *
   * @throws InvalidInput if there is none of that name, or several
   */
  int row(String name) {
    List<Integer> rows = byName.getOrDefault(name, List.of());
    if (rows.isEmpty()) {
      throw new InvalidInput(
          SLUG,
          "There is no record '%s' in the files; give %s."
              .formatted(name, withSources ? "source:id or id" : "an id"));
    }
    if (rows.size() > 1) {
      List<String> names =
          rows.stream().limit(SHOWN).map(row -> of(records.key(row))).sorted().toList();
      throw new InvalidInput(
          SLUG,
          "%d records are called '%s': %s; give one with its source."
              .formatted(rows.size(), name, String.join(", ", names)));
    }
    return rows.get(0);
  }
}
