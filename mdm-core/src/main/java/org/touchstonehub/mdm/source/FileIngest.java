package org.touchstonehub.mdm.source;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.file.FileRow;
import org.touchstonehub.match.file.FileSummary;
import org.touchstonehub.match.file.RecordFile;
import org.touchstonehub.match.file.Reject;
import org.touchstonehub.match.file.RowConsumer;
import org.touchstonehub.match.file.UntakenColumn;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.mdm.database.CopyText;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.golden.CodePoints;
import org.touchstonehub.mdm.model.ActiveModels;

/**
 * Source records by file: the rows stream through {@code COPY} into a temporary table and become
 * versions as a set, all in one transaction. Loading the same file again changes nothing.
 */
@ApplicationScoped
@Transactional
public class FileIngest {
  /** Rejects that are kept of one file; the others are counted. */
  public static final int MOST_REJECTS_KEPT = 10_000;

  private static final int FIRST_REJECTS = 100;

  /** How long a file waits for another one of the same system. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final TypeReference<List<UntakenColumn>> COLUMNS = new TypeReference<>() {};

  /** The most characters of what reports call a file. */
  public static final int LONGEST_NAME = 200;

  private Database database;
  private ActiveModels models;
  private SourceSystems systems;
  private VersionWriter writer;
  private Clock clock;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected FileIngest() {}

  @Inject
  public FileIngest(
      Database database,
      ActiveModels models,
      SourceSystems systems,
      VersionWriter writer,
      Clock clock,
      Ids ids) {
    this.database = database;
    this.models = models;
    this.systems = systems;
    this.writer = writer;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Loads a file of one system: CSV or JSON Lines, plain or gzip.
   *
   * @param name what reports and messages call the file: 1 to 200 printable characters
   * @param in read to its end and closed
   * @throws UnknownSystem if nobody registered the system
   * @throws org.touchstonehub.failure.InvalidInput if the file as a whole cannot be used; nothing
   *     was written then
   */
  public IngestReport load(String system, String name, InputStream in) {
    checkName(name);
    String domain = systems.requireWritable(system);
    EntityModel model = models.require(domain).model();
    writer.open();
    FileSummary summary = copy(RecordFile.of(name, in, model, system), model);
    // Not before all is in the database: whoever sends a single record waits for sets alone.
    writer.lock(system, PATIENCE);
    UUID ingest = ids.next();
    Instant now = clock.instant();
    record(ingest, system, domain, name, now);
    long rejected = summary.rejects() + moveRejects(ingest);
    VersionWriter.Outcome outcome = writer.write(domain, ingest, now);
    complete(ingest, summary, rejected, outcome);
    return report(system, ingest);
  }

  private static void checkName(String name) {
    boolean isPrintable =
        CodePoints.storable(name) && name.codePoints().noneMatch(Character::isISOControl);
    if (name.isBlank() || CodePoints.count(name) > LONGEST_NAME || !isPrintable) {
      throw new InvalidInput(
          "file-name",
          "A file's name has 1 to %d printable characters; give another, or none."
              .formatted(LONGEST_NAME));
    }
  }

  /** Good rows and rejects go down one stream: a connection copies one table at a time. */
  private FileSummary copy(RecordFile file, EntityModel model) {
    FileSummary[] summary = new FileSummary[1];
    database.copy(
        "incoming (ordinal, line, system, key, attributes, digest, deleted, fault, reason)",
        rows -> summary[0] = file.read(new CopyingRows(rows, model)));
    return summary[0];
  }

  private static final class CopyingRows implements RowConsumer {
    private final CopyText rows;
    private final EntityModel model;
    private long ordinal;
    private long rejects;

    CopyingRows(CopyText rows, EntityModel model) {
      this.rows = rows;
      this.model = model;
    }

    @Override
    public void row(FileRow row) {
      Map<String, String> attributes = row.present(model);
      write(
          row.line(),
          row.key().system(),
          row.key().key(),
          Json.write(attributes),
          Digests.ofMap(attributes),
          false,
          null,
          null);
    }

    @Override
    public void reject(Reject reject) {
      // A small packed file can hold millions of them; the first tell what is wrong.
      if (++rejects > MOST_REJECTS_KEPT) return;
      write(reject.line(), null, null, null, null, null, reject.column(), reject.reason());
    }

    private void write(@Nullable Object... values) {
      @Nullable Object[] row = new @Nullable Object[values.length + 1];
      row[0] = ++ordinal;
      System.arraycopy(values, 0, row, 1, values.length);
      try {
        rows.row(row);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void record(UUID ingest, String system, String domain, String name, Instant now) {
    database
        .sql(
            """
            insert into mdm.ingest (id, system, domain, name, recorded, records, created, changed,
              unchanged, rejected)
            values (:id, :system, :domain, :name, :now, 0, 0, 0, 0, 0)""")
        .set("id", ingest)
        .set("system", system)
        .set("domain", domain)
        .set("name", name)
        .set("now", now)
        .update();
  }

  /**
   * Keeps the first rejects for good. A row whose key comes again later is one too, so that the
   * counts add up.
   *
   * @return how many rows were replaced by a later one
   */
  private long moveRejects(UUID ingest) {
    database
        .sql(
            """
            insert into mdm.ingest_reject (ingest_id, ordinal, line, column_number, reason)
            select :ingest, ordinal, line, fault, reason from (
              select ordinal, line, fault, reason from incoming where reason is not null
              union all
              select ordinal, line, null,
                'line ' || later || ' has the same key and counts instead'
              from (
                select ordinal, line,
                  lead(line) over (partition by system, key order by ordinal) as later
                from incoming where reason is null) repeated
              where later is not null) rejects
            order by ordinal limit :most""")
        .set("ingest", ingest)
        .set("most", MOST_REJECTS_KEPT)
        .update();
    database.sql("delete from incoming where reason is not null").update();
    return database
        .sql("select count(*) - count(distinct (system, key)) as n from incoming")
        .first(row -> row.number("n"))
        .orElse(0L);
  }

  private void complete(
      UUID ingest, FileSummary summary, long rejected, VersionWriter.Outcome outcome) {
    database
        .sql(
            """
            update mdm.ingest set records = :records, created = :created, changed = :changed,
              unchanged = :unchanged, rejected = :rejected, absent_columns = :absent,
              untaken_columns = cast(:untaken as jsonb), untaken_more = :more where id = :id""")
        .set("records", summary.rows() + summary.rejects())
        .set("created", outcome.created())
        .set("changed", outcome.changed())
        .set("unchanged", outcome.unchanged())
        .set("rejected", rejected)
        .set("absent", summary.absentColumns().toArray(new String[0]))
        .set("untaken", Json.write(summary.untakenColumns()))
        .set("more", summary.untakenMore())
        .set("id", ingest)
        .update();
  }

  /**
   * What became of a file that was loaded earlier.
   *
   * @param system that the file was loaded for
   * @throws TouchstoneException of kind not found if no such file was loaded for the system
   */
  public IngestReport report(String system, UUID ingest) {
    List<IngestReport.RejectedRow> first = rejects(system, ingest, 0, FIRST_REJECTS);
    return database
        .sql("select * from mdm.ingest where id = :ingest")
        .set("ingest", ingest)
        .first(
            row ->
                new IngestReport(
                    ingest,
                    row.text("name"),
                    row.instant("recorded"),
                    row.number("records"),
                    row.number("created"),
                    row.number("changed"),
                    row.number("unchanged"),
                    row.number("rejected"),
                    first,
                    List.of(row.texts("absent_columns")),
                    Json.read(row.text("untaken_columns"), COLUMNS),
                    row.number("untaken_more")))
        .orElseThrow();
  }

  /**
   * Rows of a file that were left out, in the order of the file.
   *
   * @param system that the file was loaded for: who may not see its records sees no rejects either
   * @param skip how many to pass over
   * @throws TouchstoneException of kind not found if no such file was loaded for the system
   */
  public List<IngestReport.RejectedRow> rejects(String system, UUID ingest, long skip, int limit) {
    boolean isKnown =
        database
            .sql("select true as known from mdm.ingest where id = :ingest and system = :system")
            .set("ingest", ingest)
            .set("system", system)
            .first(row -> row.flag("known"))
            .orElse(false);
    if (!isKnown) {
      throw new TouchstoneException(
          TouchstoneException.Kind.NOT_FOUND,
          "ingest",
          "No file was loaded for this source system under %s; load one first.".formatted(ingest));
    }
    return database
        .sql(
            """
            select line, column_number, reason from mdm.ingest_reject
            where ingest_id = :ingest order by ordinal offset :skip limit :limit""")
        .set("ingest", ingest)
        .set("skip", skip)
        .set("limit", limit)
        .list(
            row ->
                new IngestReport.RejectedRow(
                    row.number("line"), (Integer) row.value("column_number"), row.text("reason")));
  }
}
