package org.touchstonehub.command.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Writes many rows of CSV: made by all processors, written in order. */
final class RowsWriter {
  private static final int ROWS_A_PART = 2_048;

  /** Parts that may wait to be written: bounds memory, whatever the number of rows. */
  private static final int PARTS_AT_ONCE = 64;

  private final Path file;
  private final List<String> header;

  RowsWriter(Path file, List<String> header) {
    this.file = file;
    this.header = header;
  }

  /** Writes one row; called from several threads, each with a writer of its own. */
  interface Row {
    void write(int row, CsvWriter csv);
  }

  void write(int rows, Row row) throws IOException {
    try (Writer out = new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
      out.write(text(csv -> csv.writeRecord(header)));
      int parts = (int) (((long) rows + ROWS_A_PART - 1) / ROWS_A_PART);
      for (int from = 0; from < parts; from += PARTS_AT_ONCE) {
        int to = Math.min(parts, from + PARTS_AT_ONCE);
        List<String> texts =
            IntStream.range(from, to).parallel().mapToObj(part -> part(part, rows, row)).toList();
        for (String text : texts) out.write(text);
      }
    }
  }

  private static String part(int part, int rows, Row row) {
    int from = part * ROWS_A_PART;
    int to = (int) Math.min(rows, (long) from + ROWS_A_PART);
    return text(
        csv -> {
          for (int r = from; r < to; r++) row.write(r, csv);
        });
  }

  private interface Content {
    void writeTo(CsvWriter csv) throws IOException;
  }

  private static String text(Content content) {
    StringWriter text = new StringWriter(1 << 16);
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      content.writeTo(csv);
    } catch (IOException e) {
      throw new IllegalStateException("a string takes any text", e);
    }
    return text.toString();
  }
}
