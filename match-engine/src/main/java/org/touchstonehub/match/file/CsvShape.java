package org.touchstonehub.match.file;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Separator and columns of a CSV file whose columns nobody has named: the separator by which the
 * first rows have as many fields as the header.
 */
record CsvShape(char separator, List<String> names, Set<String> repeated) {
  /** A row with one field fits any separator, so a separator must make two. */
  private static final int FEWEST = 2;

  static CsvShape of(FileInput input, int probed) {
    Header plain =
        input.read(
            Lines.LONGEST,
            (lines, counted) -> Header.of(input.name(), input.first(lines), List.of()));
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
    return new CsvShape(best.separator(), best.names(), repeated(best.names()));
  }

  /** The share of rows that have as many fields as the header. */
  private static double fitting(FileInput input, Header header, int probed) {
    return input.read(Lines.LONGEST, (lines, counted) -> fitting(input, lines, header, probed));
  }

  private static double fitting(FileInput input, Lines lines, Header header, int probed)
      throws IOException {
    input.first(lines);
    CsvRecords records =
        new CsvRecords(lines, header.separator(), header.names().size(), CsvRecords.MOST_LINES);
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
