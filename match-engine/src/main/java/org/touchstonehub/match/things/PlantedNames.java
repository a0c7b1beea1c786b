package org.touchstonehub.match.things;

/**
 * What is left of two names when strangers share words: of random names as many words, the
 * commonest or the rarest, are taken as shared.
 */
final class PlantedNames {
  /** What a prior weighs, in pairs. */
  private static final double PRIOR = 30;

  private PlantedNames() {}

  /** By kind of shared words and cell: share among strangers that share such words. */
  static double[][] cells(Seen random, double[][] remainders, double unique) {
    double[] usual = NameCells.usualOfStrangers();
    double[][] cells = new double[NameCells.KINDS][NameCells.ALL];
    for (int kind = 0; kind < NameCells.KINDS; kind++) {
      double[] count = new double[NameCells.ALL];
      double sum = 0;
      for (int k = 0; k < random.size; k++) {
        if (!random.named[k]) continue;
        double a = remainders[2 * k][kind];
        double b = remainders[2 * k + 1][kind];
        if (a <= 0 || b <= 0) continue;
        double leftA = Math.max(random.leftA[k] - a, 0);
        double leftB = Math.max(random.leftB[k] - b, 0);
        count[NameCells.planted(leftA, leftB, (a + b) / 2, unique)]++;
        sum++;
      }
      for (int c = 0; c < NameCells.ALL; c++) {
        cells[kind][c] = (count[c] + PRIOR * usual[c]) / (sum + PRIOR);
      }
    }
    return cells;
  }
}
