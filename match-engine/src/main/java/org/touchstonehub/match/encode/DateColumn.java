package org.touchstonehub.match.encode;

import java.util.Arrays;
import org.touchstonehub.match.standardise.Dates;

/**
 * Days. Read only.
 *
 * @param day by record: year * 10000 + month * 100 + day, or 0
 * @param distinct days that there are, ascending
 * @param number by record: place of its day among them, or -1
 * @param inPart whether a day of 0 says that the day is not known, and a month of 0 with it that
 *     the month is not; else both are slips
 */
@SuppressWarnings("ArrayRecordComponent") // shared with the kernels, compared by nobody
public record DateColumn(int[] day, int[] distinct, int[] number, boolean inPart)
    implements Column {
  /** Parts of a date whose frequency counts: the whole, year+month, year+day, month+day, year. */
  public static final int PARTS = 5;

  public static final int WHOLE = 0;
  public static final int YEAR_AND_MONTH = 1;
  public static final int YEAR_AND_DAY = 2;
  public static final int MONTH_AND_DAY = 3;
  public static final int YEAR = 4;

  static DateColumn of(int[] day, boolean inPart) {
    int[] distinct = Arrays.stream(day).filter(d -> d != 0).sorted().distinct().toArray();
    int[] number = new int[day.length];
    Arrays.setAll(number, i -> day[i] == 0 ? -1 : Arrays.binarySearch(distinct, day[i]));
    return new DateColumn(day, distinct, number, inPart);
  }

  @Override
  public boolean has(int record) {
    return day[record] != 0;
  }

  /** Whether a part of the day of a record is known. */
  public boolean has(int record, int part) {
    int known = day[record];
    if (known == 0 || !inPart || !Dates.isInPart(known)) return known != 0;
    return part == YEAR || (part == YEAR_AND_MONTH && known / 100 % 100 > 0);
  }

  /** A number for one part of a day, distinct for distinct parts. */
  public static int part(int day, int part) {
    int year = day / 10000;
    int month = day / 100 % 100;
    int dayOfMonth = day % 100;
    return switch (part) {
      case WHOLE -> day;
      case YEAR_AND_MONTH -> year * 100 + month;
      case YEAR_AND_DAY -> year * 100 + dayOfMonth;
      case MONTH_AND_DAY -> month * 100 + dayOfMonth;
      default -> year;
    };
  }
}
