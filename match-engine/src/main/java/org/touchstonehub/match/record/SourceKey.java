package org.touchstonehub.match.record;

import java.util.Comparator;
import org.touchstonehub.failure.InvalidInput;

/** The name a source system gives its own record; the half of a crosswalk we never mint. */
public record SourceKey(String system, String key) implements Comparable<SourceKey> {
  private static final Comparator<SourceKey> ORDER =
      Comparator.comparing(SourceKey::system).thenComparing(SourceKey::key);

  public SourceKey {
    if (system.isBlank() || key.isBlank()) {
      throw new InvalidInput(
          "source-key",
          "Source key '%s:%s' has an empty part; write it as system:key.".formatted(system, key));
    }
  }

  @Override
  public int compareTo(SourceKey other) {
    return ORDER.compare(this, other);
  }
}
