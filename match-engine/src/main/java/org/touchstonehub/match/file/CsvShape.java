package org.touchstonehub.match.file;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Separator and columns of a CSV file whose columns nobody has named: the separator by which the
 * first rows have as many fields as the header.
 */
record CsvShape(Header header, Set<String> repeated) {
  /** A row with one field fits any separator, so a separator must make two. */
  private static final int FEWEST = 2;

  private static final int PROBED_FOR_ONE = 10;

  static CsvShape of(FileInput input, int probed) {
    Header plain = input.read(Lines.LONGEST, (lines, counted) -> start(input, lines).header());
    Header best = plain;
    double most = fitting(input, plain, probed);
    for (char separator : Header.SEPARATORS.toCharArray()) {
      Header header = plain.separatedBy(separator);
      if (separator == plain.separator() || header.names().size() < FEWEST) continue;
      double fitting = fitting(input, header, probed);
      if (fitting > most) {
        most = fitting;
        best = header;
      }
    }
    if (best.names().size() < FEWEST) requireOneColumn(input, best);
    return new CsvShape(best, repeated(best.names()));
  }

  private static CsvStart start(FileInput input, Lines lines) throws IOException {
    return CsvStart.of(input.name(), lines, input.first(lines), List.of());
  }

  /** The records below the header, in an open file that was not read yet. */
  CsvRecords records(FileInput input, Lines lines) throws IOException {
    return records(input, lines, header);
  }

  private static CsvRecords records(FileInput input, Lines lines, Header header)
      throws IOException {
    return CsvRecords.below(
        new CsvStart(header, start(input, lines).ahead()), lines, CsvRecords.MOST_LINES);
  }

  List<String> names() {
    return header.names();
  }

  /**
   * Under a header of one column, rows of several fields are no rows.
   *
   * @throws BrokenFile if the first rows have several, the same number each
   */
  private static void requireOneColumn(FileInput input, Header header) {
    List<String> rows =
        input.read(
            Lines.LONGEST,
            (lines, counted) ->
                start(input, lines).ahead().stream()
                    .map(line -> String.valueOf(line.text()))
                    .filter(line -> !line.isBlank())
                    .limit(PROBED_FOR_ONE)
                    .toList());
    for (char separator : Header.SEPARATORS.toCharArray()) {
      List<Integer> fields =
          rows.stream().map(r -> Header.fields(r, separator)).distinct().toList();
      if (rows.size() < 2 || fields.size() != 1 || fields.get(0) < FEWEST) continue;
      throw new BrokenFile(
          input.name(),
          "the header in line %d has one column ('%s'), but the lines below have %d fields"
              .formatted(header.line(), header.shown(), fields.get(0)),
          "write a name for each column into the header, or values with separators in quotes");
    }
  }

  /** The share of rows that have as many fields as the header. */
  private static double fitting(FileInput input, Header header, int probed) {
    return input.read(Lines.LONGEST, (lines, counted) -> fitting(input, lines, header, probed));
  }

  private static double fitting(FileInput input, Lines lines, Header header, int probed)
      throws IOException {
    CsvRecords records = records(input, lines, header);
    int good = 0;
    int rows = 0;
    for (; rows < probed; rows++) {
      try {
        if (records.next() == null) break;
        good++;
      } catch (BrokenRow doesNotFit) {
        // counted as a row that does not
      }
    }
    return rows == 0 ? 0 : good / (double) rows;
  }

  private static Set<String> repeated(List<String> names) {
    Set<String> seen = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) repeated.add(name);
    }
    return repeated;
  }
}
