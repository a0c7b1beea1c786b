package org.touchstonehub.match.standardise;

/**
 * Days. Read only.
 *
 * @param day by record: year * 10000 + month * 100 + day, or 0
 */
@SuppressWarnings("ArrayRecordComponent") // shared with the kernels, compared by nobody
public record DateColumn(int[] day) implements Column {
  /** Parts of a date whose frequency counts: the whole, year+month, year+day, month+day, year. */
  public static final int PARTS = 5;

  @Override
  public boolean has(int record) {
    return day[record] != 0;
  }

  /** A number for one part of a day, distinct for distinct parts. */
  public static int part(int day, int part) {
    int year = day / 10000;
    int month = day / 100 % 100;
    int dayOfMonth = day % 100;
    return switch (part) {
      case 0 -> day;
      case 1 -> year * 100 + month;
      case 2 -> year * 100 + dayOfMonth;
      case 3 -> month * 100 + dayOfMonth;
      default -> year;
    };
  }
}
