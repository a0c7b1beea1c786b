package org.touchstonehub.match.things;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Levels;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.standardise.ValueKind;
import org.touchstonehub.match.type.Trait;

/**
 * The plain, slow twin of {@link Reading}: what two things have in common, as {@code
 * docs/matching/things.md} tells it, with a value of its own for each thing that is said.
 */
final class PlainPair {
  private static final double TELLING = 0.02;
  private static final double MOST_SHARE = 0.99;

  /**
   * How the two agree in a column that both have.
   *
   * @param share of things that hold what is agreed on, in single precision as it is kept
   */
  record Agreement(int grade, float share, int state) {}

  /** The weights of the words of two names. */
  record Names(
      double shared, double plain, double leftA, double leftB, double massA, double massB) {}

  private final ThingLayout things;
  private final Evidence e;
  private final int pair;
  private final double unique;

  /** Null where one has no name. */
  final @Nullable Names names;

  /** By column, where both have it. */
  final Map<Integer, Agreement> agreements = new LinkedHashMap<>();

  /** Columns that agree in what few things have. */
  final Set<Integer> telling = new TreeSet<>();

  PlainPair(ThingLayout things, double unique, Evidence e, int pair) {
    this.things = things;
    this.unique = unique;
    this.e = e;
    this.pair = pair;
    names = names();
    readColumns();
  }

  private @Nullable Names names() {
    double massA = ofName(Evidence.MASS_A);
    double massB = ofName(Evidence.MASS_B);
    boolean both = e.level[e.at(pair) + things.name()] >= 0 && massA > 0 && massB > 0;
    if (!both) return null;
    return new Names(
        ofName(Evidence.OWN_SHARED),
        ofName(Evidence.PLAIN_SHARED),
        ofName(Evidence.LEFT_A),
        ofName(Evidence.LEFT_B),
        massA,
        massB);
  }

  private double ofName(int which) {
    return ofWords(things.nameSlot(), which);
  }

  private double ofWords(Slot slot, int which) {
    return e.words[e.words(pair, slot.wordSlot()) + which];
  }

  boolean sharesWord() {
    return names != null && ofName(Evidence.WORDS_SHARED) > 0;
  }

  /** One name holds all of the other; they share something rare; or they say little. */
  int nameClass() {
    if (names == null || !sharesWord()) return Seen.UNLIKE;
    if (Math.min(names.leftA, names.leftB) <= 0.3 * unique) return Seen.CONTAINED;
    return names.shared >= 3 ? Seen.ALIKE : Seen.UNLIKE;
  }

  /** What the poorer side keeps, by the larger share that is not matched. */
  int cell() {
    if (names == null || !sharesWord()) return NameCells.NOTHING_SHARED;
    double kept = Math.min(names.leftA, names.leftB) / unique;
    double unmatched = Math.max(names.leftA / names.massA, names.leftB / names.massB);
    return 4 * above(kept, 1e-9, 0.3, 0.6) + above(unmatched, 1e-9, 0.3, 0.55);
  }

  private static int above(double value, double... cuts) {
    int above = 0;
    for (double cut : cuts) if (value > cut) above++;
    return above;
  }

  /** How many words are shared, common or rare ones. */
  int kind() {
    if (names == null) return 0;
    double count = ofName(Evidence.WORDS_SHARED);
    boolean rare = names.plain / Math.max(count, 1) >= 4.5;
    return 2 * ((int) Math.max(1, Math.min(4, count)) - 1) + (rare ? 1 : 0);
  }

  boolean eachKeepsNumber() {
    return sharesWord() && e.bothKeepNumbers(pair, things.nameSlot().wordSlot());
  }

  /** A place is one thing at several scales, and who has a contact sits at one door. */
  private void readColumns() {
    double coarser = 1;
    int place = Seen.NOTHING;
    int contact = Seen.NOTHING;
    for (int q = 0; q < things.columns().size(); q++) {
      ThingColumn column = things.columns().get(q);
      int grade = grade(column);
      boolean agrees = grade >= 0 && grade < column.grades().size() - 1;
      double share = share(column, grade);
      int state = Seen.NOTHING;
      boolean street = column.how() == ThingColumn.How.WORDS;
      if (column.topic() == Topic.PLACE) {
        state = place;
        double ofPlace = share;
        if (state == Seen.AGREES && agrees && !street) {
          share = Math.min(MOST_SHARE, share / coarser);
          ofPlace = share * coarser;
        }
        if (agrees) coarser = Math.min(coarser, ofPlace);
        if (grade >= 0) place = agrees ? Seen.AGREES : Seen.DIFFERS;
        if (column.type().has(Trait.DOOR)) contact = grade >= 0 ? place : Seen.NOTHING;
        if (grade == 0 && coarser < TELLING) telling.add(q);
      }
      if (column.topic() == Topic.CONTACT) {
        state = contact;
        boolean reached = contact == Seen.AGREES || grade == 0 || grade == 1;
        if (grade >= 0) contact = reached ? Seen.AGREES : Seen.DIFFERS;
      }
      boolean identity = column.topic() == Topic.CONTACT || column.topic() == Topic.IDENTIFIER;
      boolean text = street && column.topic() == Topic.OTHER;
      if ((identity || text) && grade == 0 && share < TELLING) telling.add(q);
      if (grade >= 0) agreements.put(q, new Agreement(grade, (float) share, state));
    }
  }

  private int grade(ThingColumn column) {
    int level = e.level[e.at(pair) + column.slot()];
    return switch (column.how()) {
      case FORM -> {
        double form = ofName(Evidence.FORM);
        yield form == Evidence.NO_FORM ? -1 : form == Evidence.SAME_FORM ? 0 : 1;
      }
      case STEPS, VALUE -> level < 0 ? -1 : column.gradeOf().get(level);
      case WORDS -> level < 0 ? -1 : gradeOfWords(column);
    };
  }

  private int gradeOfWords(ThingColumn column) {
    Slot slot = things.layout().slots().get(column.slot());
    double matchedA =
        1 - ofWords(slot, Evidence.LEFT_A) / Math.max(ofWords(slot, Evidence.MASS_A), 1e-9);
    double matchedB =
        1 - ofWords(slot, Evidence.LEFT_B) / Math.max(ofWords(slot, Evidence.MASS_B), 1e-9);
    double larger = Math.max(matchedA, matchedB);
    boolean equal = larger > 0.9 && Math.min(matchedA, matchedB) > 0.7;
    boolean otherDoor = column.type().has(Trait.DOOR) && e.bothKeepNumbers(pair, slot.wordSlot());
    if (equal) return otherDoor ? 1 : 0;
    return larger > 0.5 ? 1 : 2;
  }

  /** Of the things that hold what is agreed on. */
  private double share(ThingColumn column, int grade) {
    if (grade < 0) return 1;
    Slot slot = things.layout().slots().get(column.slot());
    if (column.how() == ThingColumn.How.WORDS) {
      return Math.min(MOST_SHARE, Math.exp(-ofWords(slot, Evidence.OWN_SHARED)));
    }
    int values = column.how() == ThingColumn.How.VALUE ? column.grades().get(grade).values() : 0;
    double one = Math.exp(e.lnFrequency[e.at(pair) + column.slot()]);
    return values == 0 ? 1 : Math.min(MOST_SHARE, values * one);
  }

  /** Whether a contact, an identifier or an address is the same, or a mailbox of one domain. */
  boolean sharesOwned() {
    return agreements.entrySet().stream()
        .anyMatch(
            entry -> {
              ThingColumn column = things.columns().get(entry.getKey());
              int grade = entry.getValue().grade;
              if (column.type().isOf(ValueKind.EMAIL)) return grade < column.grades().size() - 1;
              boolean identity =
                  column.topic() == Topic.CONTACT || column.topic() == Topic.IDENTIFIER;
              return grade == 0 && (identity || column.type().has(Trait.DOOR));
            });
  }

  /** Whether the two differ in nothing that tells things apart, and miss nothing on one side. */
  boolean isEqualInAll() {
    if (names == null || names.leftA != 0 || names.leftB != 0) return false;
    double mass = names.massA;
    if (Math.abs(names.plain - mass) >= 1e-3 * Math.max(1, mass)) return false;
    return strongColumns().stream().allMatch(q -> isEqual(q) || isMissingInBoth(q));
  }

  /** Whether nothing but the name agrees, though the table holds more. */
  boolean isBare() {
    return !strongColumns().isEmpty() && strongColumns().stream().noneMatch(this::isEqual);
  }

  private List<Integer> strongColumns() {
    List<Integer> strong = new ArrayList<>();
    for (int q = 0; q < things.columns().size(); q++) {
      ThingColumn column = things.columns().get(q);
      boolean weak = column.how() == ThingColumn.How.FORM || column.type().has(Trait.TELLS_LITTLE);
      if (!weak) strong.add(q);
    }
    return strong;
  }

  private boolean isEqual(int q) {
    return agreements.containsKey(q) && agreements.get(q).grade == 0;
  }

  private boolean isMissingInBoth(int q) {
    return e.level[e.at(pair) + things.columns().get(q).slot()] == Levels.NEITHER;
  }
}
