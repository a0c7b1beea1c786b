package org.touchstonehub.match.record;

import org.touchstonehub.failure.InvalidInput;

/** The name a source system gives its own record; the half of a crosswalk we never mint. */
public record SourceKey(String system, String key) implements Comparable<SourceKey> {
  public SourceKey {
    if (system.isBlank() || key.isBlank()) {
      throw new InvalidInput(
          "source-key",
          "Source key '%s:%s' has an empty part; write it as system:key.".formatted(system, key));
    }
  }

  @Override
  public int compareTo(SourceKey other) {
    int order = system.compareTo(other.system);
    return order != 0 ? order : key.compareTo(other.key);
  }
}
