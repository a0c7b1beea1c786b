package org.touchstonehub.match.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.EntityModel;

/**
 * A file of records for one model, read once from front to back in bounded memory. What it is (CSV
 * or JSON Lines, plain or gzip, which separator) is seen from its first bytes, not from its name.
 */
public final class RecordFile {
  /** The source of all records where a model names none. */
  public static final String ONLY_SOURCE = "records";

  private static final int PROGRESS_EVERY = 1024;

  private final String name;
  private final Opening opening;
  private final RowShape shape;

  private interface Opening {
    InputStream open() throws IOException;
  }

  private RecordFile(String name, Opening opening, RowShape shape) {
    this.name = name;
    this.opening = opening;
    this.shape = shape;
  }

  /**
   * @param source the source of every row, or null if the rows tell; a row that tells otherwise is
   *     a reject
   */
  public static RecordFile of(Path file, EntityModel model, @Nullable String source) {
    return new RecordFile(file.toString(), () -> open(file), new RowShape(model, source));
  }

  /**
   * @param name what messages call it
   * @param in read to its end and closed by {@link #read}
   * @param source as for {@link #of(Path, EntityModel, String)}
   */
  public static RecordFile of(
      String name, InputStream in, EntityModel model, @Nullable String source) {
    return new RecordFile(name, () -> in, new RowShape(model, source));
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
    Lines lines = null;
    try (CountedInput counted = new CountedInput(opening.open());
        InputStream in = unpacked(counted)) {
      lines = new Lines(in);
      return read(lines, counted, keys, consumer);
    } catch (EOFException | ZipException e) {
      throw unreadable(lines, "its gzip data is cut short or damaged", e);
    } catch (IOException e) {
      throw unreadable(lines, e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  private FileSummary read(
      Lines lines, CountedInput counted, @Nullable UniqueKeys keys, RowConsumer consumer)
      throws IOException {
    Rows rows = rows(lines);
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
    return new FileSummary(name, good, rejects, rows.absentColumns());
  }

  private Rows rows(Lines lines) throws IOException {
    Lines.Line first = lines.next();
    while (first != null && first.isBlank()) first = lines.next();
    if (first == null) {
      throw new BrokenFile(name, "the file is empty", "give a file with a header and rows");
    }
    String text = first.text() == null ? "" : first.text().strip();
    if (text.startsWith("[")) {
      throw new BrokenFile(
          name, "this looks like one JSON list", "write one JSON object per line (JSON Lines)");
    }
    return text.startsWith("{")
        ? new JsonRows(lines, first, shape)
        : new CsvRows(name, lines, first, shape);
  }

  private static InputStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new BrokenFile(file.toString(), "this is a folder", "name the files in it");
    }
    if (!Files.exists(file)) {
      throw new BrokenFile(file.toString(), "there is no such file", "check the path");
    }
    if (!Files.isReadable(file)) {
      throw new BrokenFile(file.toString(), "the file may not be read", "check its permissions");
    }
    return Files.newInputStream(file);
  }

  private InputStream unpacked(CountedInput counted) throws IOException {
    BufferedInputStream in = new BufferedInputStream(counted, 1 << 16);
    in.mark(4);
    byte[] head = in.readNBytes(4);
    in.reset();
    if (begins(head, 0x1F, 0x8B)) return new GZIPInputStream(in, 1 << 16);
    if (begins(head, 'P', 'K', 3, 4)) {
      throw new BrokenFile(name, "this is a zip archive or an Excel sheet", "save it as CSV");
    }
    if (begins(head, 'P', 'A', 'R', '1')) {
      throw new BrokenFile(name, "this is a Parquet file", "save it as CSV or JSON Lines");
    }
    if (begins(head, 0xFE, 0xFF) || begins(head, 0xFF, 0xFE)) {
      throw new BrokenFile(name, "this is UTF-16 text", "save it as UTF-8");
    }
    return in;
  }

  private static boolean begins(byte[] head, int... magic) {
    if (head.length < magic.length) return false;
    for (int i = 0; i < magic.length; i++) {
      if (head[i] != (byte) magic[i]) return false;
    }
    return true;
  }

  private BrokenFile unreadable(@Nullable Lines lines, String why, IOException cause) {
    long after = lines == null ? 0 : lines.number();
    return new BrokenFile(
        name,
        "the file cannot be read to its end: after line %d, %s".formatted(after, why),
        "get it again, whole",
        cause);
  }
}
