package org.touchstonehub.match.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The first rows of one or several files, column by column. */
public final class Sample {
  private final int rows;
  private final List<SampledColumn> columns;
  private final int[] fileOf;

  private Sample(int rows, List<SampledColumn> columns, int[] fileOf) {
    this.rows = rows;
    this.columns = List.copyOf(columns);
    this.fileOf = fileOf;
  }

  public int rows() {
    return rows;
  }

  List<SampledColumn> columns() {
    return columns;
  }

  /** Which file a row is from, from 0. */
  int fileOf(int row) {
    return fileOf[row];
  }

  /** Takes rows, each as long as the names that come with it. */
  public static final class Builder {
    private final Map<String, SampledColumn.Builder> columns = new LinkedHashMap<>();
    private final List<Integer> starts = new ArrayList<>();
    private List<String> lastNames = List.of();
    private List<SampledColumn.Builder> lastColumns = List.of();
    private UnaryOperator<String> called = UnaryOperator.identity();
    private int rows;

    /** The rows that follow are from the next file. */
    public void nextFile() {
      nextFile(UnaryOperator.identity());
    }

    /**
     * The same.
     *
     * @param called what the columns of that file are called here
     */
    void nextFile(UnaryOperator<String> called) {
      starts.add(rows);
      lastNames = List.of();
      this.called = called;
    }

    /** Makes columns known, which may have no value in any row. */
    public void columns(List<String> names) {
      for (String name : names) {
        columns.computeIfAbsent(called.apply(name), SampledColumn.Builder::new);
      }
    }

    /**
     * @param names of columns; where one is there twice, its first value is taken
     */
    public void row(List<String> names, List<? extends @Nullable String> values) {
      if (names != lastNames) {
        columns(names);
        lastColumns = names.stream().map(called).map(columns::get).toList();
        lastNames = names;
      }
      for (int i = 0; i < names.size(); i++) {
        String value = values.get(i);
        if (value != null && !value.isBlank()) lastColumns.get(i).add(rows, value.strip());
      }
      rows++;
    }

    public Sample build() {
      int[] fileOf = new int[rows];
      for (int file = 0; file < starts.size(); file++) {
        int end = file + 1 < starts.size() ? starts.get(file + 1) : rows;
        for (int row = starts.get(file); row < end; row++) fileOf[row] = file;
      }
      return new Sample(
          rows, columns.values().stream().map(column -> column.build(rows)).toList(), fileOf);
    }
  }
}
