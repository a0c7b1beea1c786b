package org.touchstonehub.match.score;

import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Frequencies;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.encode.WordColumn;

/** Where expectation maximisation starts. */
public final class FirstGuess {
  private static final double NEARLY_ALL = 0.8;

  private FirstGuess() {}

  /**
   * By the title alone: the square of the weight shared over that of the heavier title, where it is
   * above 0.8; in a linkage of sources without duplicates where each is the other's best.
   */
  public static double[] overlap(
      Layout layout, Encoded records, Sample sample, Frequencies frequencies, Competition linkage) {
    double[] guess = new double[sample.size()];
    Slot title = title(layout);
    if (title == null) return guess;
    WordColumn words = (WordColumn) records.columns().get(title.column());
    double[] mass = masses(words, frequencies.weight(title.column()), records.size());
    double[] best = new double[records.size()];
    Evidence e = sample.evidence;
    int at = layout.slots().indexOf(title);
    for (int k = 0; k < guess.length; k++) {
      if (e.level[e.at(k) + at] < 0) continue;
      double heavier = Math.max(mass[sample.a[k]], mass[sample.b[k]]);
      guess[k] = Math.min(1, e.words[e.words(k, title.wordSlot())] / Math.max(heavier, 1e-9));
      best[sample.a[k]] = Math.max(best[sample.a[k]], guess[k]);
      best[sample.b[k]] = Math.max(best[sample.b[k]], guess[k]);
    }
    for (int k = 0; k < guess.length; k++) {
      boolean kept =
          linkage.any()
              ? guess[k] >= best[sample.a[k]] && guess[k] >= best[sample.b[k]]
              : guess[k] > NEARLY_ALL;
      guess[k] = kept ? guess[k] * guess[k] : 0;
    }
    return guess;
  }

  private static @Nullable Slot title(Layout layout) {
    for (Slot slot : layout.slots()) if (slot.wordSlot() == 0) return slot;
    return null;
  }

  private static double[] masses(WordColumn words, float[] weight, int records) {
    double[] mass = new double[records];
    for (int i = 0; i < records; i++) {
      for (int k = words.offset()[i]; k < words.offset()[i + 1]; k++) {
        mass[i] += weight[words.word()[k]];
      }
    }
    return mass;
  }

  /** Shares of levels among pairs within clusters, by slot; empty for word slots. */
  public static double[][] levels(Layout layout, Sample within) {
    double[][] m = new double[layout.slots().size()][];
    Evidence e = within.evidence;
    for (int s = 0; s < m.length; s++) {
      Slot slot = layout.slots().get(s);
      if (slot.wordSlot() >= 0) {
        m[s] = new double[0];
        continue;
      }
      m[s] = Priors.match(layout, slot);
      double total = Priors.PAIRS;
      for (int l = 0; l < m[s].length; l++) m[s][l] *= Priors.PAIRS;
      for (int k = 0; k < within.size(); k++) {
        int level = e.level[e.at(k) + s];
        if (level < 0) continue;
        m[s][level]++;
        total++;
      }
      for (int l = 0; l < m[s].length; l++) m[s][l] /= total;
    }
    return m;
  }
}
