package org.touchstonehub.mdm.golden;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The typed table of the current golden values of one domain.
 *
 * @param table its name in the schema {@code projection}, which needs no quotes
 * @param columns one for each attribute, in the order of the model
 */
public record Projection(String domain, String table, List<Column> columns) {
  /**
   * @param name needs no quotes in SQL
   */
  public record Column(String attribute, String name, ColumnType type) {}

  public Projection {
    columns = List.copyOf(columns);
  }

  /** With its schema. */
  public String qualified() {
    return "projection." + table;
  }

  /** The attributes as fields of conditions. */
  public Fields fields() {
    return new Fields(
        columns.stream()
            .map(c -> new Fields.Field(c.attribute(), c.type(), "golden." + c.name()))
            .collect(Collectors.toList()));
  }
}
