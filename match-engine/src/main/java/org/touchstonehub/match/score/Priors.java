package org.touchstonehub.match.score;

import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Level;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.encode.ColumnPlan;
import org.touchstonehub.match.standardise.ValueKind;
import org.touchstonehub.match.type.SemanticType;

/**
 * What is believed before any record is seen, by semantic type. All of it weighs as much as {@link
 * #RECORDS} ordinary records (or {@link #PAIRS} pairs): decisive in an empty hub, gone in a large
 * one.
 */
public final class Priors {
  /** Imaginary records that stand beside the real ones when frequencies are counted. */
  public static final double RECORDS = 100;

  /** Imaginary pairs that stand beside the real ones when levels are counted. */
  static final double PAIRS = 5;

  /** Imaginary pairs of each class of related things. */
  static final double RELATED = 1;

  /** Share of records that have a second one of the same thing, before any is seen. */
  private static final double DUPLICATED = 0.3;

  private Priors() {}

  /** Pairs among which the prior expects {@link #matches}: imaginary with real, and imaginary. */
  static double pairs(long records) {
    return records * RECORDS + RECORDS * RECORDS / 2;
  }

  static double matches() {
    return RECORDS * DUPLICATED / 2;
  }

  /** Of the levels of a slot among matches. */
  static double[] match(Layout layout, Slot slot) {
    int levels = slot.levels().size();
    double[] m = new double[levels];
    if (slot.kind() == Slot.Kind.OVERLAP) {
      for (int l = 0; l < levels; l++) m[l] = (l + 1.0) * 2 / (levels * (levels + 1.0));
      return m;
    }
    SemanticType type = layout.plan().columns().get(slot.column()).type();
    boolean person = layout.namesPersons();
    for (int l = 0; l < levels; l++) m[l] = person ? slip(slot, l) : 0.25 / levels;
    m[0] = 0.7;
    m[slot.different()] = person ? replaced(layout, slot, type) : SemanticType.USUALLY_REPLACED;
    if (person && type.isOf(ValueKind.EMAIL)) {
      m[Level.Email.ALIKE_BUT_FOR_DIGITS_OR_DOTS.number()] = 0.01;
    }
    if (slot.variant() >= 0) m[slot.variant()] = 0.001;
    return normalised(m);
  }

  /** Of the levels of a slot among strangers. */
  static double[] random(Slot slot, ColumnPlan column) {
    int levels = slot.levels().size();
    double[] u = new double[levels];
    if (slot.kind() == Slot.Kind.OVERLAP) {
      for (int l = 0; l < levels; l++) u[l] = (levels - l) * 2.0 / (levels * (levels + 1.0));
      return u;
    }
    double equal = Math.min(0.3, column.type().share() + 1e-4);
    for (int l = 0; l < levels; l++) u[l] = byChance(slot, l, equal);
    u[0] = equal;
    u[slot.different()] = 0.8;
    if (slot.variant() >= 0) u[slot.variant()] = 0.001;
    return normalised(u);
  }

  /** Of two records of one person. */
  private static double slip(Slot slot, int number) {
    Level level = slot.levels().get(number);
    if (level instanceof Level.Name name) return Slips.of(name);
    if (level instanceof Level.Date day) return Slips.of(day);
    return 0.25 / slot.levels().size();
  }

  private static double byChance(Slot slot, int number, double equal) {
    Level level = slot.levels().get(number);
    if (level instanceof Level.Name name) return Slips.ofStrangers(name);
    if (level instanceof Level.Date day) return Slips.ofStrangers(day);
    return Math.max(0.02, 2 * equal / slot.levels().size());
  }

  /** Who has another birth date altogether is mostly somebody else. */
  private static double replaced(Layout layout, Slot slot, SemanticType type) {
    return KeptForLife.isBirthday(layout, slot) ? Slips.OTHER_BIRTHDAY : type.replaced();
  }

  static double[] normalised(double[] p) {
    double sum = 0;
    for (double x : p) sum += x;
    for (int i = 0; i < p.length; i++) p[i] /= sum;
    return p;
  }

  static double lnCap(Layout layout, long records) {
    return Math.log(records + RECORDS) + 2;
  }
}
