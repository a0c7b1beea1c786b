package org.touchstonehub.match.score;

import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.standardise.TokenKind;
import org.touchstonehub.match.type.SemanticType;

/**
 * What the words of two sides say of a match against strangers, by kind of copy: those shared by
 * their rarity, those lost by how seldom words get lost. Made of the parameters as they are now,
 * nats. One per worker.
 */
final class WordWeights {
  private static final boolean EXTENSIONS = Refinement.EXTENSIONS.isOn();

  /** Of what is no text and so cannot be extended. */
  private static final double NEVER = -30;

  private static final double LEAST_KEPT = 0.01;

  private final boolean[] isText; // word slot
  private final double[][][][] lnLost; // mode, word slot, side, class
  private final double[][][] lnKept; // mode, word slot, class; against clean
  private final double[][] lnConflict; // mode, word slot
  private final double[] extraWords; // word slot

  private int onlyA;
  private int onlyB;

  WordWeights(Layout layout, Parameters p) {
    int words = layout.wordSlots();
    isText = new boolean[words];
    lnLost = new double[Parameters.MODES][words][2][Evidence.CLASSES];
    lnKept = new double[Parameters.MODES][words][Evidence.CLASSES];
    lnConflict = new double[Parameters.MODES][words];
    extraWords = p.extraWords;
    for (Slot slot : layout.slots()) {
      if (slot.wordSlot() < 0) continue;
      SemanticType type = layout.plan().columns().get(slot.column()).type();
      isText[slot.wordSlot()] = type.isOf(TokenKind.TEXT);
      for (int mode = 0; mode < Parameters.MODES; mode++) prepare(mode, slot.wordSlot(), p);
    }
  }

  private void prepare(int mode, int w, Parameters p) {
    for (int c = 0; c < Evidence.CLASSES; c++) {
      for (int side = 0; side < 2; side++) {
        lnLost[mode][w][side][c] = Math.log(1 - p.survival[mode][w][side][c]);
      }
      double clean = Math.max(p.survival[Parameters.CLEAN][w][0][c], LEAST_KEPT);
      lnKept[mode][w][c] = Math.log(Math.max(p.survival[mode][w][0][c], LEAST_KEPT) / clean);
    }
    lnConflict[mode][w] = Math.min(0, Math.log(p.conflict[mode][w] / p.randomConflict[w]));
  }

  /**
   * Weighs the words of a word slot.
   *
   * @param n numbers of evidence
   * @param o where those of the word slot begin
   * @param weight the result, by kind of copy; the extension comes last
   */
  void weigh(int w, float[] n, int o, double[] weight) {
    countOwn(n, o);
    double shared = n[o];
    boolean conflict = isText[w] && Evidence.bothKeepNumbers(n, o);
    double lossA = 0;
    double lossB = 0;
    for (int mode = 0; mode < Parameters.MODES; mode++) {
      double[][] lost = lnLost[mode][w];
      double a = 0;
      double b = 0;
      double kept = 0;
      for (int c = 0; c < Evidence.CLASSES; c++) {
        a += n[o + Evidence.ONLY_A + c] * lost[1][c];
        b += n[o + Evidence.ONLY_B + c] * lost[0][c];
        kept += n[o + Evidence.SHARED + c] * lnKept[mode][w][c];
      }
      weight[mode] = shared + a + b + kept + (conflict ? lnConflict[mode][w] : 0);
      if (mode == Parameters.CLEAN) {
        lossA = a;
        lossB = b;
      }
    }
    weight[Parameters.MODES] = NEVER;
    if (!EXTENSIONS || !isText[w]) return;
    double q = extraWords[w];
    double more = Math.log(q / (1 + q));
    double extended = Math.max(onlyA * more + lossB, onlyB * more + lossA);
    weight[Parameters.MODES] =
        shared - Math.log1p(q) + extended + (conflict ? lnConflict[Parameters.CLEAN][w] : 0);
  }

  private void countOwn(float[] n, int o) {
    onlyA = 0;
    onlyB = 0;
    for (int c = 0; c < Evidence.CLASSES; c++) {
      onlyA += (int) n[o + Evidence.ONLY_A + c];
      onlyB += (int) n[o + Evidence.ONLY_B + c];
    }
  }

  /** Whether in what was weighed last each side keeps a word that the other has nothing like. */
  boolean bothKeepWords() {
    return onlyA >= 1 && onlyB >= 1;
  }
}
