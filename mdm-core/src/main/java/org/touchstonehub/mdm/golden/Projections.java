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
import org.touchstonehub.match.model.SemanticType;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.model.ActiveModels;

/** Makes and evolves the projection table of each active model. */
@ApplicationScoped
@Transactional
public class Projections {
  private static final Set<String> OWN_COLUMNS = Set.of("golden_id", "version", "recorded_from");

  /** Few distinct values or long prose: an index on equality would not be used. */
  private static final Set<SemanticType> NOT_INDEXED =
      Set.of(
          SemanticType.CATEGORY,
          SemanticType.COUNTRY,
          SemanticType.REGION,
          SemanticType.LONG_TEXT,
          SemanticType.PERSON_LIST,
          SemanticType.CODE_LIST);

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
    Map<String, Projection.Column> byAttribute = new HashMap<>();
    database
        .sql(
            """
            select attribute, column_name, column_type from mdm.projection_column
            where domain = :domain and current""")
        .set("domain", model.name())
        .each(
            row ->
                byAttribute.put(
                    row.text("attribute"),
                    new Projection.Column(
                        row.text("attribute"),
                        row.text("column_name"),
                        ColumnType.valueOf(row.text("column_type")))));
    List<Projection.Column> columns = new ArrayList<>();
    for (Attribute attribute : model.attributes()) {
      Projection.Column column = byAttribute.get(attribute.name());
      if (column == null) {
        throw new IllegalStateException("no projection column for " + attribute.name());
      }
      columns.add(column);
    }
    return new Projection(model.name(), requireTable(model.name()), columns);
  }

  /** Makes what the model needs and the database lacks. Names that were given stay. */
  void evolve(EntityModel model) {
    Set<String> reserved = reservedWords();
    String table = tableOf(model.name());
    if (table == null) table = createTable(model.name(), reserved);
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
        .sql("insert into mdm.projection (domain, table_name) values (:domain, :name)")
        .set("domain", domain)
        .set("name", table)
        .update();
    database
        .sql(
            """
            create table projection.%s (
              golden_id uuid primary key references mdm.golden_identity,
              version integer not null,
              recorded_from timestamptz not null)"""
                .formatted(table))
        .update();
    return table;
  }

  /** What the model no longer has is emptied, and kept: views may name the column. */
  private void retireColumns(String domain, String table, Map<String, ColumnType> wanted) {
    List<Projection.Column> current =
        database
            .sql(
                """
                select attribute, column_name, column_type from mdm.projection_column
                where domain = :domain and current""")
            .set("domain", domain)
            .list(
                row ->
                    new Projection.Column(
                        row.text("attribute"),
                        row.text("column_name"),
                        ColumnType.valueOf(row.text("column_type"))));
    for (Projection.Column column : current) {
      if (wanted.get(column.attribute()) == column.type()) continue;
      mark(domain, column.name(), false);
      database.sql("update projection.%s set %s = null".formatted(table, column.name())).update();
    }
  }

  private void mark(String domain, String column, boolean current) {
    database
        .sql(
            """
            update mdm.projection_column set current = :current
            where domain = :domain and column_name = :name""")
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
                where domain = :domain and attribute = :attribute and column_type = :type""")
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
  }

  private void addColumn(String domain, String table, Attribute attribute, Set<String> reserved) {
    ColumnType type = ColumnType.of(attribute.type());
    Set<String> avoid = new HashSet<>(reserved);
    avoid.addAll(OWN_COLUMNS);
    avoid.addAll(
        database
            .sql("select column_name from mdm.projection_column where domain = :domain")
            .set("domain", domain)
            .list(row -> row.text("column_name")));
    String column = SqlNames.of(attribute.name(), avoid);
    database
        .sql(
            """
            insert into mdm.projection_column
              (domain, attribute, column_name, column_type, current)
            values (:domain, :attribute, :name, :type, true)""")
        .set("domain", domain)
        .set("attribute", attribute.name())
        .set("name", column)
        .set("type", type.name())
        .update();
    database
        .sql("alter table projection.%s add column %s %s".formatted(table, column, type.sqlType()))
        .update();
    if (!NOT_INDEXED.contains(attribute.type())) {
      // Hash for text: a value may be longer than an entry of a B-tree can be.
      database
          .sql(
              "create index on projection.%s using %s (%s)"
                  .formatted(table, type == ColumnType.TEXT ? "hash" : "btree", column))
          .update();
    }
  }
}
