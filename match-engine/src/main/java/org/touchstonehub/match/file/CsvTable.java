package org.touchstonehub.match.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file (plain or gzip) that is of use only as a whole, such as a list of clusters: one broken
 * row and nothing is read of it.
 */
public final class CsvTable {
  private static final int LONGEST_LINE = 1 << 28;

  private final Path file;
  private final List<String> columns;

  /** Takes a row. */
  public interface Row {
    /**
     * @param line where the row begins, from 1
     * @param values of the columns asked for, in that order; null where the header does not have
     *     the column
     */
    void take(long line, List<@Nullable String> values);
  }

  /**
   * @param columns names of the columns to read, each once
   */
  public CsvTable(Path file, List<String> columns) {
    this.file = file;
    this.columns = List.copyOf(columns);
  }

  /**
   * The columns' names as the file has them.
   *
   * @throws BrokenFile if the file cannot be read
   */
  public List<String> header() {
    FileInput input = FileInput.of(file, null);
    return input.read(
        LONGEST_LINE,
        (lines, counted) ->
            CsvStart.of(input.name(), lines, input.first(lines), columns).header().names());
  }

  /**
   * Hands over every row.
   *
   * @param required those of the columns that the header must have
   * @throws BrokenFile if the file or one row of it is broken
   */
  public void read(List<String> required, Row row) {
    FileInput input = FileInput.of(file, null);
    input.read(LONGEST_LINE, (lines, counted) -> read(input, lines, required, row));
  }

  private long read(FileInput input, Lines lines, List<String> required, Row row)
      throws IOException {
    CsvStart start = CsvStart.of(input.name(), lines, input.first(lines), columns);
    Header header = start.header();
    for (String name : required) {
      if (!header.names().contains(name)) {
        throw new BrokenFile(
            input.name(),
            "no column '%s'; the header has %s".formatted(name, header.shown()),
            "give a file with the columns " + String.join(", ", required));
      }
    }
    int[] fields = header.fieldsOf(columns);
    CsvRecords records = CsvRecords.below(start, lines, Integer.MAX_VALUE);
    long count = 0;
    try {
      for (List<String> r = records.next(); r != null; r = records.next()) {
        List<@Nullable String> values = new ArrayList<>(fields.length);
        for (int field : fields) values.add(field < 0 ? null : r.get(field));
        row.take(records.line(), values);
        count++;
      }
    } catch (BrokenRow e) {
      throw broken(records.line(), e.reason());
    }
    return count;
  }

  /** An error about a row, for what a caller finds wrong. */
  public BrokenFile broken(long line, String reason) {
    return new BrokenFile(
        file.toString(),
        "line %d: %s".formatted(line, reason),
        "mend the line, or get the file again");
  }
}
