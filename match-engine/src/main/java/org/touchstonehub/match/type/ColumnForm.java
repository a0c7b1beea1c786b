package org.touchstonehub.match.type;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the values of an attribute's file columns become its one value. Blank counts as missing. */
public enum ColumnForm {
  /** One column, taken as it is. */
  ONE("one column", 1) {
    @Override
    @Nullable String joined(List<@Nullable String> parts) {
      return parts.get(0);
    }
  },
  /** Any number of columns, joined by a blank: {@code 12} and {@code Mill Lane}. */
  WORDS("one to eight columns", 8) {
    @Override
    @Nullable String joined(List<@Nullable String> parts) {
      return joinPresent(parts, " ");
    }
  },
  /** Any number of columns, joined by a semicolon and a blank. */
  LIST("one to eight columns", 8) {
    @Override
    @Nullable String joined(List<@Nullable String> parts) {
      return joinPresent(parts, "; ");
    }
  },
  /**
   * One column, or year, month and day, written as ISO 8601 does; a missing part is {@code 00}
   * ({@code 1935-00-07}), a missing year {@code 0000}.
   */
  DAY("one column, or three (year, month, day)", 3) {
    @Override
    @Nullable String joined(List<@Nullable String> parts) {
      if (parts.size() == 1) return parts.get(0);
      if (parts.stream().allMatch(part -> part == null)) return null;
      return padded(parts.get(0), 4)
          + "-"
          + padded(parts.get(1), 2)
          + "-"
          + padded(parts.get(2), 2);
    }
  },
  /**
   * Latitude and longitude, joined by a comma; missing unless both are there. Or one column that
   * holds both.
   */
  POINT("one column, or two (latitude, longitude)", 2) {
    @Override
    @Nullable String joined(List<@Nullable String> parts) {
      if (parts.size() == 1) return parts.get(0);
      return parts.stream().anyMatch(part -> part == null) ? null : joinPresent(parts, ",");
    }
  };

  private final String words;
  private final int most;

  ColumnForm(String words, int most) {
    this.words = words;
    this.most = most;
  }

  /** The numbers of columns that are allowed, in words. */
  public String words() {
    return words;
  }

  public boolean allows(int columns) {
    boolean between = columns > 1 && columns < most;
    return columns == 1 || columns == most || (between && anyUpToMost());
  }

  /**
   * The attribute's value, or null if it is missing.
   *
   * @param values one per column, in the order of the model; null or blank is missing
   * @throws IllegalArgumentException if this form does not allow so many columns
   */
  public @Nullable String join(List<? extends @Nullable String> values) {
    if (!allows(values.size())) {
      throw new IllegalArgumentException("%d columns, but %s".formatted(values.size(), words));
    }
    List<@Nullable String> parts = new ArrayList<>(values.size());
    for (String value : values) parts.add(value == null || value.isBlank() ? null : value.strip());
    return joined(parts);
  }

  abstract @Nullable String joined(List<@Nullable String> parts);

  private boolean anyUpToMost() {
    return this == WORDS || this == LIST;
  }

  private static @Nullable String joinPresent(List<@Nullable String> parts, String between) {
    StringBuilder joined = new StringBuilder();
    for (String part : parts) {
      if (part == null) continue;
      if (!joined.isEmpty()) joined.append(between);
      joined.append(part);
    }
    return joined.isEmpty() ? null : joined.toString();
  }

  private static String padded(@Nullable String part, int length) {
    String digits = part == null ? "" : part;
    return "0".repeat(Math.max(0, length - digits.length())) + digits;
  }
}
