package org.touchstonehub.match.things;

/**
 * What is left of two names once the words that they share are taken away, in cells: what the
 * poorer side keeps, by the larger share of a side that is not matched; one more where no word is
 * shared.
 */
final class NameCells {
  static final int SHARING = 16;
  static final int NOTHING_SHARED = 16;
  static final int ALL = 17;

  /** Words that are shared: one, two, three, four or more; each common or rare. */
  static final int KINDS = 8;

  /** Mean weight, in nats, from which shared words count as rare. */
  private static final double RARE = 4.5;

  /** What the poorer side keeps, in shares of the weight of a word that one thing alone has. */
  private static final double[] KEPT = {1e-9, .3, .6};

  /** The larger share of a side that is not matched. */
  private static final double[] UNMATCHED = {1e-9, .3, .55};

  private static final double NONE_KEPT = .01;
  private static final double NONE_UNMATCHED = .02;

  private NameCells() {}

  /**
   * @param leftA weight that the first side keeps, nats
   * @param massA weight of all its words
   * @param unique weight of a word that one thing alone has
   */
  static int of(double leftA, double leftB, double massA, double massB, double unique) {
    double kept = Math.min(leftA, leftB) / unique;
    double unmatched = Math.max(leftA / Math.max(massA, 1e-9), leftB / Math.max(massB, 1e-9));
    return at(kept, unmatched);
  }

  /** The cell of two strangers of which a share of the words is taken as shared. */
  static int planted(double leftA, double leftB, double shared, double unique) {
    double kept = Math.min(leftA, leftB) / unique;
    double unmatched = Math.max(leftA / (leftA + shared), leftB / (leftB + shared));
    return at(kept < NONE_KEPT ? 0 : kept, unmatched < NONE_UNMATCHED ? 0 : unmatched);
  }

  private static int at(double kept, double unmatched) {
    return 4 * place(KEPT, kept) + place(UNMATCHED, unmatched);
  }

  private static int place(double[] cuts, double value) {
    int place = 0;
    while (place < cuts.length && value > cuts[place]) place++;
    return place;
  }

  static boolean bothKeep(int cell) {
    return cell >= 4 && cell < SHARING;
  }

  static boolean isContained(double leftA, double leftB, double unique) {
    return Math.min(leftA, leftB) / unique <= KEPT[1];
  }

  static int kind(double words, double weight) {
    int count = (int) Math.max(1, Math.min(4, words));
    boolean rare = weight / Math.max(words, 1) >= RARE;
    return 2 * (count - 1) + (rare ? 1 : 0);
  }

  /** Shares of the cells among matches, before any is seen. */
  static double[] usual() {
    double[] p = new double[ALL];
    p[0] = .6;
    p[1] = .08;
    p[2] = .1;
    p[3] = .06;
    p[5] = .015;
    p[6] = .01;
    p[7] = .005;
    p[9] = .005;
    p[10] = .01;
    p[11] = .005;
    p[13] = .005;
    p[14] = .01;
    p[15] = .01;
    p[NOTHING_SHARED] = .01;
    return shares(p);
  }

  /** Shares of the cells among strangers that share words, before any is seen. */
  static double[] usualOfStrangers() {
    double[] p = {.02, .02, .05, .1, .02, .05, .05, .05, .02, .05, .1, .1, .02, .05, .1, .2, 0};
    return shares(p);
  }

  private static double[] shares(double[] p) {
    double sum = 0;
    for (int c = 0; c < ALL; c++) {
      p[c] += 1e-4;
      sum += p[c];
    }
    for (int c = 0; c < ALL; c++) p[c] /= sum;
    return p;
  }
}
