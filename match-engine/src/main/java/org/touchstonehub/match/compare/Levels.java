package org.touchstonehub.match.compare;

import java.util.List;
import java.util.Set;
import org.touchstonehub.match.standardise.ValueKind;

/** The levels of each kind of slot, in the order of their numbers. */
public final class Levels {
  /** A side is missing: no evidence. */
  public static final int MISSING = -1;

  /** Both sides are missing: no evidence either, and the two agree in all that they have. */
  public static final int NEITHER = -2;

  /** The number of the best level of whatever is not compared by how much is shared. */
  public static final int EQUAL = 0;

  static final List<Level> NAME = List.of(Level.Name.values());

  /** Of days that are all known as a whole, and of others. */
  static final List<Level> DATE_IN_PART = List.of(Level.Date.values());

  static final List<Level> DATE =
      DATE_IN_PART.subList(0, Level.Date.YEAR_AND_MONTH_AS_KNOWN.number());

  static final List<Level> LIST = List.of(Level.Listed.values());
  static final List<Level> PROSE = List.of(Level.Prose.values());

  /** Of days that are wholly different: in two parts or three, and by no known slip. */
  public static final Set<Level> DATES_APART =
      Set.of(Level.Date.ONLY_YEAR_EQUAL, Level.Date.DIFFERENT, Level.Date.ONLY_DAY_OR_MONTH_EQUAL);

  private Levels() {}

  /** Of values; the last is the known variant where the kind has one. */
  public static List<Level> of(ValueKind kind) {
    return switch (kind) {
      case PLACE -> List.of(Level.Place.values());
      case POSTCODE -> List.of(Level.Postcode.values());
      case EMAIL -> List.of(Level.Email.values());
      case PHONE -> List.of(Level.Phone.values());
      case CATEGORY -> List.of(Level.Category.values());
      case ADDRESS -> List.of(Level.Address.values());
      case IDENTIFIER -> List.of(Level.Identifier.values());
      case YEAR -> List.of(Level.Year.values());
      case AMOUNT -> List.of(Level.Amount.values());
      case GEO -> List.of(Level.Geo.values());
    };
  }

  /** The number of the level that says "nothing in common". */
  public static int different(ValueKind kind) {
    int last = of(kind).size() - 1;
    return hasVariant(kind) ? last - 1 : last;
  }

  /** Whether variants of values of this kind can be learnt from clusters. */
  public static boolean hasVariant(ValueKind kind) {
    return kind != ValueKind.YEAR && kind != ValueKind.AMOUNT && kind != ValueKind.GEO;
  }
}
