package org.touchstonehub.command.file;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.touchstonehub.match.engine.MatchReport.BlockingPass;
import org.touchstonehub.match.engine.MatchReport.ScoreStep;
import org.touchstonehub.match.file.UntakenColumn;

/**
 * What {@code report.json} holds: counts and notes, no value of a record.
 *
 * @param kind always {@link #KIND}; first, since a former result is known by it
 * @param rows data rows of the files; each is a record or a reject
 * @param largestClusters those of several records, the largest first, {@value #MOST_LARGE} at most
 * @param expectedMatches the sum of the probabilities of all pairs that were compared
 * @param linkedPairs compared pairs that ended in one cluster
 * @param pairsInClusters all pairs of records that share a cluster, compared or not
 * @param trust whether the run passed its own checks
 */
@JsonPropertyOrder("kind")
record MatchReportJson(
    String kind,
    String model,
    String trainedModel,
    List<FileJson> files,
    long rows,
    long records,
    long rejects,
    long clusters,
    long singles,
    long largestCluster,
    List<LargeJson> largestClusters,
    long possibleMatches,
    long suspiciousClusters,
    long comparedPairs,
    double expectedMatches,
    long linkedPairs,
    long pairsInClusters,
    TrustJson trust,
    List<SizeJson> clusterSizes,
    List<ScoreJson> scores,
    List<PassJson> blocking,
    List<ReasonJson> rejectReasons,
    List<FillJson> attributes,
    List<String> notes) {
  static final String KIND = "touchstone-match";
  static final int MOST_LARGE = 10;

  record FileJson(
      String name,
      String encoding,
      long rows,
      long rejects,
      List<String> absentColumns,
      List<UntakenColumn> untakenColumns,
      long untakenMore) {}

  /** A cluster by its number in {@code clusters.csv}. */
  record LargeJson(int cluster, long records) {}

  /** Clusters with {@code from} to {@code to} records. */
  record SizeJson(int from, int to, long clusters, long records) {}

  /** Compared pairs stated at {@code fromBits} to {@code toBits}: log odds to the base of 2. */
  record ScoreJson(int fromBits, int toBits, long linked, long apart) {
    static ScoreJson of(ScoreStep step) {
      return new ScoreJson(step.from(), step.to(), step.linked(), step.apart());
    }
  }

  /** A pass brought {@code pairs} pairs out of {@code blocks} blocks. */
  record PassJson(String name, long blocks, long pairs) {
    static PassJson of(BlockingPass pass) {
      return new PassJson(pass.name(), pass.blocks(), pass.pairs());
    }
  }

  record ReasonJson(String reason, long rows) {}

  /** How many records, and how many golden records, have a value. */
  record FillJson(String attribute, String type, long records, long golden) {}
}
