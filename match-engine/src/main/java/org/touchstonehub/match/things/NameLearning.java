package org.touchstonehub.match.things;

import java.util.Arrays;
import org.touchstonehub.match.refine.Refinement;

/**
 * Learns what is left of the names of matches. How often both sides keep words of their own is
 * learnt where a column agrees that is its owner's alone; else the prior stands, or two things of
 * like names would teach that matches differ so.
 */
final class NameLearning {
  private static final double PRIOR = 50;
  private static final double MOST_NOTHING_SHARED = .3;

  /** What strangers of like names share of a column that is its owner's alone. */
  private static final double OWNED = .005;

  private static final double ENOUGH_NEAR_MISSES = 200;

  private final ThingModel model;
  private final Seen pairs;
  private final Seen near;
  private final double[] usual = NameCells.usual();

  NameLearning(ThingModel model, Material from) {
    this.model = model;
    pairs = from.pairs();
    near = from.near();
  }

  /**
   * @param p by candidate: the probability of a match
   * @param strangers by near miss: the probability that the two are strangers
   */
  void learn(double[] p, double[] strangers) {
    learnCells(p);
    learnNumbers(p, strangers);
  }

  private void learnCells(double[] p) {
    long owned = owned();
    double[] count = new double[NameCells.ALL];
    double[] kept = new double[NameCells.ALL];
    double keptSum = PRIOR;
    double none = 0;
    double owners = 0;
    for (int k = 0; k < pairs.size; k++) {
      if (!pairs.named[k]) continue;
      count[pairs.cell[k]] += p[k];
      if (!agrees(owned, k)) continue;
      owners += p[k];
      if (pairs.sharing[k]) {
        kept[pairs.cell[k]] += p[k];
        keptSum += p[k];
      } else {
        none += p[k];
      }
    }
    bothKeep(count, kept, keptSum);
    double nothing = (none + PRIOR * usual[NameCells.NOTHING_SHARED]) / (owners + PRIOR);
    setCells(count, Math.min(nothing, MOST_NOTHING_SHARED));
  }

  private void bothKeep(double[] count, double[] kept, double sum) {
    double rest = 0;
    double share = 0;
    for (int c = 0; c < NameCells.ALL; c++) {
      if (NameCells.bothKeep(c)) share += (kept[c] + PRIOR * usual[c]) / sum;
      else rest += count[c];
    }
    for (int c = 0; c < NameCells.ALL; c++) {
      if (!NameCells.bothKeep(c)) continue;
      count[c] = (kept[c] + PRIOR * usual[c]) / sum / (1 - share) * rest;
    }
  }

  private void setCells(double[] count, double nothing) {
    count[NameCells.NOTHING_SHARED] = 0;
    double n = Arrays.stream(count).sum() + PRIOR;
    double sum = 0;
    for (int c = 0; c < NameCells.SHARING; c++) {
      model.cell[c] = (count[c] + PRIOR * usual[c]) / n;
      sum += model.cell[c];
    }
    for (int c = 0; c < NameCells.SHARING; c++) model.cell[c] *= (1 - nothing) / sum;
    model.cell[NameCells.NOTHING_SHARED] = nothing;
  }

  /** How often each side keeps a number: of matches never oftener than of strangers. */
  private void learnNumbers(double[] p, double[] strangers) {
    double conflicts = 0;
    double sharing = 0;
    for (int k = 0; k < pairs.size; k++) {
      if (!pairs.sharing[k]) continue;
      sharing += p[k];
      if (pairs.numbersDiffer[k]) conflicts += p[k];
    }
    double apart = 2;
    double all = 4;
    for (int k = 0; k < near.size; k++) {
      if (!near.sharing[k]) continue;
      all += strangers[k];
      if (near.numbersDiffer[k]) apart += strangers[k];
    }
    model.conflict[ThingModel.STRANGER] = apart / all;
    model.conflict[ThingModel.MATCH] = Math.min((conflicts + .5) / (sharing + 5), apart / all);
  }

  /** Columns, as bits, that are their owner's alone: hardly any near miss shares them. */
  private long owned() {
    long bits = 0;
    if (!Refinement.OWNED_COLUMNS.isOn()) return bits;
    for (int q = 0; q < model.things.columns().size(); q++) {
      if (isOwned(q, model.things.columns().get(q))) bits |= 1L << q;
    }
    return bits;
  }

  private boolean isOwned(int q, ThingColumn column) {
    if (column.topic() == Topic.IDENTIFIER) return true;
    boolean address = column.how() == ThingColumn.How.WORDS && column.topic() == Topic.PLACE;
    if (column.topic() != Topic.CONTACT && !address) return false;
    double most = Arrays.stream(model.excess[q][Seen.ALIKE][Seen.NOTHING]).max().orElse(1);
    if (most >= OWNED) return false;
    int seen = 0;
    for (int k = 0; k < near.size; k++) {
      if (near.grade[q][k] >= 0 && near.nameClass[k] == Seen.ALIKE) seen++;
    }
    return seen >= ENOUGH_NEAR_MISSES;
  }

  private boolean agrees(long bits, int k) {
    for (int q = 0; q < pairs.grade.length; q++) {
      if ((bits & 1L << q) != 0 && pairs.grade[q][k] == Grade.EQUAL) return true;
    }
    return false;
  }
}
