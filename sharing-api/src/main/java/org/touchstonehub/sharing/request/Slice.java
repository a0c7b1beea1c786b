package org.touchstonehub.sharing.request;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the cursor of the page after it, or null on the last
 */
public record Slice<T>(List<T> items, @Nullable String next) {
  public Slice {
    items = List.copyOf(items);
  }

  /**
   * @param found up to one more than the page can hold, which tells whether there is a next page
   * @param cursor of the page after an item
   */
  public static <T> Slice<T> of(List<T> found, int limit, Function<T, String> cursor) {
    if (found.size() <= limit) return new Slice<>(found, null);
    return new Slice<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)));
  }
}
