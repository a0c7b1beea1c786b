package org.touchstonehub.match.compare;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.touchstonehub.match.standardise.ValueKind;

/** The comparison levels of each kind of slot, best first, in the words of an explanation. */
public final class Levels {
  /** A side is missing: no evidence. */
  public static final int MISSING = -1;

  /** Both sides are missing: no evidence either, and the two agree in all that they have. */
  public static final int NEITHER = -2;

  public static final int EQUAL = 0;

  static final int NAME_ONE_EDIT = 1;
  static final int NAME_CLOSE = 2;
  static final int NAME_NICKNAME = 3;
  static final int NAME_INITIAL = 4;
  static final int NAME_PREFIX = 5;
  static final int NAME_DIFFERENT = 6;
  static final int NAME_CROSSED = 7;
  static final int NAME_CROSSED_EDIT = 8;
  static final int NAME_ALIAS = 9;
  static final int NAME_IN_PART = 10;

  /**
   * Of names. "Known variant" says that the two stand for one another in clusters found before; the
   * last that of several words on both sides some agree and some do not.
   */
  public static final List<String> NAME =
      List.of(
          "equal",
          "one typing error",
          "close",
          "nickname",
          "initial",
          "beginning",
          "different",
          "equal, but given and family name swapped",
          "one typing error, given and family name swapped",
          "known variant",
          "equal in part, the rest different");

  /** Of days. */
  public static final List<String> DATE =
      List.of(
          "equal",
          "day one digit off",
          "day different",
          "month one digit off",
          "month different",
          "year off by one",
          "year one digit off",
          "year near",
          "year different",
          "year equal, one is 1 January",
          "only year equal",
          "only day or month equal, year one digit off",
          "different",
          "day and month swapped",
          "day and month each one digit off",
          "only day or month equal");

  /** Of days of which a real share is known to the month or the year only. */
  public static final List<String> DATE_IN_PART =
      Stream.concat(
              DATE.stream(),
              Stream.of(
                  "year and month equal, no more is known",
                  "year equal, no more is known",
                  "year near or one digit off, no more is known"))
          .toList();

  static final int DATE_DIFFERENT = 12;

  /** Levels of days that are wholly different: in two parts or three, and by no known slip. */
  public static final Set<Integer> DATES_APART = Set.of(10, DATE_DIFFERENT, 15);

  private static final int EMAIL_LOCAL_PART = 3;
  static final int EMAIL_DOMAIN = 4;

  /** Of e-mail addresses: alike, but numbered or parted otherwise. */
  public static final int EMAIL_OTHER_MAILBOX = 6;

  static final int EMAIL_DIFFERENT = 7;

  private static final String VARIANT = "known variant";

  private Levels() {}

  /** Of values; the last is the known variant where the kind has one. */
  public static List<String> of(ValueKind kind) {
    return switch (kind) {
      case PLACE ->
          List.of("equal", "one typing error", "close", "contained", "alike", "different", VARIANT);
      case POSTCODE ->
          List.of(
              "equal",
              "one typing error",
              "same district",
              "two typing errors",
              "same area",
              "different",
              VARIANT);
      case EMAIL ->
          List.of(
              "equal",
              "one typing error",
              "two or three typing errors",
              "same local part",
              "same domain",
              "local part close",
              "alike but for digits or dots",
              "different",
              VARIANT);
      case PHONE -> List.of("equal", "one digit off", "two digits off", "different", VARIANT);
      case CATEGORY -> List.of("equal", "different", VARIANT);
      case ADDRESS ->
          List.of(
              "equal",
              "number and street close",
              "street equal",
              "close",
              "only number equal",
              "street close",
              "different",
              VARIANT);
      case IDENTIFIER ->
          List.of("equal", "contained", "one sign off", "two signs off", "different", VARIANT);
      case YEAR -> List.of("equal", "one apart", "two apart", "different");
      case AMOUNT ->
          List.of(
              "equal",
              "within 5 %",
              "within 15 %",
              "within 30 %",
              "within 60 %",
              "within 3 times",
              "different");
      case GEO -> List.of("equal", "within 200 m", "within 2 km", "within 20 km", "different");
    };
  }

  /** The level that says "nothing in common". */
  public static int different(ValueKind kind) {
    int last = of(kind).size() - 1;
    return hasVariant(kind) ? last - 1 : last;
  }

  /** Whether a level of e-mail addresses says that only the local part or the domain agree. */
  public static boolean isPartOfEmail(int level) {
    return level >= EMAIL_LOCAL_PART && level < EMAIL_DIFFERENT;
  }

  /** Whether variants of values of this kind can be learnt from clusters. */
  public static boolean hasVariant(ValueKind kind) {
    return kind != ValueKind.YEAR && kind != ValueKind.AMOUNT && kind != ValueKind.GEO;
  }

  /** Shared weight of two lists, in nats: none, and cuts at 4, 8, 14 and 22. Best last. */
  public static final List<String> LIST =
      List.of(
          "nothing shared",
          "little shared",
          "some shared",
          "much shared",
          "very much shared",
          "nearly all shared");

  /** Cosine of two texts, cuts at 0.03, 0.06, 0.1, 0.15, 0.25, 0.4, 0.7. Best last. */
  public static final List<String> PROSE =
      List.of(
          "nothing alike",
          "hardly alike",
          "little alike",
          "somewhat alike",
          "alike",
          "much alike",
          "very much alike",
          "the same");
}
