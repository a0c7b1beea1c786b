package org.touchstonehub.match.trust;

import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Levels;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.compare.Unit;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.Trait;

/**
 * Whether what two records share can tell one thing from another at all, by how many records share
 * as much by chance. It knows no weights, so it judges those that were learnt. One per worker.
 */
final class Identity {
  /** Records that share as much by chance, above which sharing it says nothing. */
  static final double COMMON = 3;

  /** The same, below which sharing it says enough. */
  private static final double RARE = .2;

  /** Records that hold a value up to which it is its owner's alone. */
  private static final double MOST_HOLDERS = 10;

  /** Share of the poorer name that two names must share. */
  private static final double NAMED = .4;

  /** Share of either side that may be left over where words are equal. */
  private static final double LEFT_OVER = .1;

  /** Days that differ from a day in one part: 30 days, 11 months, some 60 years. */
  private static final double LN_NEAR_DAYS = Math.log(100);

  private final Layout layout;
  private final boolean[] naming;
  private final double lnRecords;
  private final boolean namesTell;
  private boolean named;
  private boolean owned;
  private boolean unlike;
  private double lnChance;

  /**
   * @param records of the table in which values were counted, each record for itself
   * @param namesTell whether records of one name are one thing, however many they are
   */
  Identity(Layout layout, long records, boolean namesTell) {
    this.layout = layout;
    naming = naming(layout);
    this.namesTell = namesTell;
    lnRecords = Math.log((double) Math.max(1, records));
  }

  /** Looks at a pair that was compared with values counted by record. */
  Identity see(Evidence e, int pair) {
    named = false;
    owned = false;
    unlike = false;
    double names = 0;
    double rarest = 0;
    for (int s = 0; s < layout.slots().size(); s++) {
      Slot slot = layout.slots().get(s);
      int level = e.level[e.at(pair) + s];
      if (level < 0 || slot.kind() == Slot.Kind.OVERLAP) continue;
      boolean name = naming[s];
      boolean equal = isEqual(e, pair, slot, level);
      boolean agrees = name ? isAlike(e, pair, slot, level) : equal || isNearDay(slot, level);
      unlike |= !(agrees && equal);
      if (!agrees) {
        if (name) names = Double.NaN;
        continue;
      }
      double ln = Math.min(0, lnShare(e, pair, slot, s) + (name || equal ? 0 : LN_NEAR_DAYS));
      if (name) names += ln;
      else rarest = Math.min(rarest, ln);
      named |= name;
      owned |= !name && equal && isOwned(slot) && ln + lnRecords <= Math.log(MOST_HOLDERS);
    }
    if (Double.isNaN(names)) named = false;
    lnChance = lnRecords + rarest + (Double.isNaN(names) ? 0 : names);
    return this;
  }

  /** Whether something that they share tells things apart. */
  boolean tells() {
    return owned || (named && namesTell) || lnChance <= Math.log(COMMON);
  }

  /** Whether they have one name and differ in nothing. */
  boolean isAlike() {
    return named && !unlike;
  }

  /** Whether no doubt is left: one name, and what hardly two things share. */
  boolean isSure() {
    return named && (owned || !unlike) && lnChance <= Math.log(RARE);
  }

  /** By slot: whether it is of the name. Of things the first that is compared by words names. */
  static boolean[] naming(Layout layout) {
    boolean[] naming = new boolean[layout.slots().size()];
    for (int s = 0; s < naming.length; s++) {
      Slot slot = layout.slots().get(s);
      if (!layout.namesPersons()) {
        naming[s] = slot.wordSlot() == 0;
        continue;
      }
      Unit.Topic topic = layout.units().get(slot.unit()).topic();
      naming[s] =
          slot.kind() == Slot.Kind.NAME
              && (topic == Unit.Topic.GIVEN || topic == Unit.Topic.FAMILY);
    }
    return naming;
  }

  /** Whether two days have parts in common: one of them was mistyped. */
  private static boolean isNearDay(Slot slot, int level) {
    return slot.kind() == Slot.Kind.DATE && level != slot.different();
  }

  private static boolean isAlike(Evidence e, int pair, Slot slot, int level) {
    if (slot.kind() != Slot.Kind.WORDS) return level != slot.different();
    int o = e.words(pair, slot.wordSlot());
    double poorer = Math.min(e.words[o + Evidence.MASS_A], e.words[o + Evidence.MASS_B]);
    return e.words[o + Evidence.PLAIN_SHARED] >= NAMED * poorer
        && e.words[o + Evidence.WORDS_SHARED] > 0;
  }

  static boolean isEqual(Evidence e, int pair, Slot slot, int level) {
    if (slot.kind() != Slot.Kind.WORDS) return level == Levels.EQUAL;
    int o = e.words(pair, slot.wordSlot());
    return e.words[o + Evidence.WORDS_SHARED] > 0
        && e.words[o + Evidence.LEFT_A] <= LEFT_OVER * e.words[o + Evidence.MASS_A]
        && e.words[o + Evidence.LEFT_B] <= LEFT_OVER * e.words[o + Evidence.MASS_B];
  }

  private static double lnShare(Evidence e, int pair, Slot slot, int s) {
    if (slot.kind() != Slot.Kind.WORDS) return Math.min(0, e.lnFrequency[e.at(pair) + s]);
    return -e.words[e.words(pair, slot.wordSlot()) + Evidence.OWN_SHARED];
  }

  private boolean isOwned(Slot slot) {
    SemanticType type = layout.plan().columns().get(slot.column()).type();
    return switch (type.subject()) {
      case PHONE, EMAIL, WEB, IDENTIFIER -> true;
      case PLACE -> type.has(Trait.DOOR);
      case TIME -> type.has(Trait.DAY);
      case COUNTRY, PEOPLE, TITLE, CODES, MEASURE, OTHER -> false;
    };
  }
}
