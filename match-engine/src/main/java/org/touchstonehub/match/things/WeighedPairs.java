package org.touchstonehub.match.things;

/** Pairs, and what the numbers of a model say of them when they were last weighed. */
final class WeighedPairs {
  final Seen seen;

  /** What the names say, before namesakes are thought of, nats. */
  final double[] name;

  /** By column and pair: what the column says, nats. */
  final double[][] column;

  private final double[] columns;

  WeighedPairs(Seen seen, int columns) {
    this.seen = seen;
    name = new double[seen.size];
    column = new double[columns][seen.size];
    this.columns = new double[seen.size];
  }

  void weigh(Weighing weighing) {
    for (int k = 0; k < seen.size; k++) {
      name[k] = weighing.name(seen, k);
      double sum = 0;
      for (int q = 0; q < column.length; q++) {
        column[q][k] = weighing.column(q, seen, k);
        sum += column[q][k];
      }
      columns[k] = sum;
    }
  }

  /** Log odds that the two are one. */
  double logOdds(int k, Weighing weighing, double lnMatch) {
    if (Weighing.never(seen, k)) return lnMatch + Weighing.NEVER;
    return lnMatch + name[k] + weighing.namesakes(seen, k, name[k]) + columns[k];
  }
}
