package org.touchstonehub.mdm.golden;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.type.SemanticType;

/**
 * The typed table of the current golden values of one domain.
 *
 * @param table its name in the schema {@code projection}, which needs no quotes
 * @param columns one for each attribute, in the order of the model
 */
public record Projection(String domain, String table, List<Column> columns) {
  /**
   * @param meaning of the attribute
   * @param name needs no quotes in SQL
   * @param search the column of the search form, or null where the type has none
   */
  public record Column(
      String attribute,
      SemanticType meaning,
      String name,
      ColumnType type,
      @Nullable String search) {
    private Fields.Field field() {
      Fields.Field field = new Fields.Field(attribute, type, "golden." + name);
      return search == null
          ? field
          : field.searchedBy(new Fields.Search(meaning, "golden." + search));
    }
  }

  public Projection {
    columns = List.copyOf(columns);
  }

  /** With its schema. */
  public String qualified() {
    return "projection." + table;
  }

  /** The attributes as fields of conditions. */
  public Fields fields() {
    return new Fields(columns.stream().map(Column::field).toList());
  }

  /**
   * The same for a caller who sees some values whole and no others: what stays behind for them is
   * missing, and so is what tells it.
   *
   * @param clear attributes that are seen whole; null for all
   */
  Fields fields(@Nullable Set<String> clear) {
    if (clear == null) return fields();
    List<Column> hidden = columns.stream().filter(c -> !clear.contains(c.attribute())).toList();
    return new Fields(
        columns.stream()
            .map(
                column -> {
                  Fields.Field field = column.field();
                  if (hidden.isEmpty()) return field;
                  if (hidden.contains(column)) return field.withheldWhere("true", Map.of());
                  String tells = "tells" + columns.indexOf(column);
                  return field.withheldWhere(
                      Tells.sql(tells), Map.of(tells, Tells.entries(column, hidden)));
                })
            .toList());
  }
}
