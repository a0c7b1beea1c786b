package org.touchstonehub.match.engine;

import java.util.List;

/** What matching found: the cluster of each row, what a steward should look at, and how it went. */
public final class MatchResult {
  private final int[] clusterOf;
  private final int[] rowsByKey;
  private final List<PossibleMatch> possibleMatches;
  private final MatchReport report;

  /**
   * @param clusterOf by row; taken over, not copied
   * @param rowsByKey rows in the order of their source keys; taken over, not copied
   */
  public MatchResult(
      int[] clusterOf, int[] rowsByKey, List<PossibleMatch> possibleMatches, MatchReport report) {
    this.clusterOf = clusterOf;
    this.rowsByKey = rowsByKey;
    this.possibleMatches = List.copyOf(possibleMatches);
    this.report = report;
  }

  /** Rows of the table that was matched. */
  public int size() {
    return clusterOf.length;
  }

  /**
   * The cluster of a row, named by the row of its record with the smallest source key: a label that
   * does not depend on the order of rows.
   */
  public int clusterOf(int row) {
    return clusterOf[row];
  }

  /** The row at a place in the order of source keys. */
  public int rowByKey(int place) {
    return rowsByKey[place];
  }

  /** Most probable first, ties in the order of keys. */
  public List<PossibleMatch> possibleMatches() {
    return possibleMatches;
  }

  public MatchReport report() {
    return report;
  }
}
