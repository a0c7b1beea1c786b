package org.touchstonehub.mdm.source;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.golden.CodePoints;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.model.ActiveModels;

/**
 * Source records one by one: append-only versions. When a call returns, the golden records say what
 * it says: a record that is linked changes its golden record, and one that belongs to none gets one
 * of its own, which the next batch may merge. (Records that come by file wait for the batch.)
 */
@ApplicationScoped
@Transactional
public class SourceRecords {
  private static final int LONGEST_KEY = 500;
  private static final int LONGEST_VALUE = 100_000;
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private Database database;
  private ActiveModels models;
  private SourceSystems systems;
  private VersionWriter writer;
  private Clock clock;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected SourceRecords() {}

  @Inject
  public SourceRecords(
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
   * Takes a record as its system has it now; it replaces what was known under its key.
   *
   * @param attributes by attribute name of the model; blank values and nulls count as missing
   * @throws UnknownSystem if nobody registered the system of the key
   * @throws InvalidInput if an attribute is not in the model, or a value is too long or holds
   *     U+0000
   */
  public Ingested put(SourceKey key, Map<String, String> attributes) {
    String domain = systems.require(key.system()).domain();
    checkKey(key);
    Map<String, String> clean = clean(models.require(domain).model(), attributes);
    VersionWriter.Outcome outcome = write(domain, key, clean, false);
    if (outcome.created() > 0) return Ingested.CREATED;
    return outcome.changed() > 0 ? Ingested.CHANGED : Ingested.UNCHANGED;
  }

  /**
   * Notes that the system no longer has the record. It leaves its golden record, which is retired
   * if it was the last one.
   *
   * @return false if there was no such record, or it was deleted before
   */
  public boolean delete(SourceKey key) {
    String domain = systems.require(key.system()).domain();
    return write(domain, key, Map.of(), true).changed() > 0;
  }

  private VersionWriter.Outcome write(
      String domain, SourceKey key, Map<String, String> attributes, boolean deleted) {
    writer.lock(key.system());
    writer.open();
    database
        .sql(
            """
            insert into incoming (ordinal, line, system, key, attributes, digest, deleted)
            values (1, 1, :system, :key, cast(:attributes as jsonb), :digest, :deleted)""")
        .set("system", key.system())
        .set("key", key.key())
        .set("attributes", Json.write(attributes))
        .set("digest", Digests.ofMap(attributes))
        .set("deleted", deleted)
        .update();
    UUID cause = ids.next();
    Instant now = clock.instant();
    VersionWriter.Outcome outcome = writer.write(domain, cause, now);
    boolean isWritten = outcome.created() + outcome.changed() > 0;
    if (isWritten && !deleted) writer.linkAlone(domain, key, new GoldenId(ids.next()), cause, now);
    return outcome;
  }

  private static void checkKey(SourceKey key) {
    if (key.key().length() > LONGEST_KEY || !CodePoints.storable(key.key())) {
      throw new InvalidInput(
          "source-key",
          "A source key has at most %d characters, and neither U+0000 nor half a surrogate pair."
              .formatted(LONGEST_KEY));
    }
  }

  private static Map<String, String> clean(EntityModel model, Map<String, String> attributes) {
    Map<String, String> clean = new LinkedHashMap<>();
    attributes.forEach(
        (name, value) -> {
          if (model.attribute(name).isEmpty()) {
            throw new InvalidInput(
                "source-record",
                "Model '%s' has no attribute '%s'; leave it out or add it to the model."
                    .formatted(model.name(), name));
          }
          if (value == null) return; // JSON's null: missing, as in a file of JSON Lines
          if (value.length() > LONGEST_VALUE || !CodePoints.storable(value)) {
            throw new InvalidInput(
                "source-record",
                "The value of '%s' is longer than %d characters, or holds U+0000 or half a surrogate pair; mend it."
                    .formatted(name, LONGEST_VALUE));
          }
          String stripped = value.strip(); // as a file of the same record would give it
          if (!stripped.isEmpty()) clean.put(name, stripped);
        });
    return clean;
  }

  /** The current version, if the record was ever sent; it may say that it was deleted. */
  public Optional<SourceRecord> find(SourceKey key) {
    return versions("and recorded_to is null", key).stream().findFirst();
  }

  /** Every version, the newest first. */
  public List<SourceRecord> history(SourceKey key) {
    return versions("", key);
  }

  private List<SourceRecord> versions(String which, SourceKey key) {
    if (!CodePoints.storable(key.system() + key.key())) return List.of();
    return database
        .sql(
            """
            select system, key, version, attributes::text as attributes, deleted,
              recorded_from, recorded_to
            from mdm.source_record where system = :system and key = :key %s
            order by version desc"""
                .formatted(which))
        .set("system", key.system())
        .set("key", key.key())
        .list(SourceRecords::read);
  }

  private static SourceRecord read(Row row) throws SQLException {
    return new SourceRecord(
        new SourceKey(row.text("system"), row.text("key")),
        row.integer("version"),
        Json.read(row.text("attributes"), TEXTS),
        row.flag("deleted"),
        row.instant("recorded_from"),
        row.maybeInstant("recorded_to"));
  }
}
