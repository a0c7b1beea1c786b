package org.touchstonehub.match.file;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV file with a header. */
final class CsvRows implements Rows {
  /** In the order in which they are taken where the header does not decide. */
  private static final String SEPARATORS = ",;\t|";

  private final RowShape shape;
  private final CsvRecords records;
  private final int[] fieldOf;
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
  CsvRows(String file, Lines lines, Lines.Line header, RowShape shape) {
    this.shape = shape;
    String text = header.text();
    if (text == null) {
      BrokenRow broken = header.broken();
      throw new BrokenFile(
          file,
          "line %d should be a header, but is broken (%s)"
              .formatted(header.number(), broken == null ? "no text" : broken.reason()),
          "give CSV or JSON Lines in UTF-8, plain or gzip");
    }
    char separator = separator(text);
    List<String> names = names(text, separator);
    this.fieldOf = shape.columns().stream().mapToInt(names::indexOf).toArray();
    check(file, names);
    this.records = new CsvRecords(lines, separator, names.size());
  }

  @Override
  public @Nullable FileRow next() throws IOException, BrokenRow {
    List<String> next = records.next();
    if (next == null) return null;
    record = next;
    return shape.row(records.line(), cells);
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

  /** The separator that makes most wanted columns of the header, then most columns. */
  private char separator(String header) {
    char best = ',';
    long most = -1;
    for (int i = 0; i < SEPARATORS.length(); i++) {
      char separator = SEPARATORS.charAt(i);
      List<String> names = names(header, separator);
      long wanted = shape.columns().stream().filter(names::contains).count();
      long score = wanted * 100_000 + names.size();
      if (score > most) {
        most = score;
        best = separator;
      }
    }
    return best;
  }

  /** Names in a header; a header that cannot be split so has none. */
  private static List<String> names(String header, char separator) {
    List<String> names = new ArrayList<>();
    try {
      List<String> fields = CsvRecords.split(header, separator);
      for (String field : fields) {
        names.add(Normalizer.normalize(field.strip(), Normalizer.Form.NFC));
      }
    } catch (BrokenRow notSoSeparated) {
      return List.of();
    }
    return names;
  }

  private void check(String file, List<String> names) {
    if (names.isEmpty()) {
      throw new BrokenFile(
          file,
          "the header has a quote that is not closed",
          "write the columns' names on one line");
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name) && shape.columns().contains(name)) {
        throw new BrokenFile(
            file, "the header names column '%s' twice".formatted(shown(name)), "rename one");
      }
    }
    requireColumn(file, names, shape.model().idColumn(), "the key", "id");
    String source = shape.model().sourceColumn();
    if (source != null && shape.needsSourceColumn()) {
      requireColumn(file, names, source, "the source", "source");
    }
    boolean any =
        shape.model().attributes().stream()
            .flatMap(attribute -> attribute.columns().stream())
            .anyMatch(names::contains);
    if (!any) {
      throw new BrokenFile(
          file,
          "none of the attributes' columns is in the header, which has " + shown(names),
          "name the file's columns in the model (column: NAME)");
    }
  }

  private static void requireColumn(
      String file, List<String> names, String name, String what, String key) {
    if (names.contains(name)) return;
    throw new BrokenFile(
        file,
        "no column '%s' for %s; the header has %s".formatted(name, what, shown(names)),
        "name the right column in the model (%s: COLUMN) or in the file".formatted(key));
  }

  private static String shown(List<String> names) {
    String shown = String.join(", ", names.stream().limit(12).map(CsvRows::shown).toList());
    return names.size() > 12 ? shown + " and %d more".formatted(names.size() - 12) : shown;
  }

  private static String shown(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 40 ? plain.substring(0, 37) + "..." : plain;
  }
}
