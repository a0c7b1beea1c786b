package org.touchstonehub.command.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

/** Pairs to be labelled, with the values of both records side by side and room for the answer. */
final class LabelSheet {
  private final RecordTable records;
  private final boolean withSources;
  private final List<Constraints.Pair> pairs;
  private final Map<SourceKey, Integer> rowOf = new HashMap<>();

  LabelSheet(RecordTable records, boolean withSources, List<Constraints.Pair> pairs) {
    this.records = records;
    this.withSources = withSources;
    this.pairs = List.copyOf(pairs);
    for (Constraints.Pair pair : pairs) {
      rowOf.put(pair.a(), -1);
      rowOf.put(pair.b(), -1);
    }
    for (int row = 0; row < records.size(); row++) {
      int at = row;
      rowOf.computeIfPresent(records.key(row), (key, before) -> at);
    }
  }

  int size() {
    return pairs.size();
  }

  void write(Path file) throws IOException {
    try (CsvWriter csv = ResultFiles.csv(file)) {
      csv.writeRecord(header());
      for (int k = 0; k < pairs.size(); k++) csv.writeRecord(row(k, ""));
    }
  }

  void writeHeader(Path file) throws IOException {
    try (CsvWriter csv = ResultFiles.csv(file)) {
      csv.writeRecord(header());
    }
  }

  /** Adds a pair with its answer to a file. */
  void append(Path file, int k, String answer) throws IOException {
    try (CsvWriter csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .build(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND)) {
      csv.writeRecord(row(k, answer));
    }
  }

  private List<String> header() {
    List<String> header = new ArrayList<>();
    for (String side : List.of("a", "b")) {
      if (withSources) header.add("source_" + side);
      header.add("id_" + side);
    }
    header.add(LabelFile.SAME);
    for (String attribute : records.attributes()) {
      header.add(attribute + " (a)");
      header.add(attribute + " (b)");
    }
    return header;
  }

  private List<String> row(int k, String answer) {
    List<String> row = new ArrayList<>();
    for (SourceKey key : List.of(pairs.get(k).a(), pairs.get(k).b())) {
      if (withSources) row.add(key.system());
      row.add(key.key());
    }
    row.add(answer);
    for (int i = 0; i < records.attributes().size(); i++) {
      row.add(value(pairs.get(k).a(), i));
      row.add(value(pairs.get(k).b(), i));
    }
    return row;
  }

  private String value(SourceKey key, int attribute) {
    String value = records.value(rowOf.getOrDefault(key, 0), attribute);
    return value == null ? "" : value;
  }

  /** Names of the two. */
  String a(int k) {
    return RecordNames.of(pairs.get(k).a(), withSources);
  }

  String b(int k) {
    return RecordNames.of(pairs.get(k).b(), withSources);
  }

  /** What the two say. */
  List<ExplainedPair.Value> values(int k) {
    return ExplainedPair.values(
        records, rowOf.getOrDefault(pairs.get(k).a(), 0), rowOf.getOrDefault(pairs.get(k).b(), 0));
  }
}
