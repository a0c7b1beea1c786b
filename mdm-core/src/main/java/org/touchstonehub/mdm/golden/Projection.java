package org.touchstonehub.mdm.golden;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.SemanticType;

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
}
