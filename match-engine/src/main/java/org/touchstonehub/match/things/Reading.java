package org.touchstonehub.match.things;

import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Levels;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.standardise.ValueKind;
import org.touchstonehub.match.type.Trait;

/** Reads what comparing found as what it says of things. Stateless between pairs. */
final class Reading {
  private static final boolean SCALES = Refinement.SCALES_OF_PLACE.isOn();
  private static final boolean TOGETHER = Refinement.CONTACTS_TOGETHER.isOn();

  /** Share of things up to which agreeing in a value is telling. */
  private static final double FINE = .02;

  /** Weight in nats that names must share to be alike. */
  private static final double ALIKE = 3;

  private static final int OTHER_FORM = 1;
  private static final double LARGER_WHEN_EQUAL = .9;
  private static final double SMALLER_WHEN_EQUAL = .7;
  private static final double LARGER_WHEN_NEAR = .5;

  private final ThingLayout things;
  private final ThingColumn[] columns;
  private final double unique;
  private final boolean strong;
  private int grade;
  private double share;

  /**
   * @param unique weight of a word that one thing alone has in its name, nats
   */
  Reading(ThingLayout things, double unique) {
    this.things = things;
    this.unique = unique;
    columns = things.columns().toArray(ThingColumn[]::new);
    boolean any = false;
    for (ThingColumn column : columns) any |= !column.isWeak();
    strong = any;
  }

  Seen read(Evidence e, int pairs) {
    Seen seen = new Seen(pairs, columns.length);
    for (int k = 0; k < pairs; k++) read(e, k, seen, k);
    return seen;
  }

  void read(Evidence e, int pair, Seen out, int k) {
    int at = e.at(pair);
    readName(e, pair, out, k);
    int place = Seen.NOTHING;
    double placeShare = 1;
    int contact = Seen.NOTHING;
    boolean identified = false;
    boolean some = false;
    boolean equal = out.named[k] && isWhole(out, k, e, pair);
    long fine = 0;
    for (int q = 0; q < columns.length; q++) {
      ThingColumn column = columns[q];
      int level =
          column.how() == ThingColumn.How.FORM ? form(e, pair) : e.level[at + column.slot()];
      grade(column, e, pair, level);
      int state = Seen.NOTHING;
      boolean seen = grade >= 0;
      boolean agrees = seen && grade < column.last();
      if (column.topic() == Topic.PLACE) {
        state = place;
        boolean words = column.how() == ThingColumn.How.WORDS;
        double whole = share;
        if (!words && state == Seen.AGREES && agrees) share = Math.min(.99, share / placeShare);
        if (agrees)
          placeShare =
              Math.min(placeShare, words || state != Seen.AGREES ? whole : share * placeShare);
        if (seen && SCALES) place = agrees ? Seen.AGREES : Seen.DIFFERS;
        if (column.type().has(Trait.DOOR)) contact = seen ? place : Seen.NOTHING;
        if (grade == Grade.EQUAL && placeShare < FINE) fine |= 1L << q;
      } else if (column.topic() == Topic.CONTACT) {
        state = TOGETHER ? contact : Seen.NOTHING;
        boolean near = seen && grade <= Grade.NEAR;
        if (seen) contact = contact == Seen.AGREES || near ? Seen.AGREES : Seen.DIFFERS;
      }
      if (column.mayIdentify() && grade == Grade.EQUAL && share < FINE) fine |= 1L << q;
      identified |= identifies(column);
      if (!column.isWeak()) {
        some |= grade == Grade.EQUAL;
        equal &= grade == Grade.EQUAL || level == Levels.NEITHER;
      }
      out.grade[q][k] = (byte) grade;
      out.share[q][k] = (float) share;
      out.state[q][k] = (byte) state;
    }
    out.fine[k] = fine;
    out.identified[k] = identified;
    out.equal[k] = equal;
    out.bare[k] = strong && !some;
  }

  /** Whether the column says by itself that the two have one owner. */
  private boolean identifies(ThingColumn column) {
    if (column.type().isOf(ValueKind.EMAIL)) return grade >= 0 && grade < column.last();
    boolean owned = column.topic().identifies() || column.type().has(Trait.DOOR);
    return owned && grade == Grade.EQUAL;
  }

  private void readName(Evidence e, int pair, Seen out, int k) {
    int o = e.words(pair, things.nameSlot().wordSlot());
    float[] w = e.words;
    boolean named =
        e.level[e.at(pair) + things.name()] >= 0
            && w[o + Evidence.MASS_A] > 0
            && w[o + Evidence.MASS_B] > 0;
    out.named[k] = named;
    boolean sharing = named && w[o + Evidence.WORDS_SHARED] > 0;
    out.sharing[k] = sharing;
    out.shared[k] = named ? w[o + Evidence.OWN_SHARED] : 0;
    out.plain[k] = named ? w[o + Evidence.PLAIN_SHARED] : 0;
    double leftA = w[o + Evidence.LEFT_A];
    double leftB = w[o + Evidence.LEFT_B];
    out.leftA[k] = leftA;
    out.leftB[k] = leftB;
    int cell = NameCells.of(leftA, leftB, w[o + Evidence.MASS_A], w[o + Evidence.MASS_B], unique);
    out.cell[k] = (byte) (sharing ? cell : NameCells.NOTHING_SHARED);
    out.kind[k] = (byte) NameCells.kind(w[o + Evidence.WORDS_SHARED], w[o + Evidence.PLAIN_SHARED]);
    out.numbersDiffer[k] = sharing && e.bothKeepNumbers(pair, things.nameSlot().wordSlot());
    boolean contained = sharing && NameCells.isContained(leftA, leftB, unique);
    boolean alike = sharing && out.shared[k] >= ALIKE;
    out.nameClass[k] = (byte) (contained ? Seen.CONTAINED : alike ? Seen.ALIKE : Seen.UNLIKE);
  }

  /** Whether the names are equal, but for legal forms. */
  private boolean isWhole(Seen seen, int k, Evidence e, int pair) {
    int o = e.words(pair, things.nameSlot().wordSlot());
    double mass = e.words[o + Evidence.MASS_A];
    return seen.leftA[k] == 0
        && seen.leftB[k] == 0
        && Math.abs(e.words[o + Evidence.PLAIN_SHARED] - mass) < 1e-3 * Math.max(1, mass);
  }

  private int form(Evidence e, int pair) {
    float form = e.words[e.words(pair, things.nameSlot().wordSlot()) + Evidence.FORM];
    return form == Evidence.NO_FORM
        ? Levels.MISSING
        : form == Evidence.SAME_FORM ? Grade.EQUAL : OTHER_FORM;
  }

  private void grade(ThingColumn column, Evidence e, int pair, int level) {
    grade = Grade.MISSING;
    share = 1;
    if (level < 0) return;
    switch (column.how()) {
      case FORM -> grade = level;
      case STEPS -> grade = column.gradeOf().get(level);
      case VALUE -> {
        grade = column.gradeOf().get(level);
        share = share(column, Math.exp(e.lnFrequency[e.at(pair) + column.slot()]));
      }
      case WORDS -> words(column, e, pair);
    }
  }

  private double share(ThingColumn column, double one) {
    int values = column.grades().get(grade).values();
    return values == 0 ? 1 : Math.min(.99, values * one);
  }

  private void words(ThingColumn column, Evidence e, int pair) {
    int wordSlot = things.layout().slots().get(column.slot()).wordSlot();
    int o = e.words(pair, wordSlot);
    double a = 1 - e.words[o + Evidence.LEFT_A] / Math.max(e.words[o + Evidence.MASS_A], 1e-9);
    double b = 1 - e.words[o + Evidence.LEFT_B] / Math.max(e.words[o + Evidence.MASS_B], 1e-9);
    double larger = Math.max(a, b);
    if (larger > LARGER_WHEN_EQUAL && Math.min(a, b) > SMALLER_WHEN_EQUAL) grade = Grade.EQUAL;
    else grade = larger > LARGER_WHEN_NEAR ? Grade.NEAR : Grade.DIFFERENT;
    boolean otherNumber = column.type().has(Trait.DOOR) && e.bothKeepNumbers(pair, wordSlot);
    if (grade == Grade.EQUAL && otherNumber) grade = Grade.NEAR;
    share = Math.min(.99, Math.exp(-e.words[o + Evidence.OWN_SHARED]));
  }
}
