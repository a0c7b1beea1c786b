package org.touchstonehub.command.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.touchstonehub.command.generate.Domain;
import org.touchstonehub.match.evaluate.FileEvaluation;
import org.touchstonehub.match.evaluate.Measure;

/**
 * What the hub made of a domain's records. Counts and links come from the database, not over REST:
 * reading thousands of golden records for their ids alone would put as many decisions on record.
 *
 * @param possibleMatches waiting for a steward
 * @param pairwise against the generator's truth, over pairs of records
 */
record DemoResult(
    Domain domain, long records, long goldenRecords, long possibleMatches, Measure pairwise) {

  static DemoResult of(Domain domain, Connection database, DemoSources sources, Path scratch)
      throws SQLException, IOException {
    Path clusters = scratch.resolve(domain.label() + "-clusters.csv");
    writeClusters(domain, database, clusters);
    return new DemoResult(
        domain,
        count(database, "select count(*) from hub.source_record where domain = ?", domain),
        count(
            database,
            "select count(*) from hub.golden_identity where domain = ? and state = 'ACTIVE'",
            domain),
        count(database, "select count(*) from hub.open_task where domain = ?", domain),
        FileEvaluation.of(sources.truth(domain), clusters).scores().pairwise());
  }

  private static long count(Connection database, String query, Domain domain) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(query)) {
      statement.setString(1, domain.label());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** Sources and keys of the demo hold neither commas nor quotes. */
  private static void writeClusters(Domain domain, Connection database, Path file)
      throws SQLException, IOException {
    try (PreparedStatement statement =
            database.prepareStatement(
                """
                select system, key, golden_id from hub.link where domain = ?
                order by system, key""");
        BufferedWriter out = Files.newBufferedWriter(file)) {
      statement.setString(1, domain.label());
      out.write("source,id,cluster\n");
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          out.write(rows.getString(1) + "," + rows.getString(2) + "," + rows.getString(3) + "\n");
        }
      }
    }
  }

  /** The golden record with the most source records of the most systems: something to look at. */
  static Optional<String> showpiece(Connection database) throws SQLException {
    try (PreparedStatement statement =
            database.prepareStatement(
                """
                select c.golden_id from hub.link c
                join hub.golden_identity g on g.id = c.golden_id
                where g.domain = 'customer' and g.state = 'ACTIVE'
                group by c.golden_id
                order by count(distinct c.system) desc, abs(count(*) - 4), c.golden_id limit 1""");
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    }
  }
}
