package org.touchstonehub.match.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV file with a header. */
final class CsvRows implements Rows {
  private final RowShape shape;
  private final CsvRecords records;
  private final int[] fieldOf;
  private final List<String> names;
  private final int[] untakenFields;
  private final UntakenColumns untaken = new UntakenColumns();
  private List<String> record = List.of();
  private final RowShape.Cells cells =
      new RowShape.Cells() {
        @Override
        public @Nullable String value(int column) {
          return fieldOf[column] < 0 ? null : record.get(fieldOf[column]);
        }

        @Override
        public int position(int column) {
          return fieldOf[column] < 0 ? 1 : records.column(fieldOf[column]);
        }
      };

  /**
   * @throws BrokenFile if the header is not one for this model
   */
  CsvRows(String file, Lines lines, Lines.Line first, RowShape shape) throws IOException {
    this.shape = shape;
    CsvStart start = CsvStart.of(file, lines, first, shape.columns());
    Header header = start.header();
    check(file, header);
    this.fieldOf = header.fieldsOf(shape.columns());
    this.names = header.names();
    this.untakenFields =
        IntStream.range(0, names.size())
            .filter(field -> !shape.columns().contains(names.get(field)))
            .toArray();
    for (int field : untakenFields) untaken.name(names.get(field));
    this.records = CsvRecords.below(start, lines, CsvRecords.MOST_LINES);
  }

  @Override
  public @Nullable FileRow next() throws IOException, BrokenRow {
    List<String> next = records.next();
    if (next == null) return null;
    if (next.equals(names)) throw new BrokenRow(1, "the header stands here again");
    record = next;
    FileRow row = shape.row(records.line(), cells);
    for (int field : untakenFields) {
      if (!next.get(field).isBlank()) untaken.count(names.get(field));
    }
    return row;
  }

  @Override
  public long line() {
    return records.line();
  }

  @Override
  public List<String> absentColumns() {
    List<String> absent = new ArrayList<>();
    for (int i = 0; i < fieldOf.length; i++) {
      if (fieldOf[i] < 0) absent.add(shape.columns().get(i));
    }
    return absent;
  }

  @Override
  public UntakenColumns untaken() {
    return untaken;
  }

  private void check(String file, Header header) {
    requireColumn(
        file,
        header,
        shape.idColumn(),
        "the key",
        "name the right column in the model (id: COLUMN, or id-in: { SOURCE: COLUMN }) or in the"
            + " file");
    String source = shape.model().sourceColumn();
    if (source != null && shape.needsSourceColumn()) {
      requireColumn(
          file,
          header,
          source,
          "the source",
          "name the right column in the model (source: COLUMN) or in the file, or say which source"
              + " the whole file is from (SOURCE=FILE)");
    }
    boolean any = shape.attributeColumns().stream().anyMatch(header.names()::contains);
    if (!any) {
      throw new BrokenFile(
          file,
          "none of the attributes' columns is in the header, which has " + header.shown(),
          "name the file's columns in the model (column: NAME, or column-in: { SOURCE: NAME })");
    }
  }

  private static void requireColumn(
      String file, Header header, String name, String what, String remedy) {
    if (header.names().contains(name)) return;
    throw new BrokenFile(
        file,
        "no column '%s' for %s; the header has %s".formatted(name, what, header.shown()),
        remedy);
  }
}
