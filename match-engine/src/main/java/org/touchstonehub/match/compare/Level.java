package org.touchstonehub.match.compare;

import java.util.Locale;
import org.touchstonehub.match.encode.DateColumn;

/**
 * How two values agree. The levels of a kind are numbered in their order, best first; of what is
 * compared by how much is shared best last.
 */
public sealed interface Level {
  String name();

  int ordinal();

  /** Its number among the levels of its kind. */
  @SuppressWarnings("EnumOrdinal") // constants stand in the order of their numbers
  default int number() {
    return ordinal();
  }

  /** In the words of an explanation. */
  default String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Of the names of persons. */
  enum Name implements Level {
    EQUAL("equal"),
    ONE_EDIT("one typing error"),
    CLOSE("close"),
    NICKNAME("nickname"),
    INITIAL("initial"),
    BEGINNING("beginning"),
    DIFFERENT("different"),
    CROSSED("equal, but given and family name swapped"),
    CROSSED_ONE_EDIT("one typing error, given and family name swapped"),

    /** The two stand for one another in clusters found before. */
    VARIANT("known variant"),

    /** Of several words on both sides some agree and some do not. */
    IN_PART("equal in part, the rest different"),

    /** Many bear the one and many the other, so that it need not be a slip: Anna and Hanna. */
    NEIGHBOUR("one letter apart, and both are names of many");

    private final String words;

    Name(String words) {
      this.words = words;
    }

    @Override
    public String words() {
      return words;
    }
  }

  /** Of days. */
  enum Date implements Level {
    EQUAL("equal", DateColumn.WHOLE),
    DAY_ONE_DIGIT_OFF("day one digit off", DateColumn.YEAR_AND_MONTH),
    DAY_DIFFERENT("day different", DateColumn.YEAR_AND_MONTH),
    MONTH_ONE_DIGIT_OFF("month one digit off", DateColumn.YEAR_AND_DAY),
    MONTH_DIFFERENT("month different", DateColumn.YEAR_AND_DAY),
    YEAR_OFF_BY_ONE("year off by one", DateColumn.MONTH_AND_DAY),
    YEAR_ONE_DIGIT_OFF("year one digit off", DateColumn.MONTH_AND_DAY),
    YEAR_NEAR("year near", DateColumn.MONTH_AND_DAY),
    YEAR_DIFFERENT("year different", DateColumn.MONTH_AND_DAY),
    YEAR_EQUAL_ONE_FIRST_OF_JANUARY("year equal, one is 1 January", DateColumn.YEAR),
    ONLY_YEAR_EQUAL("only year equal", DateColumn.YEAR),
    ONLY_DAY_OR_MONTH_EQUAL_YEAR_ONE_DIGIT_OFF("only day or month equal, year one digit off"),
    DIFFERENT("different"),
    DAY_AND_MONTH_SWAPPED("day and month swapped", DateColumn.YEAR_AND_MONTH),
    DAY_AND_MONTH_ONE_DIGIT_OFF("day and month each one digit off", DateColumn.YEAR),
    ONLY_DAY_OR_MONTH_EQUAL("only day or month equal"),

    // of columns of which a real share is known to the month or the year only

    YEAR_AND_MONTH_AS_KNOWN("year and month equal, no more is known", DateColumn.YEAR_AND_MONTH),
    YEAR_AS_KNOWN("year equal, no more is known", DateColumn.YEAR),
    YEAR_NEAR_AS_KNOWN("year near or one digit off, no more is known");

    static final int NO_PART = -1;

    private final String words;

    /** The part agreed on, by which rarity is told. */
    final int part;

    Date(String words) {
      this(words, NO_PART);
    }

    Date(String words, int part) {
      this.words = words;
      this.part = part;
    }

    @Override
    public String words() {
      return words;
    }
  }

  /** Of the names of towns, regions and the like. */
  enum Place implements Level {
    EQUAL,
    ONE_TYPING_ERROR,
    CLOSE,
    CONTAINED,
    ALIKE,
    DIFFERENT,
    KNOWN_VARIANT
  }

  /** Of postcodes. */
  enum Postcode implements Level {
    EQUAL,
    ONE_TYPING_ERROR,
    SAME_DISTRICT,
    TWO_TYPING_ERRORS,
    SAME_AREA,
    DIFFERENT,
    KNOWN_VARIANT
  }

  /** Of e-mail addresses. */
  enum Email implements Level {
    EQUAL,
    ONE_TYPING_ERROR,
    TWO_OR_THREE_TYPING_ERRORS,
    SAME_LOCAL_PART,
    SAME_DOMAIN,
    LOCAL_PART_CLOSE,

    /** Numbered or parted otherwise: another mailbox. */
    ALIKE_BUT_FOR_DIGITS_OR_DOTS,
    DIFFERENT,
    KNOWN_VARIANT;

    /** Whether only the local part or the domain agree. */
    public boolean isInPart() {
      return compareTo(SAME_LOCAL_PART) >= 0 && compareTo(DIFFERENT) < 0;
    }
  }

  /** Of telephone numbers. */
  enum Phone implements Level {
    EQUAL,
    ONE_DIGIT_OFF,
    TWO_DIGITS_OFF,
    DIFFERENT,
    KNOWN_VARIANT
  }

  /** Of values of few. */
  enum Category implements Level {
    EQUAL,
    DIFFERENT,
    KNOWN_VARIANT
  }

  /** Of addresses that are compared as a whole. */
  enum Address implements Level {
    EQUAL,
    NUMBER_AND_STREET_CLOSE,
    STREET_EQUAL,
    CLOSE,
    ONLY_NUMBER_EQUAL,
    STREET_CLOSE,
    DIFFERENT,
    KNOWN_VARIANT
  }

  /** Of identifiers. */
  enum Identifier implements Level {
    EQUAL,
    CONTAINED,
    ONE_SIGN_OFF,
    TWO_SIGNS_OFF,
    DIFFERENT,
    KNOWN_VARIANT
  }

  /** Of years. */
  enum Year implements Level {
    EQUAL,
    ONE_APART,
    TWO_APART,
    DIFFERENT
  }

  /** Of amounts. */
  enum Amount implements Level {
    EQUAL("equal"),
    WITHIN_5_PER_CENT("within 5 %"),
    WITHIN_15_PER_CENT("within 15 %"),
    WITHIN_30_PER_CENT("within 30 %"),
    WITHIN_60_PER_CENT("within 60 %"),
    WITHIN_3_TIMES("within 3 times"),
    DIFFERENT("different");

    private final String words;

    Amount(String words) {
      this.words = words;
    }

    @Override
    public String words() {
      return words;
    }
  }

  /** Of points on the earth. */
  enum Geo implements Level {
    EQUAL("equal"),
    WITHIN_200_M("within 200 m"),
    WITHIN_2_KM("within 2 km"),
    WITHIN_20_KM("within 20 km"),
    DIFFERENT("different");

    private final String words;

    Geo(String words) {
      this.words = words;
    }

    @Override
    public String words() {
      return words;
    }
  }

  /** Of lists: by the weight that two share, in nats. Best last. */
  enum Listed implements Level {
    NOTHING_SHARED,
    LITTLE_SHARED,
    SOME_SHARED,
    MUCH_SHARED,
    VERY_MUCH_SHARED,
    NEARLY_ALL_SHARED
  }

  /** Of descriptions: by the cosine of two. Best last. */
  enum Prose implements Level {
    NOTHING_ALIKE,
    HARDLY_ALIKE,
    LITTLE_ALIKE,
    SOMEWHAT_ALIKE,
    ALIKE,
    MUCH_ALIKE,
    VERY_MUCH_ALIKE,
    THE_SAME
  }
}
