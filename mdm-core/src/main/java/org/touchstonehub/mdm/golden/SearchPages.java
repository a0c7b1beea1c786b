package org.touchstonehub.mdm.golden;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.database.Database;

/**
 * Finds the ids of a page by their place in the order (keyset), never by counting: what is added or
 * taken away before the page moves nothing. A value that stays behind for the caller has no place
 * of its own: it comes where a missing one does.
 */
final class SearchPages {
  /**
   * @param keys what the record is sorted by, as texts
   */
  record Hit(UUID id, List<@Nullable String> keys) {}

  /**
   * One attribute of the order: what it is compared by in SQL, and how.
   *
   * @param stored what an index knows
   * @param withheld where it counts as missing all the same; null for nowhere
   */
  private record Key(
      String stored, @Nullable String withheld, ColumnType type, boolean isDescending) {
    String sql() {
      return withheld == null ? stored : "case when not %s then %s end".formatted(withheld, stored);
    }

    String isThere() {
      String isStored = stored + " is not null";
      return withheld == null ? isStored : isStored + " and not " + withheld;
    }

    String isMissing() {
      String isNotStored = stored + " is null";
      return withheld == null ? isNotStored : "(%s or %s)".formatted(isNotStored, withheld);
    }

    String order() {
      return sql() + (isDescending ? " desc nulls last" : " asc nulls last");
    }

    /** What the projection holds, read back from a cursor that a caller may have made up. */
    Object value(String text) {
      try {
        return switch (type) {
          case TEXT -> {
            if (!CodePoints.storable(text)) throw Cursor.invalid();
            yield text;
          }
          case DATE -> LocalDate.parse(text);
          case INTEGER -> Integer.valueOf(text);
          case NUMBER -> {
            if (text.length() > 64) throw Cursor.invalid();
            yield new BigDecimal(text);
          }
          case FLAG -> Boolean.valueOf(text);
        };
      } catch (NumberFormatException | DateTimeException notOne) {
        throw Cursor.invalid();
      }
    }
  }

  private final Database database;
  private final Projection projection;
  private final GoldenSearch search;
  private final List<Key> keys;
  private final String where;
  private final Map<String, Object> parameters = new HashMap<>();

  SearchPages(
      Database database, Projection projection, GoldenSearch search, ConditionSql condition) {
    this.database = database;
    this.projection = projection;
    this.search = search;
    Fields fields = projection.fields(search.clear());
    keys = search.sort().stream().map(order -> key(fields, order)).toList();
    search.sort().forEach(o -> parameters.putAll(fields.require(o.attribute()).parameters()));
    parameters.putAll(condition.parameters());
    if (search.updatedSince() == null) {
      where = condition.text();
    } else {
      where = condition.text() + " and golden.recorded_from >= :updatedSince";
      parameters.put("updatedSince", search.updatedSince());
    }
  }

  private static Key key(Fields fields, GoldenSearch.Order order) {
    Fields.Field field = fields.require(order.attribute());
    Fields.Search form = field.search();
    String stored = form == null ? field.sql() : form.sql();
    return new Key(stored, field.withheld(), field.type(), order.isDescending());
  }

  /**
   * @param from the page begins after this; null for the beginning
   */
  List<Hit> after(@Nullable Cursor from, int most) {
    if (keys.isEmpty()) {
      String rest = from == null ? "true" : place(from, 0);
      return hits(rest, "golden.golden_id", most);
    }
    // In two parts, each of which an index can serve: records with a first key, then those without.
    List<Hit> found = new ArrayList<>();
    Key first = keys.get(0);
    String place = from == null ? "true" : place(from, 0);
    boolean isWithin = from != null && from.keys().get(0) == null;
    if (!isWithin) {
      String bound =
          from == null
              ? ""
              : " and %s %s %s"
                  .formatted(
                      first.stored(), first.isDescending() ? "<=" : ">=", parameter(from, 0));
      String order = first.stored() + (first.isDescending() ? " desc" : "") + restOfOrder();
      found.addAll(hits(first.isThere() + bound + " and " + place, order, most));
    }
    if (found.size() < most) {
      String part = first.isMissing() + " and " + (isWithin ? place : "true");
      found.addAll(hits(part, restOfOrder().substring(2), most - found.size()));
    }
    return found;
  }

  private String restOfOrder() {
    return keys.stream().skip(1).map(key -> ", " + key.order()).collect(Collectors.joining())
        + ", golden.golden_id";
  }

  /** That a record comes after the cursor, by its keys from this one on and its id. */
  private String place(Cursor from, int i) {
    if (i == keys.size()) {
      parameters.put("afterId", from.after());
      return "golden.golden_id > :afterId";
    }
    Key key = keys.get(i);
    String rest = place(from, i + 1);
    if (from.keys().get(i) == null) return "(%s and %s)".formatted(key.isMissing(), rest);
    String value = parameter(from, i);
    return "(%1$s %2$s %3$s or %4$s or (%1$s = %3$s and %5$s))"
        .formatted(
            "(" + key.sql() + ")", key.isDescending() ? "<" : ">", value, key.isMissing(), rest);
  }

  private String parameter(Cursor from, int i) {
    Key key = keys.get(i);
    String text = from.keys().get(i);
    if (text == null) throw Cursor.invalid();
    parameters.put("after" + i, key.value(text));
    return "cast(:after%d as %s)".formatted(i, key.type().elementType());
  }

  private List<Hit> hits(String part, String order, int most) {
    String columns =
        IntStream.range(0, keys.size())
            .mapToObj(i -> ", cast(%s as text) as key%d".formatted(keys.get(i).sql(), i))
            .collect(Collectors.joining());
    return database
        .sql(
            """
            select golden.golden_id%s from %s as golden where %s and %s
            order by %s limit :pageLimit"""
                .formatted(columns, projection.qualified(), where, part, order))
        .setAll(parameters)
        .set("pageLimit", most)
        .list(
            row -> {
              List<@Nullable String> values = new ArrayList<>();
              for (int i = 0; i < keys.size(); i++) values.add(row.maybeText("key" + i));
              return new Hit(row.uuid("golden_id"), values);
            });
  }

  /** Ids that were retired since, without their successors, in the order of ids. */
  List<RetiredGolden> retired(UUID after, int most) {
    return database
        .sql(
            """
            select id, retired from mdm.golden_identity
            where domain = :domain and state = 'RETIRED' and retired >= :since and id > :after
            order by id limit :most""")
        .set("domain", search.domain())
        .set("since", search.updatedSince())
        .set("after", after)
        .set("most", most)
        .list(
            row ->
                new RetiredGolden(new GoldenId(row.uuid("id")), row.instant("retired"), List.of()));
  }
}
