package org.touchstonehub.match.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.EntityModelReader;

/**
 * Which column is the key of a record, and which names its source.
 *
 * @param id the key's column
 * @param source null if there is one source
 * @param keepsId whether the key's column says something about the record, too
 * @param notes what a person should know of the choice
 */
record Keys(ReadColumn id, @Nullable ReadColumn source, boolean keepsId, List<String> notes) {
  private static final int MOST_SOURCES = 50;
  private static final int LONGEST_KEY = 500;

  /** Rows that may repeat or lack a key and be rejects, where the name says that it is the key. */
  private static final double MOST_REJECTS = 0.05;

  private static final Comparator<ReadColumn> BY_NAME =
      Comparator.comparing(ReadColumn::columnName);

  private static final int WORST_RANK = 6;

  Keys {
    notes = List.copyOf(notes);
  }

  /** The column that names the source, if there is one. */
  static Optional<ReadColumn> source(List<ReadColumn> columns) {
    for (boolean alone : new boolean[] {true, false}) {
      for (ReadColumn column : columns.stream().sorted(BY_NAME).toList()) {
        boolean named =
            alone
                ? column.name().means(Meaning.SOURCE)
                : column.name().meanings().contains(Meaning.SOURCE);
        if (named && mayBeSource(column)) return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  private static boolean mayBeSource(ReadColumn read) {
    SampledColumn column = read.column();
    int rows = column.rows();
    if (column.distinct() == 0 || column.distinct() > Math.min(MOST_SOURCES, 1 + rows / 2)) {
      return false;
    }
    for (int row = 0; row < rows; row++) if (column.code(row) < 0) return false;
    for (int code = 0; code < column.distinct(); code++) {
      if (EntityModelReader.faultOfSource(column.distinctValue(code)).isPresent()) return false;
    }
    return true;
  }

  /**
   * The key; empty if no column can be it.
   *
   * @param sourceOf the source of each row
   */
  static Optional<Keys> of(List<ReadColumn> columns, @Nullable ReadColumn source, int[] sourceOf) {
    ReadColumn best = null;
    int bestRank = WORST_RANK;
    double bestRejects = 0;
    for (ReadColumn column : columns) {
      if (column.equals(source)) continue;
      int rank = rank(column);
      if (rank > bestRank || (best != null && rank == bestRank && !isBefore(column, best)))
        continue;
      double rejects = rejects(column.column(), sourceOf, rank <= 1 ? columns : List.of());
      if (rejects > (rank <= 1 ? MOST_REJECTS : 0)) continue;
      best = column;
      bestRank = rank;
      bestRejects = rejects;
    }
    if (best == null) return Optional.empty();
    return Optional.of(
        new Keys(best, source, bestRank == WORST_RANK - 1, notes(bestRejects, best, columns)));
  }

  /** Of two columns that may be the key, whatever their order: the shorter one. */
  private static boolean isBefore(ReadColumn one, ReadColumn other) {
    int byLength = Double.compare(one.facts().length(), other.facts().length());
    return byLength != 0 ? byLength < 0 : one.columnName().compareTo(other.columnName()) < 0;
  }

  /** The key that a person named, whatever it is like. */
  static Keys chosen(
      ReadColumn id, @Nullable ReadColumn source, int[] sourceOf, List<ReadColumn> columns) {
    double rejects = rejects(id.column(), sourceOf, columns);
    return new Keys(id, source, false, notes(rejects, id, columns));
  }

  private static List<String> notes(double rejects, ReadColumn id, List<ReadColumn> columns) {
    List<String> notes = new ArrayList<>();
    long again = new EqualRows(columns).again(id.column());
    if (again > 0) {
      notes.add(
          String.format(
              Locale.ROOT, "%,d rows are there before, equal in all, and will be rejects", again));
    }
    if (rejects > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%.1f %% of the rows have no key of their own and will be rejects",
              Math.max(0.1, 100 * rejects)));
    }
    return notes;
  }

  /** From 0, the most like a key. */
  private static int rank(ReadColumn column) {
    ColumnName name = column.name();
    boolean whole = name.means(Meaning.KEY) && name.words().size() <= 2;
    if (whole && !name.isOfAnother()) return name.words().size() == 1 ? 0 : 1;
    if (name.means(Meaning.KEY)) return 2;
    if (column.facts().counts()) return 3;
    if (name.numbersSomething() || name.meaning() == null) {
      boolean code = column.facts().words() < 4 && column.facts().length() < 60;
      if (code) return 4;
    }
    return 5;
  }

  /**
   * The share of rows whose key is missing, too long, unprintable or there before, on a row that
   * says something else. A row that is wholly there before was delivered twice.
   */
  private static double rejects(SampledColumn column, int[] sourceOf, List<ReadColumn> columns) {
    Map<Long, Integer> seen = new HashMap<>();
    EqualRows equal = new EqualRows(columns);
    int rejects = 0;
    for (int row = 0; row < column.rows(); row++) {
      String value = column.value(row);
      boolean good = value != null && value.length() <= LONGEST_KEY && isPrintable(value);
      if (good) {
        Integer before = seen.putIfAbsent(((long) sourceOf[row] << 32) | column.code(row), row);
        good = before == null || equal.are(before, row);
      }
      if (!good) rejects++;
    }
    return column.rows() == 0 ? 0 : rejects / (double) column.rows();
  }

  /** Which rows hold the same in all columns; none do where there are no columns. */
  private record EqualRows(List<ReadColumn> columns) {
    boolean are(int one, int other) {
      if (columns.isEmpty()) return false;
      for (ReadColumn column : columns) {
        if (column.column().code(one) != column.column().code(other)) return false;
      }
      return true;
    }

    /** Rows that the first row with their key is equal to. */
    long again(SampledColumn key) {
      Map<Integer, Integer> first = new HashMap<>();
      long again = 0;
      for (int row = 0; row < key.rows(); row++) {
        if (key.code(row) < 0) continue;
        Integer before = first.putIfAbsent(key.code(row), row);
        if (before != null && are(before, row)) again++;
      }
      return again;
    }
  }

  private static boolean isPrintable(String value) {
    return value.codePoints().noneMatch(Character::isISOControl);
  }
}
