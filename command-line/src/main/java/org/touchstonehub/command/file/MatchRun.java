package org.touchstonehub.command.file;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.command.file.MatchReportJson.FileJson;
import org.touchstonehub.command.file.MatchReportJson.FillJson;
import org.touchstonehub.command.file.MatchReportJson.PassJson;
import org.touchstonehub.command.file.MatchReportJson.ScoreJson;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.Labels;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.engine.PairsWanted;
import org.touchstonehub.match.engine.PossibleMatch;
import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.match.engine.SuspiciousCluster;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

/** Files in, a result folder out. */
final class MatchRun {
  private final EntityModel model;
  private final List<InputFile> files;
  private final Progress progress;
  private final @Nullable TrainedModel known;
  private final LabelInput labelled;
  private final PairsWanted wanted;

  /**
   * @param known the trained model to match with; null to train on the files
   * @param labelled pairs whose answer is known: certain in training, and kept to in the result
   * @param wanted candidate pairs to be written
   */
  MatchRun(
      EntityModel model,
      @Nullable TrainedModel known,
      List<InputFile> files,
      LabelInput labelled,
      PairsWanted wanted,
      Progress progress) {
    this.model = model;
    this.known = known;
    this.labelled = labelled;
    this.wanted = wanted;
    this.files = List.copyOf(files);
    this.progress = progress;
  }

  /**
   * Writes everything into the folder; the caller finishes the folder.
   *
   * @throws IOException if a file of the result cannot be written
   */
  MatchReportJson into(ResultFolder folder) throws IOException {
    Gathering gathered = Gathering.read(model, files, folder.file(ResultFiles.REJECTS), progress);
    RecordTable records = gathered.table();
    MatchEngine.Resolution resolution = resolve(records);
    TrainedModel trained = resolution.trained();
    MatchResult result = resolution.result();
    progress.stage("writing", -1);
    Clusters clusters = Clusters.of(records, result);
    ResultFiles out = new ResultFiles(model, records, clusters);
    out.writeClusters(folder.file(ResultFiles.CLUSTERS));
    long[] golden = out.writeGolden(folder.file(ResultFiles.GOLDEN), trained.habits());
    Map<SourceKey, Integer> rowOf = rowsOf(records, result);
    out.writePossibleMatches(
        folder.file(ResultFiles.POSSIBLE_MATCHES), result.possibleMatches(), rowOf);
    out.writeSuspiciousClusters(
        folder.file(ResultFiles.SUSPICIOUS_CLUSTERS), result.suspiciousClusters(), rowOf);
    if (!wanted.equals(PairsWanted.NONE)) {
      out.writeCandidatePairs(folder.file(ResultFiles.CANDIDATE_PAIRS), result.pairs());
    }
    MatchReportJson report = report(gathered, records, trained, result, clusters, golden);
    ResultFiles.writeReport(folder.file(ResultFiles.REPORT_JSON), report);
    Files.writeString(folder.file(ResultFiles.TRAINED), trained.toJson());
    new ReportPage(model, records, clusters, rowOf, report)
        .write(folder.file(ResultFiles.REPORT_HTML), result);
    return report;
  }

  private MatchEngine.Resolution resolve(RecordTable records) {
    Labels labels = labelled.read(model, records);
    Constraints kept = labels.asConstraints();
    if (known == null) return MatchEngine.resolve(model, records, kept, wanted, progress);
    return MatchEngine.matchWithCare(known, records, kept, wanted, progress);
  }

  /** Where the records that a person should look at are in the table. */
  private static Map<SourceKey, Integer> rowsOf(RecordTable records, MatchResult result) {
    Set<SourceKey> wanted = new HashSet<>();
    for (PossibleMatch match : result.possibleMatches()) {
      wanted.add(match.a());
      wanted.add(match.b());
    }
    for (SuspiciousCluster cluster : result.suspiciousClusters()) {
      wanted.add(cluster.a());
      wanted.add(cluster.b());
    }
    Map<SourceKey, Integer> rows = new HashMap<>();
    for (int row = 0; row < records.size(); row++) {
      SourceKey key = records.key(row);
      if (wanted.contains(key)) rows.put(key, row);
    }
    return rows;
  }

  private MatchReportJson report(
      Gathering gathered,
      RecordTable records,
      TrainedModel trained,
      MatchResult result,
      Clusters clusters,
      long[] golden) {
    long singles = 0;
    long largest = 0;
    long pairs = 0;
    for (int number = 1; number <= clusters.count(); number++) {
      long size = clusters.size(number);
      if (size == 1) singles++;
      largest = Math.max(largest, size);
      pairs += size * (size - 1) / 2;
    }
    return new MatchReportJson(
        MatchReportJson.KIND,
        model.name(),
        trained.digest(),
        gathered.summaries().stream()
            .map(
                s ->
                    new FileJson(
                        s.file(),
                        s.encoding().name(),
                        s.rows(),
                        s.rejects(),
                        s.absentColumns(),
                        s.untakenColumns(),
                        s.untakenMore()))
            .toList(),
        gathered.records() + gathered.rejects(),
        records.size(),
        gathered.rejects(),
        clusters.count(),
        singles,
        largest,
        Tally.largest(clusters),
        result.possibleMatches().size(),
        result.suspiciousClusters().size(),
        result.report().candidatePairs(),
        result.report().expectedMatches(),
        result.report().linkedPairs(),
        pairs,
        TrustJson.of(result.report()),
        Tally.sizes(clusters),
        result.report().scores().stream().map(ScoreJson::of).toList(),
        result.report().passes().stream().map(PassJson::of).toList(),
        Tally.reasons(gathered.rejectReasons()),
        fill(records, golden),
        result.report().notes());
  }

  private List<FillJson> fill(RecordTable records, long[] golden) {
    List<FillJson> fill = new ArrayList<>();
    for (int i = 0; i < golden.length; i++) {
      long filled = 0;
      for (int row = 0; row < records.size(); row++) {
        if (records.value(row, i) != null) filled++;
      }
      Attribute attribute = model.attributes().get(i);
      fill.add(new FillJson(attribute.name(), attribute.type().yamlName(), filled, golden[i]));
    }
    return fill;
  }
}
