package org.touchstonehub.command.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.match.file.FileRow;
import org.touchstonehub.match.file.FileSummary;
import org.touchstonehub.match.file.RecordFile;
import org.touchstonehub.match.file.Reject;
import org.touchstonehub.match.file.RowConsumer;
import org.touchstonehub.match.file.UniqueKeys;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;

/** Reads all files of a match: good rows into a table, rejects straight into their file. */
final class Gathering {
  private final EntityModel model;
  private final RecordTable.Builder table;
  private final List<FileSummary> summaries = new ArrayList<>();
  private final Map<String, Long> rejectReasons = new TreeMap<>();
  private long records;

  private Gathering(EntityModel model) {
    this.model = model;
    this.table = RecordTable.of(model.attributes().stream().map(Attribute::name).toList());
  }

  /**
   * @param rejects where rejects are written, with a header in any case
   */
  static Gathering read(EntityModel model, List<InputFile> files, Path rejects, Progress progress)
      throws IOException {
    try (CsvWriter csv = ResultFiles.csv(rejects)) {
      csv.writeRecord("file", "line", "column", "reason");
      return read(
          model,
          files,
          reject ->
              csv.writeRecord(
                  reject.file(),
                  Long.toString(reject.line()),
                  Integer.toString(reject.column()),
                  reject.reason()),
          progress);
    }
  }

  /** Reads where rejects are only counted. */
  static Gathering read(EntityModel model, List<InputFile> files, Progress progress)
      throws IOException {
    return read(model, files, reject -> {}, progress);
  }

  private static Gathering read(
      EntityModel model, List<InputFile> files, Consumer<Reject> rejects, Progress progress)
      throws IOException {
    Gathering gathering = new Gathering(model);
    long size = 0;
    for (InputFile file : files)
      size += Files.isRegularFile(file.path()) ? Files.size(file.path()) : 0;
    progress.stage("reading bytes", size);
    UniqueKeys keys = new UniqueKeys();
    long before = 0;
    for (InputFile file : files) {
      RecordFile records = RecordFile.of(file.path(), file.encoding(), model, file.source());
      Rows rows = gathering.new Rows(rejects, progress, before);
      gathering.summaries.add(records.read(keys, rows));
      before += Files.size(file.path());
    }
    return gathering;
  }

  private final class Rows implements RowConsumer {
    private final Consumer<Reject> rejects;
    private final Progress progress;
    private final long before;

    Rows(Consumer<Reject> rejects, Progress progress, long before) {
      this.rejects = rejects;
      this.progress = progress;
      this.before = before;
    }

    @Override
    public void row(FileRow row) {
      table.add(row.key(), row.values());
      records++;
    }

    @Override
    public void reject(Reject reject) {
      rejects.accept(reject);
      rejectReasons.merge(Tally.kindOf(reject.reason()), 1L, Long::sum);
    }

    @Override
    public void progress(long bytes) {
      progress.done(before + bytes);
    }
  }

  EntityModel model() {
    return model;
  }

  /** All good rows; ends the gathering. */
  RecordTable table() {
    return table.build();
  }

  List<FileSummary> summaries() {
    return summaries;
  }

  /** Rejects by kind of reason. */
  Map<String, Long> rejectReasons() {
    return rejectReasons;
  }

  long records() {
    return records;
  }

  long rejects() {
    return summaries.stream().mapToLong(FileSummary::rejects).sum();
  }
}
