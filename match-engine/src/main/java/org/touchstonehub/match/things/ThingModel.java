package org.touchstonehub.match.things;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.score.LearntWeights;
import org.touchstonehub.match.score.PairModel;
import org.touchstonehub.match.score.PairScorer;

/**
 * The numbers of the strategy for things. Filled by {@link ThingLearning}, read only afterwards.
 */
public final class ThingModel implements PairModel {
  /** Of {@link #conflict}: among matches, among strangers. */
  static final int MATCH = 0;

  static final int STRANGER = 1;

  /** Strangers of like names that keep words on both sides, at least. */
  private static final double BOTH_KEEP_OF_STRANGERS = .5;

  final ThingLayout things;

  /** Weight of a word that one thing alone has in its name, nats. */
  final double unique;

  /** By column, state and grade: share among matches. */
  final double[][][] match;

  /** By column, state and grade: share among random pairs. */
  final double[][][] random;

  /** By column, class of the name, state and grade: what strangers share beyond chance. */
  final double[][][][] excess;

  /** By cell: share among matches. */
  final double[] cell = NameCells.usual();

  /** By kind of shared words and cell: share among strangers that share such words. */
  final double[][] cellOfStrangers = new double[NameCells.KINDS][];

  /** By class of the name: the share of pairs that have one name and are two things. */
  final double[] namesakes = new double[Seen.CLASSES];

  /** Shares of pairs that share words and in which each side keeps a number. */
  final double[] conflict = {.1, .5};

  /** Probability from which records that are equal in all they have are one. */
  double line = 1;

  double lnMatch;

  ThingModel(ThingLayout things, double unique) {
    this.things = things;
    this.unique = unique;
    int columns = things.columns().size();
    match = new double[columns][Seen.STATES][];
    random = new double[columns][Seen.STATES][];
    excess = new double[columns][Seen.CLASSES][Seen.STATES][];
    for (int q = 0; q < columns; q++) {
      int grades = things.columns().get(q).grades().size();
      for (int s = 0; s < Seen.STATES; s++) {
        match[q][s] = new double[grades];
        random[q][s] = new double[grades];
        for (int c = 0; c < Seen.CLASSES; c++) excess[q][c][s] = new double[grades];
      }
    }
    for (int k = 0; k < NameCells.KINDS; k++) cellOfStrangers[k] = NameCells.usualOfStrangers();
  }

  void setCellsOfStrangers(double[][] cells) {
    System.arraycopy(cells, 0, cellOfStrangers, 0, cells.length);
  }

  @Override
  public double lnMatch() {
    return lnMatch;
  }

  @Override
  public PairScorer scorer(Layout layout) {
    return new ThingScorer(this);
  }

  @Override
  public LearntWeights weights(Layout layout) {
    return ThingWeights.of(this);
  }

  @Override
  public void write(ObjectNode out, Layout layout) {
    ThingJson.write(out, this);
  }

  /** By kind and cell: what is left of two names, as a match against strangers, nats. */
  double[][] lnCells() {
    double bothKeep = 0;
    for (int c = 0; c < NameCells.SHARING; c++) if (NameCells.bothKeep(c)) bothKeep += cell[c];
    double most = Math.min(0, Math.log(bothKeep / BOTH_KEEP_OF_STRANGERS));
    boolean bounded = Refinement.BOTH_KEEP_WORDS.isOn();
    double[][] ln = new double[NameCells.KINDS][NameCells.SHARING];
    for (int k = 0; k < NameCells.KINDS; k++) {
      for (int c = 0; c < NameCells.SHARING; c++) {
        ln[k][c] = Math.log(cell[c] / cellOfStrangers[k][c]);
        if (bounded && NameCells.bothKeep(c)) ln[k][c] = Math.min(ln[k][c], most);
        // no cell says more than an equal name
        ln[k][c] = Math.min(ln[k][c], ln[k][0]);
      }
    }
    return ln;
  }

  double lnNothingShared() {
    return Math.log(cell[NameCells.NOTHING_SHARED]);
  }

  double lnConflict() {
    return Math.min(0, Math.log(conflict[MATCH] / conflict[STRANGER]));
  }

  /** Share of strangers that reach a grade of a column. */
  double strangers(int q, int nameClass, int state, int grade, double share) {
    ThingColumn column = things.columns().get(q);
    double[] r = random[q][state];
    double[] beyond = excess[q][nameClass][state];
    if (column.isNumeric()) return Math.max(r[grade] + beyond[grade], 1e-4);
    if (grade == column.last()) {
      double agreeing = 0;
      for (int g = 0; g < grade; g++) agreeing += r[g] + beyond[g];
      return 1 - Math.min(.97, agreeing);
    }
    Grade what = column.grades().get(grade);
    double chance = what.byRarity() ? share : r[grade];
    return Math.max(chance + beyond[grade] * (1 - chance), 1e-9);
  }
}
