package org.touchstonehub.match.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of one column in the rows that were sampled; each distinct value is held once. */
final class SampledColumn {
  private final String name;
  private final List<String> values;
  private final int[] counts;
  private final int[] codes;

  private SampledColumn(String name, List<String> values, int[] counts, int[] codes) {
    this.name = name;
    this.values = values;
    this.counts = counts;
    this.codes = codes;
  }

  String name() {
    return name;
  }

  int rows() {
    return codes.length;
  }

  /** Number of distinct values. */
  int distinct() {
    return values.size();
  }

  /** A distinct value, numbered in the order in which they first stand in the file. */
  String distinctValue(int code) {
    return values.get(code);
  }

  /** How many rows have a distinct value. */
  int count(int code) {
    return counts[code];
  }

  /** The number of a row's value, or -1 if it has none. */
  int code(int row) {
    return codes[row];
  }

  @Nullable String value(int row) {
    return codes[row] < 0 ? null : values.get(codes[row]);
  }

  static final class Builder {
    private final String name;
    private final Map<String, Integer> codeOf = new HashMap<>();
    private final List<String> values = new ArrayList<>();
    private int[] counts = new int[16];
    private int[] codes = new int[0];
    private int known;

    Builder(String name) {
      this.name = name;
    }

    void add(int row, String value) {
      if (row < known) return;
      Integer code = codeOf.get(value);
      if (code == null) {
        code = values.size();
        codeOf.put(value, code);
        values.add(value);
        if (code == counts.length) counts = Arrays.copyOf(counts, 2 * code);
      }
      counts[code]++;
      reach(row);
      codes[row] = code;
      known = row + 1;
    }

    private void reach(int row) {
      if (row >= codes.length) {
        int old = codes.length;
        codes = Arrays.copyOf(codes, Math.max(row + 1, 2 * old));
        Arrays.fill(codes, old, codes.length, -1);
      }
    }

    SampledColumn build(int rows) {
      if (rows > 0) reach(rows - 1);
      return new SampledColumn(name, List.copyOf(values), counts, Arrays.copyOf(codes, rows));
    }
  }
}
