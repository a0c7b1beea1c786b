package org.touchstonehub.matching.run;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.engine.PossibleMatch;
import org.touchstonehub.match.engine.Reason;
import org.touchstonehub.match.engine.SuspiciousCluster;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.matching.live.Unasked;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.stewardship.TaskBook;

/** What a run found that stewards are to be asked, kept until it settles. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class FoundQuestions {
  private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};
  private static final TypeReference<List<List<String>>> KEYS = new TypeReference<>() {};

  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected FoundQuestions() {}

  @Inject
  public FoundQuestions(Database database) {
    this.database = database;
  }

  void store(RunId run, MatchResult result) {
    new Unasked(database).store(run.value(), result.possibleMatches(), result.suspiciousClusters());
  }

  /**
   * What was stored. It is read here, before anybody takes it: a connection that copies answers no
   * query.
   */
  TaskBook.Questions of(RunId run) {
    List<PossibleMatch> possible =
        database
            .sql("select * from matching.possible_match where run = :run")
            .set("run", run.value())
            .list(
                row ->
                    new PossibleMatch(
                        a(row),
                        b(row),
                        row.real("probability"),
                        reasons(row),
                        row.flag("by_identifier")));
    List<SuspiciousCluster> suspicious =
        database
            .sql("select * from matching.suspicious_cluster where run = :run")
            .set("run", run.value())
            .list(
                row ->
                    new SuspiciousCluster(
                        a(row),
                        b(row),
                        row.real("probability"),
                        keys(row.text("side_of_a")),
                        keys(row.text("side_of_b")),
                        reasons(row)));
    return sink -> write(possible, suspicious, sink);
  }

  private static void write(
      List<PossibleMatch> possible, List<SuspiciousCluster> suspicious, TaskBook.Sink sink)
      throws IOException {
    for (PossibleMatch match : possible) {
      sink.add(match);
    }
    for (SuspiciousCluster cluster : suspicious) sink.add(cluster);
  }

  private static SourceKey a(Row row) throws SQLException {
    return new SourceKey(row.text("a_system"), row.text("a_key"));
  }

  private static SourceKey b(Row row) throws SQLException {
    return new SourceKey(row.text("b_system"), row.text("b_key"));
  }

  private static List<Reason> reasons(Row row) throws SQLException {
    return Json.read(row.text("reasons"), REASONS);
  }

  private static List<SourceKey> keys(String json) {
    return Json.read(json, KEYS).stream()
        .map(key -> new SourceKey(key.get(0), key.get(1)))
        .toList();
  }

  void forget(RunId run) {
    for (String table : List.of("possible_match", "suspicious_cluster")) {
      database
          .sql("delete from matching.%s where run = :run".formatted(table))
          .set("run", run.value())
          .update();
    }
  }
}
