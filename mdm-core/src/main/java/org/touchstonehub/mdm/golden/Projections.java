package org.touchstonehub.mdm.golden;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Sql;
import org.touchstonehub.mdm.model.ActiveModels;

/** Makes and evolves the projection table of each active model. */
@ApplicationScoped
@Transactional
public class Projections {
  /**
   * Counts how tables are made and filled, which goes by {@link SearchForm} and {@link HiddenParts}
   * too, and what else is kept of each golden record: since 6 the faults of its values. A table of
   * an earlier form is brought up to it.
   */
  static final int FORM = 6;

  private static final Set<String> OWN_COLUMNS = Set.of("golden_id", "version", "recorded_from");

  private Database database;
  private ActiveModels models;

  @SuppressWarnings("NullAway.Init")
  protected Projections() {}

  @Inject
  public Projections(Database database, ActiveModels models) {
    this.database = database;
    this.models = models;
  }

  /**
   * @throws org.touchstonehub.mdm.model.UnknownDomain if no model is active for the domain
   */
  public Projection of(String domain) {
    return of(models.require(domain).model());
  }

  Projection of(EntityModel model) {
    Map<String, Stored> byAttribute = new HashMap<>();
    for (Stored stored : current(model.name())) byAttribute.put(stored.attribute(), stored);
    List<Projection.Column> columns = new ArrayList<>();
    for (Attribute attribute : model.attributes()) {
      Stored stored = byAttribute.get(attribute.name());
      if (stored == null) {
        throw new IllegalStateException("no projection column for " + attribute.name());
      }
      columns.add(
          new Projection.Column(
              attribute.name(), attribute.type(), stored.name(), stored.type(), stored.search()));
    }
    return new Projection(model.name(), requireTable(model.name()), columns);
  }

  /** A column of an attribute as the database knows it. */
  private record Stored(String attribute, String name, ColumnType type, @Nullable String search) {}

  private List<Stored> current(String domain) {
    return database
        .sql(
            """
            select attribute, column_name, column_type, search_name from mdm.projection_column
            where domain = :domain and current\
            """)
        .set("domain", domain)
        .list(
            row ->
                new Stored(
                    row.text("attribute"),
                    row.text("column_name"),
                    ColumnType.valueOf(row.text("column_type")),
                    row.maybeText("search_name")));
  }

  /** Whether the table was made by a release that wrote other columns or other values. */
  public boolean isOutdated(String domain) {
    return form(domain) < FORM;
  }

  private int form(String domain) {
    return database
        .sql("select form from mdm.projection where domain = :domain")
        .set("domain", domain)
        .first(row -> row.integer("form"))
        .orElse(FORM);
  }

  /** Makes what the model needs and the database lacks. Names that were given stay. */
  public void evolve(EntityModel model) {
    Set<String> reserved = reservedWords();
    String table = tableOf(model.name());
    if (table == null) table = createTable(model.name(), reserved);
    else if (isOutdated(model.name())) renew(model.name(), table);
    Map<String, ColumnType> wanted = new HashMap<>();
    for (Attribute attribute : model.attributes()) {
      wanted.put(attribute.name(), ColumnType.of(attribute.type()));
    }
    retireColumns(model.name(), table, wanted);
    for (Attribute attribute : model.attributes()) {
      useColumn(model.name(), table, attribute, reserved);
    }
  }

  private @Nullable String tableOf(String domain) {
    return database
        .sql("select table_name from mdm.projection where domain = :domain")
        .set("domain", domain)
        .first(row -> row.text("table_name"))
        .orElse(null);
  }

  private String requireTable(String domain) {
    String table = tableOf(domain);
    if (table == null) throw new IllegalStateException("no projection table for " + domain);
    return table;
  }

  /** Keywords of this very server: a later one may reserve more. */
  private Set<String> reservedWords() {
    return new HashSet<>(
        database
            .sql("select word from pg_get_keywords() where catcode <> 'U'")
            .list(row -> row.text("word")));
  }

  private String createTable(String domain, Set<String> reserved) {
    database.lock("projection names");
    Set<String> avoid = new HashSet<>(reserved);
    avoid.addAll(
        database.sql("select table_name from mdm.projection").list(row -> row.text("table_name")));
    String table = SqlNames.of(domain, avoid);
    database
        .sql("insert into mdm.projection (domain, table_name, form) values (:domain, :name, :form)")
        .set("domain", domain)
        .set("name", table)
        .set("form", FORM)
        .update();
    database
        .sql(
            """
            create table projection.%s (
              golden_id uuid primary key references mdm.golden_identity,
              version integer not null,
              recorded_from timestamptz not null,
              %s text[])\
            """
                .formatted(table, Tells.COLUMN))
        .update();
    indexRecorded(table);
    return table;
  }

  /** For whoever asks what has changed since. */
  private void indexRecorded(String table) {
    database.sql("create index on projection.%s (recorded_from)".formatted(table)).update();
  }

  /** Brings a table of an earlier release to the form of this one; its rows are written anew. */
  private void renew(String domain, String table) {
    if (form(domain) < 2) renewIndexes(table);
    // those of the releases since form 2 have it
    database
        .sql(
            "alter table projection.%s add column if not exists %s text[]"
                .formatted(table, Tells.COLUMN))
        .update();
    database
        .sql("update mdm.projection set form = :form where domain = :domain")
        .set("form", FORM)
        .set("domain", domain)
        .update();
  }

  private void renewIndexes(String table) {
    indexRecorded(table);
    // Those of earlier releases are on texts, which now have an index on their search form.
    database
        .sql(
            """
            select c.relname as name from pg_index i
            join pg_class c on c.oid = i.indexrelid
            join pg_am a on a.oid = c.relam and a.amname = 'hash'
            join pg_class t on t.oid = i.indrelid and t.relname = :table
            join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'projection'\
            """)
        .set("table", table)
        .list(row -> row.text("name"))
        .forEach(index -> database.sql("drop index projection." + Sql.identifier(index)).update());
  }

  /** What the model no longer has is emptied, and kept: views may name the column. */
  private void retireColumns(String domain, String table, Map<String, ColumnType> wanted) {
    for (Stored column : current(domain)) {
      if (wanted.get(column.attribute()) == column.type()) continue;
      mark(domain, column.name(), false);
      String search = column.search() == null ? "" : ", %s = null".formatted(column.search());
      database
          .sql("update projection.%s set %s = null%s".formatted(table, column.name(), search))
          .update();
    }
  }

  private void mark(String domain, String column, boolean current) {
    database
        .sql(
            """
            update mdm.projection_column set current = :current
            where domain = :domain and column_name = :name\
            """)
        .set("current", current)
        .set("domain", domain)
        .set("name", column)
        .update();
  }

  private void useColumn(String domain, String table, Attribute attribute, Set<String> reserved) {
    ColumnType type = ColumnType.of(attribute.type());
    String known =
        database
            .sql(
                """
                select column_name from mdm.projection_column
                where domain = :domain and attribute = :attribute and column_type = :type\
                """)
            .set("domain", domain)
            .set("attribute", attribute.name())
            .set("type", type.name())
            .first(row -> row.text("column_name"))
            .orElse(null);
    if (known == null) {
      addColumn(domain, table, attribute, reserved);
    } else {
      mark(domain, known, true);
    }
    if (type == ColumnType.TEXT) useSearchColumn(domain, table, attribute, reserved);
  }

  private void useSearchColumn(
      String domain, String table, Attribute attribute, Set<String> reserved) {
    String condition = "domain = :domain and attribute = :attribute and column_type = 'TEXT'";
    boolean isThere =
        database
            .sql("select search_name from mdm.projection_column where " + condition)
            .set("domain", domain)
            .set("attribute", attribute.name())
            .first(row -> row.maybeText("search_name") != null)
            .orElse(false);
    if (isThere) return;
    String column = SqlNames.of(attribute.name() + " search", taken(domain, reserved));
    database
        .sql("update mdm.projection_column set search_name = :name where " + condition)
        .set("name", column)
        .set("domain", domain)
        .set("attribute", attribute.name())
        .update();
    database
        .sql(
            "alter table projection.%s add column %s %s"
                .formatted(table, column, ColumnType.TEXT.sqlType()))
        .update();
    // Equality, beginnings and order alike; search forms are short enough for a B-tree.
    if (attribute.type().isLookedUpWhole()) {
      database.sql("create index on projection.%s (%s)".formatted(table, column)).update();
    }
  }

  private void addColumn(String domain, String table, Attribute attribute, Set<String> reserved) {
    ColumnType type = ColumnType.of(attribute.type());
    String column = SqlNames.of(attribute.name(), taken(domain, reserved));
    database
        .sql(
            """
            insert into mdm.projection_column
              (domain, attribute, column_name, column_type, current)
            values (:domain, :attribute, :name, :type, true)\
            """)
        .set("domain", domain)
        .set("attribute", attribute.name())
        .set("name", column)
        .set("type", type.name())
        .update();
    database
        .sql("alter table projection.%s add column %s %s".formatted(table, column, type.sqlType()))
        .update();
    // Text has an index on its search form: a value itself may be longer than a B-tree can hold.
    if (type != ColumnType.TEXT && attribute.type().isLookedUpWhole()) {
      database.sql("create index on projection.%s (%s)".formatted(table, column)).update();
    }
  }

  /** Names that a new column cannot have. */
  private Set<String> taken(String domain, Set<String> reserved) {
    Set<String> taken = new HashSet<>(reserved);
    taken.addAll(OWN_COLUMNS);
    database
        .sql(
            """
            select column_name, search_name from mdm.projection_column where domain = :domain\
            """)
        .set("domain", domain)
        .each(
            row -> {
              taken.add(row.text("column_name"));
              String search = row.maybeText("search_name");
              if (search != null) taken.add(search);
            });
    return taken;
  }
}
