package org.touchstonehub.match.score;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Slot;

/**
 * The numbers of the model. Filled by {@link Estimation}, read only afterwards.
 *
 * <p>Arrays by slot: probabilities of levels among matches (clean copies), noisy copies, related
 * and random pairs. By word slot: survival rates of words by class, {@code [side][class]}.
 */
public final class Parameters implements PairModel {
  /** Which distribution: a clean copy, a noisy copy, a related thing. */
  public static final int CLEAN = 0;

  public static final int NOISY = 1;
  public static final int RELATED = 2;
  public static final int MODES = 3;

  final double[][][] levels; // mode, slot, level
  final double[][] random; // slot, level
  final double[][] meanLn; // slot, level: mean ln frequency of random pairs; NaN if too few
  final double[][][][] survival; // mode, word slot, side, class
  final double[] extraWords; // word slot
  final double[][] conflict; // mode, word slot
  final double[] randomConflict; // word slot
  final double[] noisy; // unit
  final double[] extension; // unit
  final double[] replaced; // unit
  final double[] lnRelated; // class
  final double[][] sharing; // class, unit
  OwnWords ownWords = OwnWords.UNKNOWN;
  double lnMatch;
  double lnCap;

  Parameters(Layout layout, int classes) {
    int slots = layout.slots().size();
    int units = layout.units().size();
    levels = new double[MODES][slots][];
    random = new double[slots][];
    meanLn = new double[slots][];
    survival = new double[MODES][layout.wordSlots()][2][Evidence.CLASSES];
    extraWords = new double[layout.wordSlots()];
    conflict = new double[MODES][layout.wordSlots()];
    randomConflict = new double[layout.wordSlots()];
    noisy = new double[units];
    extension = new double[units];
    replaced = new double[units];
    lnRelated = new double[classes];
    sharing = new double[classes][units];
    start(layout);
  }

  @Override
  public double lnMatch() {
    return lnMatch;
  }

  @Override
  public PairScorer scorer(Layout layout) {
    return new Scorer(layout, this);
  }

  @Override
  public LearntWeights weights(Layout layout) {
    return LearntWeights.of(layout, this);
  }

  @Override
  public void write(ObjectNode out, Layout layout) {
    ScoreJson.write(out, layout, this);
  }

  private void start(Layout layout) {
    for (int s = 0; s < layout.slots().size(); s++) {
      Slot slot = layout.slots().get(s);
      int n = slot.levels().size();
      meanLn[s] = new double[n];
      Arrays.fill(meanLn[s], Double.NaN);
      double[] u = new double[0];
      double[] m = u;
      if (n > 0) {
        u = Priors.random(slot, layout.plan().columns().get(slot.column()));
        m = Priors.match(layout, slot);
      }
      random[s] = u;
      levels[CLEAN][s] = m.clone();
      levels[NOISY][s] = mix(m, u, 0.7);
      levels[RELATED][s] = mix(m, u, 0.5);
    }
    for (int w = 0; w < layout.wordSlots(); w++) {
      for (int side = 0; side < 2; side++) {
        Arrays.fill(survival[CLEAN][w][side], 0.6);
        Arrays.fill(survival[NOISY][w][side], 0.5);
        for (int c = 0; c < Evidence.CLASSES; c++) {
          double rarity = c % Evidence.RARITIES / (Evidence.RARITIES - 1.0);
          survival[RELATED][w][side][c] = c >= Evidence.RARITIES ? 0.1 : 0.6 - 0.45 * rarity;
        }
      }
      extraWords[w] = 2;
      conflict[CLEAN][w] = 0.3;
      conflict[NOISY][w] = 0.5;
      conflict[RELATED][w] = 0.9;
      randomConflict[w] = 0.9;
    }
    Arrays.fill(noisy, 0.15);
    Arrays.fill(extension, 0.1);
    Arrays.fill(replaced, 0.05);
  }

  static double[] mix(double[] m, double[] u, double share) {
    double[] out = new double[m.length];
    for (int l = 0; l < out.length; l++) out[l] = share * m[l] + (1 - share) * u[l];
    return out;
  }
}
