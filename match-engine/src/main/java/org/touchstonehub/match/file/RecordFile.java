package org.touchstonehub.match.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.EntityModel;

/**
 * A file of records for one model, read once from front to back in bounded memory. What it is (CSV
 * or JSON Lines, plain or gzip, which separator, of a file its encoding) is seen from its first
 * bytes, not from its name.
 */
public final class RecordFile {
  /** The source of all records where a model names none. */
  public static final String ONLY_SOURCE = "records";

  private static final int PROGRESS_EVERY = 1024;

  private final FileInput input;
  private final RowShape shape;

  private RecordFile(FileInput input, RowShape shape) {
    this.input = input;
    this.shape = shape;
  }

  /**
   * @param source the source of every row, or null if the rows tell; a row that tells otherwise is
   *     a reject
   */
  public static RecordFile of(Path file, EntityModel model, @Nullable String source) {
    return of(file, null, model, source);
  }

  /**
   * @param encoding of the file, or null if it is to be seen from its beginning
   * @param source as for {@link #of(Path, EntityModel, String)}
   */
  public static RecordFile of(
      Path file, @Nullable Charset encoding, EntityModel model, @Nullable String source) {
    return new RecordFile(FileInput.of(file, encoding), new RowShape(model, source));
  }

  /**
   * @param name what messages call it
   * @param in UTF-8, read to its end and closed by {@link #read}
   * @param source as for {@link #of(Path, EntityModel, String)}
   */
  public static RecordFile of(
      String name, InputStream in, EntityModel model, @Nullable String source) {
    return new RecordFile(FileInput.of(name, in), new RowShape(model, source));
  }

  /**
   * Hands over every row, as good or as a reject.
   *
   * @throws BrokenFile if the file as a whole cannot be used; rows may have been handed over before
   *     that, so a caller keeps nothing of them for good until this returns
   */
  public FileSummary read(RowConsumer consumer) {
    return read(null, consumer);
  }

  /**
   * The same, with a row whose key was read before as a reject.
   *
   * @param keys what was read before; the keys of this file are added
   */
  public FileSummary read(@Nullable UniqueKeys keys, RowConsumer consumer) {
    return input.read(
        Lines.LONGEST,
        (lines, counted) -> read(rows(lines), lines.encoding(), counted, keys, consumer));
  }

  private FileSummary read(
      Rows rows,
      Charset encoding,
      CountedInput counted,
      @Nullable UniqueKeys keys,
      RowConsumer consumer)
      throws IOException {
    String name = input.name();
    long good = 0;
    long rejects = 0;
    while (true) {
      try {
        FileRow row = rows.next();
        if (row == null) break;
        String repeated = keys == null ? null : keys.add(row.key(), name, row.line());
        if (repeated != null) throw new BrokenRow(1, repeated);
        good++;
        consumer.row(row);
      } catch (BrokenRow e) {
        rejects++;
        consumer.reject(e.at(name, rows.line()));
      }
      if ((good + rejects) % PROGRESS_EVERY == 0) consumer.progress(counted.count());
    }
    consumer.progress(counted.count());
    UntakenColumns untaken = rows.untaken();
    return new FileSummary(
        name, encoding, good, rejects, rows.absentColumns(), untaken.columns(), untaken.more());
  }

  static BrokenFile oneList(String file) {
    return new BrokenFile(file, "this looks like one JSON list", "write one JSON object per line");
  }

  private Rows rows(Lines lines) throws IOException {
    Lines.Line first = input.first(lines);
    String text = first.text() == null ? "" : first.text().strip();
    if (text.startsWith("[")) {
      throw oneList(input.name());
    }
    return text.startsWith("{")
        ? new JsonRows(lines, first, shape)
        : new CsvRows(input.name(), lines, first, shape);
  }
}
