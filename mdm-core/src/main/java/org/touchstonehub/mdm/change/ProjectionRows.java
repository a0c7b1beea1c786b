package org.touchstonehub.mdm.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.touchstonehub.match.survive.GoldenValue;
import org.touchstonehub.mdm.change.ChangeSet.GoldenChange;
import org.touchstonehub.mdm.change.ChangeSet.GoldenKind;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Sql;
import org.touchstonehub.mdm.golden.ColumnType;
import org.touchstonehub.mdm.golden.Projection;
import org.touchstonehub.mdm.golden.Projections;
import org.touchstonehub.mdm.golden.SearchForm;
import org.touchstonehub.mdm.golden.Tells;

/** Keeps the typed table of the current golden values in step, as sets. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ProjectionRows implements Follower {
  private Database database;
  private Projections projections;

  @SuppressWarnings("NullAway.Init")
  protected ProjectionRows() {}

  @Inject
  public ProjectionRows(Database database, Projections projections) {
    this.database = database;
    this.projections = projections;
  }

  @Override
  public Turn turn() {
    return Turn.DERIVED;
  }

  @Override
  public void follow(ChangeSet set) {
    List<GoldenChange> there = set.golden().stream().filter(c -> c.content() != null).toList();
    UUID[] gone = set.of(GoldenKind.RETIRED).stream().map(id -> id.value()).toArray(UUID[]::new);
    if (there.isEmpty() && gone.length == 0) return;
    Projection projection = projections.of(set.domain());
    project(projection, there);
    if (gone.length == 0) return;
    database
        .sql("delete from %s where golden_id = any(:ids)".formatted(projection.qualified()))
        .set("ids", gone)
        .update();
  }

  private static Map<String, GoldenValue> values(GoldenChange change) {
    return Objects.requireNonNull(change.content()).values();
  }

  private void project(Projection projection, List<GoldenChange> written) {
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
            .set("recorded", written.stream().map(GoldenChange::recorded).toArray(Instant[]::new))
            .set("ids", written.stream().map(c -> c.id().value()).toArray(UUID[]::new))
            .set("versions", written.stream().map(GoldenChange::version).toArray(Integer[]::new));
    for (int i = 0; i < projection.columns().size(); i++) {
      Projection.Column column = projection.columns().get(i);
      sql.set("column" + i, column(column, written));
      if (column.search() != null) sql.set("search" + i, searchForms(column, written));
    }
    sql.update();
  }

  private static String[] tells(Projection projection, List<GoldenChange> written) {
    return written.stream().map(w -> Tells.of(projection, values(w))).toArray(String[]::new);
  }

  private static Object[] column(Projection.Column column, List<GoldenChange> written) {
    Object[] array =
        switch (column.type()) {
          case TEXT -> new String[written.size()];
          case DATE -> new LocalDate[written.size()];
          case INTEGER -> new Integer[written.size()];
          case NUMBER -> new BigDecimal[written.size()];
          case FLAG -> new Boolean[written.size()];
        };
    for (int i = 0; i < array.length; i++) {
      GoldenValue value = values(written.get(i)).get(column.attribute());
      Object typed = value == null ? null : column.type().typed(value.value());
      boolean narrow = column.type() == ColumnType.INTEGER;
      array[i] = narrow && typed instanceof BigDecimal whole ? whole.intValueExact() : typed;
    }
    return array;
  }

  private static String[] searchForms(Projection.Column column, List<GoldenChange> written) {
    String[] forms = new String[written.size()];
    for (int i = 0; i < forms.length; i++) {
      GoldenValue value = values(written.get(i)).get(column.attribute());
      forms[i] = value == null ? null : SearchForm.of(column.meaning(), value.value());
    }
    return forms;
  }
}
