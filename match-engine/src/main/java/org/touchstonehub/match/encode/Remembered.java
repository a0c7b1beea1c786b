package org.touchstonehub.match.encode;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was made of values of late: common values are standardised once, values that nobody shares
 * are not kept. Only time depends on it, never a result.
 */
final class Remembered<T> {
  private static final int PLACES = 1 << 15;

  private final Function<String, T> made;
  private final @Nullable String[] values = new String[PLACES];
  private final @Nullable Object[] results = new Object[PLACES];

  Remembered(Function<String, T> made) {
    this.made = made;
  }

  @SuppressWarnings("unchecked") // results holds what made returned
  T of(String value) {
    int hash = value.hashCode();
    int place = (hash ^ hash >>> 15) & PLACES - 1;
    if (value.equals(values[place])) return (T) Objects.requireNonNull(results[place]);
    T result = made.apply(value);
    values[place] = value;
    results[place] = result;
    return result;
  }
}
