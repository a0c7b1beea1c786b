package org.touchstonehub.matching.training;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.database.Row;

/** Reads current source records as the engine takes them, in the order of their keys. */
@ApplicationScoped
@Transactional
public class CurrentRecords {
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected CurrentRecords() {}

  @Inject
  public CurrentRecords(Database database) {
    this.database = database;
  }

  /** Records, and by row the version of each. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
  public record Versioned(RecordTable table, int[] versions) {}

  /** Every record of the domain, as of one instant of the database. */
  public RecordTable all(EntityModel model) {
    return versioned(model).table();
  }

  /** The same with their versions. */
  public Versioned versioned(EntityModel model) {
    Rows rows = new Rows(model);
    database
        .sql(
            """
            select system, key, version, attributes::text as attributes
            from hub.matchable_record where domain = :domain
            order by system, key""")
        .set("domain", model.name())
        .each(rows::add);
    return rows.versioned();
  }

  /** Those of these records that are not deleted. */
  public RecordTable of(EntityModel model, Collection<SourceKey> keys) {
    return versioned(model, keys).table();
  }

  /** The same with their versions. */
  public Versioned versioned(EntityModel model, Collection<SourceKey> keys) {
    Rows rows = new Rows(model);
    database
        .sql(
            """
            select r.system, r.key, r.version, r.attributes::text as attributes
            from unnest(:systems, :keys) as k (system, key)
            join hub.matchable_record r on r.system = k.system and r.key = k.key
            order by r.system, r.key""")
        .set("systems", keys.stream().map(SourceKey::system).toArray(String[]::new))
        .set("keys", keys.stream().map(SourceKey::key).toArray(String[]::new))
        .each(rows::add);
    return rows.versioned();
  }

  private static final class Rows {
    private final List<String> attributes;
    private final RecordTable.Builder table;
    private final IntStream.Builder versions = IntStream.builder();

    Rows(EntityModel model) {
      attributes = model.attributes().stream().map(Attribute::name).toList();
      table = RecordTable.of(attributes);
    }

    void add(Row row) throws SQLException {
      Map<String, String> texts = Json.read(row.text("attributes"), TEXTS);
      @Nullable String[] values = new @Nullable String[attributes.size()];
      for (int i = 0; i < values.length; i++) values[i] = texts.get(attributes.get(i));
      table.add(new SourceKey(row.text("system"), row.text("key")), values);
      versions.add(row.integer("version"));
    }

    Versioned versioned() {
      return new Versioned(table.build(), versions.build().toArray());
    }
  }
}
