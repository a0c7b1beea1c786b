package org.touchstonehub.match.score;

import java.util.List;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.compare.Unit;

/** The expectation step for one pair: what it adds to a tally, under the present parameters. */
final class Counting {
  private final Layout layout;
  private final Slot[] slots;
  private final Parameters p;
  private final List<Kin> kin;
  private final boolean[] learns; // class

  /**
   * @param p the present parameters, which change between the rounds
   */
  Counting(Layout layout, Parameters p, List<Kin> kin) {
    this.layout = layout;
    this.slots = layout.slots().toArray(Slot[]::new);
    this.p = p;
    this.kin = kin;
    learns = new boolean[kin.size()];
    for (int c = 0; c < learns.length; c++) learns[c] = kin.get(c).learns();
  }

  /**
   * Counts a pair by how probably it matches.
   *
   * @param scorer that has scored it just now
   * @param related how much it counts when related pairs are numbered
   * @param relatedTeaches how much it counts when it teaches what related pairs share
   * @param teaches how much it counts when it teaches what matches look like
   * @param strangers how much it counts when it teaches what no match looks like
   */
  void add(
      Tally tally,
      Scorer scorer,
      Sample sample,
      int k,
      double match,
      double related,
      double relatedTeaches,
      double teaches,
      double strangers) {
    int units = layout.units().size();
    double[][] mode = scorer.shares(match * teaches);
    double[] shared = scorer.scratch();
    for (int c = 0; c < kin.size(); c++) {
      if (scorer.kin.isNegligible(c)) continue;
      double w = (1 - match) * scorer.kin.share(c);
      tally.kin[c] += w * related;
      w *= relatedTeaches;
      if (!learns[c] || w == 0) continue;
      int anchor = kin.get(c).anchor();
      boolean close = kin.get(c).close();
      boolean group = kin.get(c).isGroup();
      double[] ratio = group ? scorer.sharedClosely : close ? scorer.match : scorer.related;
      for (int u = 0; u < units; u++) {
        if (!scorer.observed[u]) continue;
        double share = u == anchor ? 1 : posterior(p.sharing[c][u], ratio[u]);
        if (!close) shared[u] += w * share;
        tally.sharing[c][u][0] += w * share;
        tally.sharing[c][u][1] += w;
        if (group) countOwnWords(tally.wordsOfGroup, scorer, u, w * share);
      }
    }
    for (int u = 0; u < units; u++) {
      if (!scorer.observed[u]) continue;
      tally.copies[u][0] += mode[Parameters.NOISY][u];
      tally.copies[u][1] += mode[Parameters.MODES][u];
      tally.copies[u][2] += mode[Parameters.MODES + 1][u];
      tally.copies[u][3] += match * teaches;
      countOwnWords(tally.wordsOfOne, scorer, u, match * teaches);
      mode[Parameters.RELATED][u] = shared[u];
    }
    for (int s = 0; s < slots.length; s++) {
      Slot slot = slots[s];
      int u = slot.unit();
      if (!scorer.observed[u]) continue;
      for (int m = 0; m < Parameters.MODES; m++) addSlot(tally, sample, k, s, m, mode[m][u]);
      if (slot.wordSlot() >= 0) countExtra(tally, sample, k, s, mode[Parameters.MODES][u]);
      int at = sample.evidence.at(k) + s;
      int level = sample.evidence.level[at];
      if (slot.wordSlot() >= 0 || level < 0) continue;
      double apart = (1 - match) * strangers;
      tally.strangers[s][level] += apart;
      tally.strangersLn[s][level] += apart * sample.evidence.lnFrequency[at];
    }
  }

  private void countOwnWords(double[] count, Scorer scorer, int u, double weight) {
    if (layout.units().get(u).topic() != Unit.Topic.TITLE) return;
    if (scorer.bothKeepWords) count[0] += weight;
    count[1] += weight;
  }

  private static double posterior(double prior, double lnRatio) {
    if (prior <= 0) return 0;
    return LogOdds.probability(LogOdds.of(prior) + lnRatio);
  }

  /** Counts the level or the words of one slot in one mode. */
  void addSlot(Tally tally, Sample sample, int k, int s, int mode, double weight) {
    if (weight == 0) return;
    Slot slot = slots[s];
    Evidence e = sample.evidence;
    int level = e.level[e.at(k) + s];
    if (level < 0) return;
    if (slot.wordSlot() < 0) {
      tally.levels[mode][s][level] += weight;
      return;
    }
    int w = slot.wordSlot();
    double counted = weight * sample.distinct[w][k];
    int o = e.words(k, w);
    double[][] words = tally.words[mode][w];
    for (int c = 0; c < Evidence.CLASSES; c++) {
      words[0][c] += counted * e.words[o + Evidence.SHARED + c];
      words[1][c] += counted * e.words[o + Evidence.ONLY_A + c];
      words[2][c] += counted * e.words[o + Evidence.ONLY_B + c];
    }
    countConflict(tally.conflicts[mode][w], e.words, o, counted);
  }

  static void countConflict(double[] count, float[] words, int o, double weight) {
    double shared = 0;
    double a = 0;
    double b = 0;
    for (int c = Evidence.RARITIES; c < Evidence.CLASSES; c++) {
      shared += words[o + Evidence.SHARED + c];
      a += words[o + Evidence.ONLY_A + c];
      b += words[o + Evidence.ONLY_B + c];
    }
    if (shared + a > 0 && shared + b > 0) count[1] += weight;
    if (a >= 1 && b >= 1) count[0] += weight;
  }

  private void countExtra(Tally tally, Sample sample, int k, int s, double weight) {
    int w = slots[s].wordSlot();
    Evidence e = sample.evidence;
    if (weight == 0 || e.level[e.at(k) + s] < 0) return;
    int o = e.words(k, w);
    double a = 0;
    double b = 0;
    for (int c = 0; c < Evidence.CLASSES; c++) {
      a += e.words[o + Evidence.ONLY_A + c];
      b += e.words[o + Evidence.ONLY_B + c];
    }
    double counted = weight * sample.distinct[w][k];
    tally.extra[w][0] += counted * Math.max(a, b);
    tally.extra[w][1] += counted;
  }
}
