package org.touchstonehub.mdm.source;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.Changing;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.golden.CodePoints;
import org.touchstonehub.mdm.model.ActiveModels;

/**
 * Source records one by one: append-only versions. When a call returns, the record is matched and
 * the golden records say what it says. (Records that come by file wait for the batch.)
 */
@ApplicationScoped
@Transactional
public class SourceRecords {
  /** Records in one call of {@link #writeAll}. */
  public static final int MOST_CHANGES = 500;

  /** The most characters of a source key. */
  public static final int LONGEST_KEY = 500;

  /** The most characters of a value. */
  public static final int LONGEST_VALUE = 100_000;

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private Database database;
  private ActiveModels models;
  private SourceSystems systems;
  private RecordWriting writing;

  @SuppressWarnings("NullAway.Init")
  protected SourceRecords() {}

  @Inject
  public SourceRecords(
      Database database, ActiveModels models, SourceSystems systems, Changing changing, Ids ids) {
    this.database = database;
    this.models = models;
    this.systems = systems;
    this.writing = new RecordWriting(database, changing, ids);
  }

  /**
   * Takes a record as its system has it now; it replaces what was known under its key.
   *
   * @param attributes by attribute name of the model; blank values and nulls count as missing
   * @throws UnknownSystem if nobody registered the system of the key
   * @throws InvalidInput if an attribute is not in the model, or a value is too long or holds
   *     U+0000
   * @throws StaleVersion if the precondition does not hold
   */
  public Written put(SourceKey key, Map<String, String> attributes, Precondition precondition) {
    String domain = systems.requireWritable(key.system());
    SourceChange change = new SourceChange(key, attributes, precondition);
    return one(domain, clean(models.require(domain).model(), change));
  }

  /** The same, whatever is there. */
  public Ingested put(SourceKey key, Map<String, String> attributes) {
    return switch (put(key, attributes, Precondition.NONE).outcome()) {
      case CREATED -> Ingested.CREATED;
      case CHANGED -> Ingested.CHANGED;
      case UNCHANGED, DELETED, ABSENT, STALE, INVALID -> Ingested.UNCHANGED;
    };
  }

  /**
   * Notes that the system no longer has the record. It leaves its golden record, which is retired
   * if it was the last one.
   *
   * @return with the outcome {@code ABSENT} if there was no such record, or it was deleted before
   * @throws StaleVersion if the precondition does not hold
   */
  public Written delete(SourceKey key, Precondition precondition) {
    String domain = systems.requireWritable(key.system());
    if (!CodePoints.storable(key.key())) {
      return new Written(key, Written.Outcome.ABSENT, 0, null, null);
    }
    return one(domain, new SourceChange(key, null, precondition));
  }

  /** The same, whatever is there: false if nothing was. */
  public boolean delete(SourceKey key) {
    return delete(key, Precondition.NONE).outcome() == Written.Outcome.DELETED;
  }

  private Written one(String domain, SourceChange change) {
    Written written = writing.write(domain, change.key().system(), List.of(change)).get(0);
    if (written.outcome() == Written.Outcome.STALE) throw new StaleVersion();
    return written;
  }

  /**
   * Takes several records of one system in one transaction. One that cannot be taken, or whose
   * precondition does not hold, is left out and told; it does not stop the others.
   *
   * @param changes 1 to {@link #MOST_CHANGES}; of two with the same key the first counts
   * @return an outcome for each, in the same order
   * @throws UnknownSystem if nobody registered the system
   * @throws InvalidInput if there are too many, or none
   */
  public List<Written> writeAll(String system, List<SourceChange> changes) {
    if (changes.isEmpty() || changes.size() > MOST_CHANGES) {
      throw new InvalidInput(
          "source-records",
          "Between 1 and %d records are taken at once; send the rest in further requests, or a file."
              .formatted(MOST_CHANGES));
    }
    String domain = systems.requireWritable(system);
    EntityModel model = models.require(domain).model();
    List<@Nullable String> reasons = new ArrayList<>();
    Set<SourceKey> seen = new HashSet<>();
    List<SourceChange> good = new ArrayList<>();
    for (SourceChange change : changes) {
      try {
        if (!seen.add(change.key())) {
          throw new InvalidInput("source-records", "The same key stands earlier in this request.");
        }
        good.add(clean(model, change));
        reasons.add(null);
      } catch (InvalidInput invalid) {
        reasons.add(invalid.getMessage());
      }
    }
    List<Written> taken = good.isEmpty() ? List.of() : writing.write(domain, system, good);
    Iterator<Written> next = taken.iterator();
    List<Written> written = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      String reason = reasons.get(i);
      written.add(
          reason == null
              ? next.next()
              : new Written(changes.get(i).key(), Written.Outcome.INVALID, 0, null, reason));
    }
    return written;
  }

  private static SourceChange clean(EntityModel model, SourceChange change) {
    checkKey(change.key());
    Map<String, String> attributes = change.attributes();
    return attributes == null
        ? change
        : new SourceChange(change.key(), clean(model, attributes), change.precondition());
  }

  /**
   * @throws InvalidInput for a key that no record can have
   */
  public static void checkKey(SourceKey key) {
    if (CodePoints.count(key.key()) > LONGEST_KEY || !CodePoints.storable(key.key())) {
      throw new InvalidInput(
          "source-key",
          "A source key has at most %d characters, and neither U+0000 nor half a surrogate pair."
              .formatted(LONGEST_KEY));
    }
  }

  /**
   * Values as the hub keeps them: stripped, and without those that are blank or null.
   *
   * @throws InvalidInput if an attribute is not in the model, or a value is too long or cannot be
   *     kept
   */
  public static Map<String, String> clean(EntityModel model, Map<String, String> attributes) {
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
          if (CodePoints.count(value) > LONGEST_VALUE || !CodePoints.storable(value)) {
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

  /**
   * Keeps files of a system, and who takes it away, waiting until the transaction ends.
   *
   * @throws UnknownSystem if nobody registered it
   */
  public void join(String system) {
    VersionWriter.lockShared(database, system);
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
