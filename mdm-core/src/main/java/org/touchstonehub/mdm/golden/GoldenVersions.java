package org.touchstonehub.mdm.golden;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.survive.GoldenValue;
import org.touchstonehub.mdm.change.ChangeEvents;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Sql;

/** Writes versions of golden records, their projection rows and events, as sets. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class GoldenVersions {
  /** The newest version of an identity, current or not. */
  private record Newest(int version, String digest, boolean isCurrent, Instant recorded) {}

  private record Written(UUID id, int version, GoldenContent content, Instant recorded) {}

  private Database database;
  private ChangeEvents events;

  @SuppressWarnings("NullAway.Init")
  protected GoldenVersions() {}

  @Inject
  public GoldenVersions(Database database, ChangeEvents events) {
    this.database = database;
    this.events = events;
  }

  /**
   * @param ids identities to bring up to date, all known
   * @param contents what each says now; an identity without content is retired
   * @param projectAll also writes rows of the projection whose golden record stays as it is
   */
  void write(
      Projection projection,
      List<UUID> ids,
      Map<UUID, GoldenContent> contents,
      boolean projectAll,
      UUID cause,
      Instant now) {
    Map<UUID, Newest> newest = newest(ids);
    List<Written> written = new ArrayList<>();
    List<Written> unchanged = new ArrayList<>();
    List<UUID> closed = new ArrayList<>();
    List<UUID> emptied = new ArrayList<>();
    List<ChangeEvents.NewEvent> happened = new ArrayList<>();
    for (UUID id : ids) {
      GoldenContent content = contents.get(id);
      Newest before = newest.get(id);
      boolean isCurrent = before != null && before.isCurrent();
      if (content == null) {
        if (isCurrent) closed.add(id);
        emptied.add(id);
        continue;
      }
      String digest = HexFormat.of().formatHex(content.digest());
      if (before != null && before.isCurrent()) {
        if (before.digest().equals(digest)) {
          unchanged.add(new Written(id, before.version(), content, before.recorded()));
          continue;
        }
        closed.add(id);
      }
      int version = before == null ? 1 : before.version() + 1;
      written.add(new Written(id, version, content, now));
      happened.add(new ChangeEvents.NewEvent(id, kind(before), version));
    }
    close(closed, now);
    insert(projection.domain(), written, now);
    project(projection, written);
    if (projectAll) project(projection, unchanged);
    for (UUID id : retire(projection, emptied, cause, now)) {
      happened.add(new ChangeEvents.NewEvent(id, ChangeEvents.Kind.RETIRED, null));
    }
    events.record(projection.domain(), cause, now, happened);
  }

  private static ChangeEvents.Kind kind(@Nullable Newest before) {
    if (before == null) return ChangeEvents.Kind.CREATED;
    return before.isCurrent() ? ChangeEvents.Kind.CHANGED : ChangeEvents.Kind.REVIVED;
  }

  private Map<UUID, Newest> newest(List<UUID> ids) {
    Map<UUID, Newest> newest = new HashMap<>();
    database
        .sql(
            """
            select distinct on (golden_id)
              golden_id, version, encode(digest, 'hex') as digest, recorded_to is null as is_current,
              recorded_from
            from mdm.golden_record where golden_id = any(:ids)
            order by golden_id, version desc""")
        .set("ids", ids.toArray(UUID[]::new))
        .each(
            row ->
                newest.put(
                    row.uuid("golden_id"),
                    new Newest(
                        row.integer("version"),
                        row.text("digest"),
                        row.flag("is_current"),
                        row.instant("recorded_from"))));
    return newest;
  }

  private void close(List<UUID> ids, Instant now) {
    if (ids.isEmpty()) return;
    database
        .sql(
            """
            update mdm.golden_record set recorded_to = greatest(:now, recorded_from)
            where golden_id = any(:ids) and recorded_to is null""")
        .set("now", now)
        .set("ids", ids.toArray(UUID[]::new))
        .update();
  }

  private void insert(String domain, List<Written> written, Instant now) {
    if (written.isEmpty()) return;
    database
        .sql(
            """
            insert into mdm.golden_record
              (golden_id, version, domain, attributes, provenance, digest, recorded_from)
            select id, version, :domain, attributes::jsonb, provenance::jsonb, digest, :now
            from unnest(:ids, :versions, :attributes, :provenances, :digests)
              as w (id, version, attributes, provenance, digest)""")
        .set("domain", domain)
        .set("now", now)
        .set("ids", written.stream().map(Written::id).toArray(UUID[]::new))
        .set("versions", written.stream().map(Written::version).toArray(Integer[]::new))
        .set("attributes", texts(written, GoldenContent::attributesJson))
        .set("provenances", texts(written, GoldenContent::provenanceJson))
        .set("digests", written.stream().map(w -> w.content().digest()).toArray(byte[][]::new))
        .update();
  }

  private static String[] texts(
      List<Written> written, java.util.function.Function<GoldenContent, String> text) {
    return written.stream().map(w -> text.apply(w.content())).toArray(String[]::new);
  }

  private void project(Projection projection, List<Written> written) {
    if (written.isEmpty()) return;
    List<String> names =
        new ArrayList<>(List.of("golden_id", "version", "recorded_from", Tells.COLUMN));
    List<String> parameters = new ArrayList<>(List.of(":ids", ":versions", ":recorded", ":tells"));
    for (int i = 0; i < projection.columns().size(); i++) {
      String name = projection.columns().get(i).name();
      names.add(name);
      parameters.add(":column" + i);
      String search = projection.columns().get(i).search();
      if (search == null) continue;
      names.add(search);
      parameters.add(":search" + i);
    }
    String columns = String.join(", ", names);
    // unnest() takes lists of texts apart, so they come as one text.
    String values =
        columns.replace(Tells.COLUMN, "string_to_array(%s, ' ')".formatted(Tells.COLUMN));
    String updates =
        names.stream()
            .skip(1)
            .map(name -> name + " = excluded." + name)
            .collect(Collectors.joining(", "));
    Sql sql =
        database
            .sql(
                """
                insert into %s (%s)
                select %s from unnest(%s) as w (%s)
                on conflict (golden_id) do update
                  set %s"""
                    .formatted(
                        projection.qualified(),
                        columns,
                        values,
                        String.join(", ", parameters),
                        columns,
                        updates))
            .set("tells", tells(projection, written))
            .set("recorded", written.stream().map(Written::recorded).toArray(Instant[]::new))
            .set("ids", written.stream().map(Written::id).toArray(UUID[]::new))
            .set("versions", written.stream().map(Written::version).toArray(Integer[]::new));
    for (int i = 0; i < projection.columns().size(); i++) {
      Projection.Column column = projection.columns().get(i);
      sql.set("column" + i, column(column, written));
      if (column.search() != null) sql.set("search" + i, searchForms(column, written));
    }
    sql.update();
  }

  private static String[] tells(Projection projection, List<Written> written) {
    return written.stream()
        .map(w -> Tells.of(projection, w.content().values()))
        .toArray(String[]::new);
  }

  private static Object[] column(Projection.Column column, List<Written> written) {
    Object[] array =
        switch (column.type()) {
          case TEXT -> new String[written.size()];
          case DATE -> new LocalDate[written.size()];
          case INTEGER -> new Integer[written.size()];
          case NUMBER -> new BigDecimal[written.size()];
          case FLAG -> new Boolean[written.size()];
        };
    for (int i = 0; i < array.length; i++) {
      GoldenValue value = written.get(i).content().values().get(column.attribute());
      Object typed = value == null ? null : column.type().typed(value.value());
      boolean narrow = column.type() == ColumnType.INTEGER;
      array[i] = narrow && typed instanceof BigDecimal whole ? whole.intValueExact() : typed;
    }
    return array;
  }

  private static String[] searchForms(Projection.Column column, List<Written> written) {
    String[] forms = new String[written.size()];
    for (int i = 0; i < forms.length; i++) {
      GoldenValue value = written.get(i).content().values().get(column.attribute());
      forms[i] = value == null ? null : SearchForm.of(column.meaning(), value.value());
    }
    return forms;
  }

  /** Returns those that were active until now. */
  private List<UUID> retire(Projection projection, List<UUID> ids, UUID cause, Instant now) {
    if (ids.isEmpty()) return List.of();
    database
        .sql("delete from %s where golden_id = any(:ids)".formatted(projection.qualified()))
        .set("ids", ids.toArray(UUID[]::new))
        .update();
    return database
        .sql(
            """
            update mdm.golden_identity set state = 'RETIRED', retired = :now, retired_by = :cause
            where id = any(:ids) and state = 'ACTIVE' returning id""")
        .set("now", now)
        .set("cause", cause)
        .set("ids", ids.toArray(UUID[]::new))
        .list(row -> row.uuid("id"));
  }
}
