package org.touchstonehub.match.compare;

/**
 * How common each value of a table is, looked up once in the trained frequencies. Natural
 * logarithms of shares; for words of bags their weight (negated logarithm) and class.
 */
public final class Frequencies {
  /**
   * By column, part (role of a name, part of a date), number of the value (place of the day for
   * dates).
   */
  final float[][][] ln;

  /** By column and role of a name: the logarithm of the share of a name that many bear. */
  final float[][] lnOfMany;

  /** By column and word: weight in nats; empty for other columns. */
  final float[][] weight;

  /** By column and word: class, 0 to {@link Evidence#CLASSES} - 1. */
  final byte[][] wordClass;

  /** By column: which words follow from which. */
  final WordDependence[] dependence;

  public Frequencies(
      float[][][] ln,
      float[][] lnOfMany,
      float[][] weight,
      byte[][] wordClass,
      WordDependence[] dependence) {
    this.ln = ln;
    this.lnOfMany = lnOfMany;
    this.weight = weight;
    this.wordClass = wordClass;
    this.dependence = dependence;
  }

  public float[] ln(int column, int part) {
    return ln[column][part];
  }

  public float[] weight(int column) {
    return weight[column];
  }
}
