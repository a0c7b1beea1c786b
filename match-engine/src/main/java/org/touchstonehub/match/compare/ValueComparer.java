package org.touchstonehub.match.compare;

import java.util.function.IntPredicate;
import org.touchstonehub.match.encode.Dictionary;
import org.touchstonehub.match.encode.ValueColumn;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.standardise.Phones;
import org.touchstonehub.match.standardise.ValueKind;

/** Compares the values of one column. */
final class ValueComparer {
  private static final int EMAIL_OF_SLIPS = Level.Email.TWO_OR_THREE_TYPING_ERRORS.number();
  private static final int EMAIL_OF_DOMAIN = Level.Email.SAME_DOMAIN.number();
  private static final boolean OTHER_MAILBOXES = Refinement.OTHER_MAILBOXES.isOn();
  private static final double[] AMOUNT_CUTS = {0.005, 0.05, 0.15, 0.3, 0.6, 1.2};
  private static final double[] GEO_CUTS_KM = {0.2, 2, 20};

  /** Signs of an identifier below which likeness is chance. */
  private static final int SHORTEST_ALIKE = 4;

  private static final double KM_PER_DEGREE = 111.2;

  private final ValueColumn column;
  private final float[] ln;
  private final float[] lnPart;
  private final Variants variants;
  private final int slot;
  private final int different;
  private final Kernels kernels;
  private final LevelCache cache;

  ValueComparer(
      ValueColumn column,
      float[][] ln,
      Variants variants,
      int slot,
      int different,
      Kernels kernels) {
    this.column = column;
    this.ln = ln[0];
    this.lnPart = ln[1];
    this.variants = variants;
    this.slot = slot;
    this.different = different;
    this.kernels = kernels;
    cache = new LevelCache(12, column.values().size());
  }

  void compare(int i, int j, Evidence out, int at) {
    int x = column.value()[i];
    int y = column.value()[j];
    if (x < 0 || y < 0) {
      out.level[at + slot] = (byte) (x < 0 && y < 0 ? Levels.NEITHER : Levels.MISSING);
      out.lnFrequency[at + slot] = 0;
      return;
    }
    if (column.hasSeveral() && column.count(i) * column.count(j) > 1) {
      best(i, j, out, at);
      return;
    }
    set(x, y, out, at);
  }

  /** Of several values the two that say most: the nearest, of these the rarest. */
  private void best(int i, int j, Evidence out, int at) {
    int best = Integer.MAX_VALUE;
    float rarest = 0;
    for (int k = 0; k < column.count(i); k++) {
      for (int l = 0; l < column.count(j); l++) {
        set(column.value(i, k), column.value(j, l), out, at);
        int level = out.level[at + slot];
        float f = out.lnFrequency[at + slot];
        if (level > best || (level == best && f >= rarest)) continue;
        best = level;
        rarest = f;
      }
    }
    out.level[at + slot] = (byte) best;
    out.lnFrequency[at + slot] = rarest;
  }

  private void set(int x, int y, Evidence out, int at) {
    int level = level(x, y);
    float f = 0;
    if (level < different) {
      f = Math.max(ln[x], ln[y]);
      if (lnPart.length > 0 && usesPart(level)) f = Math.max(lnPart[x], lnPart[y]);
    }
    if (level > 0) {
      float variant = variants.has(x) ? variants.weight(x, y) : 0;
      if (variant > 0) {
        level = different + 1;
        f = -variant;
      }
    }
    out.level[at + slot] = (byte) level;
    out.lnFrequency[at + slot] = f;
  }

  /** Whether a level agrees on the coarse part only: the domain of an e-mail address. */
  private boolean usesPart(int level) {
    return column.kind() == ValueKind.EMAIL
        && (level == EMAIL_OF_SLIPS || level == EMAIL_OF_DOMAIN);
  }

  /**
   * Whether two values clearly differ: nothing in common, and not known to stand for one another.
   * Identifiers differ where they are not equal.
   */
  boolean differ(int x, int y) {
    if (x == y) return false;
    if (column.kind() == ValueKind.IDENTIFIER) return true;
    return level(x, y) == different && !(variants.has(x) && variants.weight(x, y) > 0);
  }

  private int level(int x, int y) {
    if (x == y) return Levels.EQUAL;
    if (!isWorthKeeping(x, y)) return compute(x, y);
    int lo = Math.min(x, y);
    int hi = Math.max(x, y);
    int level = cache.find(lo, hi);
    if (level < 0) {
      level = compute(lo, hi);
      cache.put(lo, hi, level);
    }
    return level;
  }

  /** Whether finding the level in the cache is faster than computing it. */
  private boolean isWorthKeeping(int x, int y) {
    return switch (column.kind()) {
      case CATEGORY, YEAR -> false;
      case PHONE, IDENTIFIER -> !areApart(x, y, 2);
      case PLACE, POSTCODE, EMAIL, ADDRESS, AMOUNT, GEO -> true;
    };
  }

  private boolean areApart(int x, int y, int most) {
    Dictionary d = column.values();
    return Kernels.apart(d.letters(x), d.letters(y), most);
  }

  private int compute(int x, int y) {
    return switch (column.kind()) {
      case PLACE -> place(x, y).number();
      case POSTCODE -> postcode(x, y).number();
      case EMAIL -> email(x, y).number();
      case PHONE -> phone(x, y).number();
      case CATEGORY -> Level.Category.DIFFERENT.number();
      case ADDRESS -> address(x, y).number();
      case IDENTIFIER -> identifier(x, y).number();
      case YEAR -> year(x, y);
      case AMOUNT -> amount(x, y);
      case GEO -> geo(x, y);
    };
  }

  private int osa(int x, int y, int most) {
    Dictionary d = column.values();
    if (areApart(x, y, most)) return most + 1;
    return kernels.osa(
        d.characters(), d.start(x), d.length(x), d.characters(), d.start(y), d.length(y), most);
  }

  private int commonPrefix(int x, int y) {
    Dictionary d = column.values();
    char[] c = d.characters();
    int shorter = Math.min(d.length(x), d.length(y));
    int k = 0;
    while (k < shorter && c[d.start(x) + k] == c[d.start(y) + k]) k++;
    return k;
  }

  private Level.Place place(int x, int y) {
    Dictionary d = column.values();
    int shorter = Math.min(d.length(x), d.length(y));
    int distance = osa(x, y, 2);
    if (distance <= 1 && shorter >= 3) return Level.Place.ONE_TYPING_ERROR;
    if (distance == 2 && shorter >= 5) return Level.Place.CLOSE;
    double most = Kernels.mostJaroWinkler(d.letters(x), d.length(x), d.letters(y), d.length(y));
    double jw = most < 0.85 ? 0 : kernels.jaroWinkler(d, x, y);
    if (jw >= 0.93 && shorter >= 4) return Level.Place.CLOSE;
    if (shorter >= 4 && contains(x, y)) return Level.Place.CONTAINED;
    return jw >= 0.85 ? Level.Place.ALIKE : Level.Place.DIFFERENT;
  }

  private boolean contains(int x, int y) {
    Dictionary d = column.values();
    char[] c = d.characters();
    int s = d.length(x) < d.length(y) ? x : y;
    int t = s == x ? y : x;
    if ((d.letters(s) & ~d.letters(t)) != 0) return false;
    int n = d.length(s);
    int s0 = d.start(s);
    for (int o = d.start(t); o <= d.start(t) + d.length(t) - n; o++) {
      int k = 0;
      while (k < n && c[s0 + k] == c[o + k]) k++;
      if (k == n) return true;
    }
    return false;
  }

  private Level.Postcode postcode(int x, int y) {
    Dictionary d = column.values();
    int lx = d.length(x);
    int ly = d.length(y);
    int distance = osa(x, y, 2);
    if (distance <= 1) return Level.Postcode.ONE_TYPING_ERROR;
    int prefix = commonPrefix(x, y);
    if (lx >= 5 && ly >= 5) {
      if (lx == ly && prefix >= lx - 3) return Level.Postcode.SAME_DISTRICT;
    } else if (prefix >= Math.min(lx, ly) - 2) return Level.Postcode.SAME_DISTRICT;
    if (distance == 2) return Level.Postcode.TWO_TYPING_ERRORS;
    return prefix >= 2 ? Level.Postcode.SAME_AREA : Level.Postcode.DIFFERENT;
  }

  /**
   * Of addresses that are spelt alike, those with other digits are other mailboxes, and so are
   * those with other dots (where dots count): "anna.berg6" and "anna.berg30" were given to two
   * people of one name, and the name says nothing new.
   */
  private Level.Email email(int x, int y) {
    Dictionary d = column.values();
    char[] c = d.characters();
    boolean sameDomain = column.part()[x] == column.part()[y];
    int ax = column.to()[x];
    int ay = column.to()[y];
    int distance = osa(x, y, 3);
    if (OTHER_MAILBOXES
        && distance <= 3
        && (!haveSame(Character::isDigit, x, ax, y, ay) || isOtherwiseParted(x, y))) {
      return Level.Email.ALIKE_BUT_FOR_DIGITS_OR_DOTS;
    }
    if (distance <= 1) return Level.Email.ONE_TYPING_ERROR;
    if (distance <= 3) return Level.Email.TWO_OR_THREE_TYPING_ERRORS;
    if (ax == 0 || ay == 0) return Level.Email.DIFFERENT;
    if (ax == ay && commonPrefix(x, y) >= ax) return Level.Email.SAME_LOCAL_PART;
    if (sameDomain) return Level.Email.SAME_DOMAIN;
    if (Kernels.apart(column.letters()[x], column.letters()[y], 1)) return Level.Email.DIFFERENT;
    return kernels.osa(c, d.start(x), ax, c, d.start(y), ay, 1) <= 1
        ? Level.Email.LOCAL_PART_CLOSE
        : Level.Email.DIFFERENT;
  }

  /** Whether two addresses differ in dots and other signs between letters and digits alone. */
  private boolean isOtherwiseParted(int x, int y) {
    Dictionary d = column.values();
    return haveSame(Character::isLetterOrDigit, x, d.length(x), y, d.length(y));
  }

  /** Whether the beginnings of two addresses hold the same signs of a kind in the same order. */
  private boolean haveSame(IntPredicate kind, int x, int endX, int y, int endY) {
    Dictionary d = column.values();
    char[] c = d.characters();
    int i = next(kind, c, d.start(x), d.start(x) + endX);
    int j = next(kind, c, d.start(y), d.start(y) + endY);
    while (i < d.start(x) + endX && j < d.start(y) + endY) {
      if (c[i] != c[j]) return false;
      i = next(kind, c, i + 1, d.start(x) + endX);
      j = next(kind, c, j + 1, d.start(y) + endY);
    }
    return i >= d.start(x) + endX && j >= d.start(y) + endY;
  }

  private static int next(IntPredicate kind, char[] c, int from, int to) {
    int at = from;
    while (at < to && !kind.test(c[at])) at++;
    return at;
  }

  private Level.Phone phone(int x, int y) {
    Dictionary d = column.values();
    int mainX = column.to()[x];
    int mainY = column.to()[y];
    if (mainX != d.length(x) || mainY != d.length(y)) return extended(x, y);
    int distance = osa(x, y, 2);
    boolean areaMissing = d.length(x) == Phones.LOCAL || d.length(y) == Phones.LOCAL;
    if (column.part()[x] == column.part()[y]) {
      // the same local number: equal if one side lacks the area code, else near
      return areaMissing && d.length(x) != d.length(y)
          ? Level.Phone.EQUAL
          : distance <= 1 ? Level.Phone.ONE_DIGIT_OFF : Level.Phone.TWO_DIGITS_OFF;
    }
    return distance <= 1
        ? Level.Phone.ONE_DIGIT_OFF
        : distance == 2 ? Level.Phone.TWO_DIGITS_OFF : Level.Phone.DIFFERENT;
  }

  /** Of one switchboard: another extension is another telephone, none may be any. */
  private Level.Phone extended(int x, int y) {
    if (column.part()[x] != column.part()[y]) return Level.Phone.DIFFERENT;
    Dictionary d = column.values();
    int extensionX = d.length(x) - column.to()[x];
    int extensionY = d.length(y) - column.to()[y];
    if (extensionX == 0 || extensionY == 0) return Level.Phone.TWO_DIGITS_OFF;
    if (extensionX != extensionY) return Level.Phone.DIFFERENT;
    char[] c = d.characters();
    for (int k = 0; k < extensionX; k++) {
      if (c[d.start(x) + column.to()[x] + k] != c[d.start(y) + column.to()[y] + k])
        return Level.Phone.DIFFERENT;
    }
    return Level.Phone.EQUAL;
  }

  private Level.Identifier identifier(int x, int y) {
    Dictionary d = column.values();
    int shorter = Math.min(d.length(x), d.length(y));
    if (shorter < SHORTEST_ALIKE) return Level.Identifier.DIFFERENT;
    // a maker in front, a colour behind: written in full by one side
    if (contains(x, y)) return Level.Identifier.CONTAINED;
    int distance = osa(x, y, 2);
    if (distance <= 1) return Level.Identifier.ONE_SIGN_OFF;
    return distance == 2 && shorter >= 6
        ? Level.Identifier.TWO_SIGNS_OFF
        : Level.Identifier.DIFFERENT;
  }

  private Level.Address address(int x, int y) {
    Dictionary d = column.values();
    char[] c = d.characters();
    int distance = osa(x, y, 2);
    int lx = column.to()[x] - column.from()[x];
    int ly = column.to()[y] - column.from()[y];
    int street = 9;
    if (lx > 0 && ly > 0 && !Kernels.apart(column.letters()[x], column.letters()[y], 2)) {
      int sx = d.start(x) + column.from()[x];
      int sy = d.start(y) + column.from()[y];
      street = kernels.osa(c, sx, lx, c, sy, ly, 2);
    }
    boolean number = column.number()[x] == column.number()[y];
    if (number && (street <= 1 || (street == 2 && Math.min(lx, ly) >= 5)))
      return Level.Address.NUMBER_AND_STREET_CLOSE;
    if (distance <= 2 && street <= 1) return Level.Address.CLOSE;
    if (street == 0) return Level.Address.STREET_EQUAL;
    if (distance <= 2) return Level.Address.CLOSE;
    if (street <= 1) return Level.Address.STREET_CLOSE;
    return number ? Level.Address.ONLY_NUMBER_EQUAL : Level.Address.DIFFERENT;
  }

  private int year(int x, int y) {
    int apart = (int) Math.abs(column.number()[x] - column.number()[y]);
    return Math.min(apart, Level.Year.DIFFERENT.number());
  }

  private int amount(int x, int y) {
    double ratio = Math.abs(Math.log(column.number()[x] / column.number()[y]));
    int level = 0;
    while (level < AMOUNT_CUTS.length && ratio > AMOUNT_CUTS[level]) level++;
    return level;
  }

  private int geo(int x, int y) {
    double lat = (column.number()[x] - column.number()[y]) * KM_PER_DEGREE;
    double middle = Math.toRadians((column.number()[x] + column.number()[y]) / 2);
    double lon = (column.number2()[x] - column.number2()[y]) * KM_PER_DEGREE * Math.cos(middle);
    double km = Math.hypot(lat, lon);
    if (Double.isNaN(km)) return Level.Geo.DIFFERENT.number();
    int level = Level.Geo.WITHIN_200_M.number();
    while (level <= GEO_CUTS_KM.length && km > GEO_CUTS_KM[level - 1]) level++;
    return level;
  }
}
