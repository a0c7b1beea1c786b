package org.touchstonehub.match.score;

import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.standardise.TokenKind;
import org.touchstonehub.match.type.SemanticType;

/**
 * What a level says of a match against strangers, by kind of copy: {@code ln(m / u)}, and {@code
 * E[ln f] - ln f} more where it tells how rare the value is; the upper bound is that of the
 * parameters. Made of the parameters as they are now, nats.
 */
final class LevelWeights {
  private static final double PROSE = 0.5;

  private final double[][][] weight; // mode, slot, level
  private final boolean[][] counted; // slot, level: less the ln frequency
  private final double[] factor; // slot
  private final double most;

  LevelWeights(Layout layout, Parameters p) {
    int slots = layout.slots().size();
    weight = new double[Parameters.MODES][slots][];
    counted = new boolean[slots][];
    factor = new double[slots];
    most = p.lnCap;
    for (int s = 0; s < slots; s++) {
      Slot slot = layout.slots().get(s);
      SemanticType type = layout.plan().columns().get(slot.column()).type();
      boolean prose = type.isOf(TokenKind.LONG_TEXT) && Refinement.PROSE.isOn();
      factor[s] = prose ? PROSE : 1;
      if (slot.wordSlot() < 0) prepare(s, slot, p);
    }
  }

  private void prepare(int s, Slot slot, Parameters p) {
    int n = slot.levels().size();
    counted[s] = new boolean[n];
    boolean uses = slot.usesFrequency();
    for (int mode = 0; mode < Parameters.MODES; mode++) weight[mode][s] = new double[n];
    for (int l = 0; l < n; l++) {
      double mean = p.meanLn[s][l];
      boolean known = uses && mean < 0;
      boolean alone = uses && !known && l == 0;
      counted[s][l] = known || alone || l == slot.variant();
      for (int mode = 0; mode < Parameters.MODES; mode++) {
        double m = Math.log(p.levels[mode][s][l]);
        double u = Math.log(p.random[s][l]);
        weight[mode][s][l] = l == slot.variant() ? 0 : known ? m - u + mean : alone ? m : m - u;
      }
    }
  }

  double of(int mode, int slot, int level, double lnFrequency) {
    double less = counted[slot][level] ? lnFrequency : 0;
    return Math.min(weight[mode][slot][level] - less, most) * factor[slot];
  }
}
