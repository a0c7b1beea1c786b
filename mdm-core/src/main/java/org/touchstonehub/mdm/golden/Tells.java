package org.touchstonehub.mdm.golden;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.survive.GoldenValue;
import org.touchstonehub.match.type.Trait;

/**
 * Which values of a record tell which others, by the net of {@link HiddenParts}. It depends on the
 * record alone, so it is found when the record is written and stands in its projection: a search
 * then knows whose value stays behind without reading it, and takes it for missing.
 */
public final class Tells {
  /** In the projection; no name that is made of an attribute begins like it. */
  public static final String COLUMN = "_tells";

  private Tells() {}

  /** As the projection keeps it, with blanks between; null where no value tells another. */
  public static @Nullable String of(Projection projection, Map<String, GoldenValue> values) {
    List<Projection.Column> columns =
        projection.columns().stream().filter(c -> values.containsKey(c.attribute())).toList();
    List<HiddenParts> hidden = new ArrayList<>();
    for (Projection.Column column : columns) {
      HiddenParts parts = new HiddenParts();
      parts.add(column.meaning(), text(column, values));
      hidden.add(parts);
    }
    List<String> found = new ArrayList<>();
    for (Projection.Column teller : columns) {
      if (teller.meaning().has(Trait.SAID_BY_CHANCE)) continue;
      HiddenParts.Said said = new HiddenParts.Said(text(teller, values));
      for (int i = 0; i < columns.size(); i++) {
        Projection.Column told = columns.get(i);
        if (!told.equals(teller) && hidden.get(i).isToldBy(said)) found.add(entry(teller, told));
      }
    }
    return found.isEmpty() ? null : String.join(" ", found);
  }

  private static String text(Projection.Column column, Map<String, GoldenValue> values) {
    GoldenValue value = values.get(column.attribute());
    return value == null ? "" : value.value();
  }

  private static String entry(Projection.Column teller, Projection.Column told) {
    return teller.name() + ">" + told.name();
  }

  /**
   * How SQL asks whether the value of a column tells any of the hidden ones.
   *
   * @param parameter names the entries that say so
   */
  static String sql(String parameter) {
    return "coalesce(golden.%s && cast(:%s as text[]), false)".formatted(COLUMN, parameter);
  }

  static String[] entries(Projection.Column teller, Collection<Projection.Column> hidden) {
    return hidden.stream().map(told -> entry(teller, told)).toArray(String[]::new);
  }
}
