package org.touchstonehub.match.engine;

import java.util.List;

/** What matching found: the cluster of each row, what a steward should look at, and how it went. */
public final class MatchResult {
  private final int[] clusterOf;
  private final List<PossibleMatch> possibleMatches;
  private final MatchReport report;

  /**
   * @param clusterOf by row; taken over, not copied
   */
  public MatchResult(int[] clusterOf, List<PossibleMatch> possibleMatches, MatchReport report) {
    this.clusterOf = clusterOf;
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

  /** Most probable first, ties in the order of keys. */
  public List<PossibleMatch> possibleMatches() {
    return possibleMatches;
  }

  public MatchReport report() {
    return report;
  }
}
