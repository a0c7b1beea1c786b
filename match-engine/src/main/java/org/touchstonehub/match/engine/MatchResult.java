package org.touchstonehub.match.engine;

import java.util.List;

/** What matching found: the cluster of each row, what a steward should look at, and how it went. */
public final class MatchResult {
  private final int[] clusterOf;
  private final List<PossibleMatch> possibleMatches;
  private final List<SuspiciousCluster> suspiciousClusters;
  private final MatchReport report;
  private final StatedPairs pairs;
  private final NeighbourRows neighbours;

  /**
   * @param clusterOf by row; taken over, not copied
   */
  MatchResult(
      int[] clusterOf,
      List<PossibleMatch> possibleMatches,
      List<SuspiciousCluster> suspiciousClusters,
      MatchReport report,
      StatedPairs pairs,
      NeighbourRows neighbours) {
    this.clusterOf = clusterOf;
    this.possibleMatches = List.copyOf(possibleMatches);
    this.suspiciousClusters = List.copyOf(suspiciousClusters);
    this.report = report;
    this.pairs = pairs;
    this.neighbours = neighbours;
  }

  /** By row, the rows that it has a candidate pair with which may hold a cluster together. */
  NeighbourRows neighbours() {
    return neighbours;
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

  /** Clusters that may hold two things, the least probably one first, ties in the order of keys. */
  public List<SuspiciousCluster> suspiciousClusters() {
    return suspiciousClusters;
  }

  /** Candidate pairs, where they were wanted; else none. */
  public StatedPairs pairs() {
    return pairs;
  }

  public MatchReport report() {
    return report;
  }
}
