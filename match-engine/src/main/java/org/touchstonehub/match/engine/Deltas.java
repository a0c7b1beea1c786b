package org.touchstonehub.match.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;

/**
 * What changes in one step.
 *
 * @param put records that come in, or of which another version does, with one value an attribute
 * @param removed records that go; those that are not here do no harm
 * @param seeds records whose component is to be looked at again since decisions about them changed
 */
public record Deltas(
    Map<SourceKey, @Nullable String[]> put, Set<SourceKey> removed, Set<SourceKey> seeds) {
  /**
   * @throws IllegalArgumentException if a record both comes and goes
   */
  public Deltas {
    put = Collections.unmodifiableMap(new LinkedHashMap<>(put));
    removed = Collections.unmodifiableSet(new TreeSet<>(removed));
    seeds = Collections.unmodifiableSet(new TreeSet<>(seeds));
    if (!Collections.disjoint(put.keySet(), removed)) {
      throw new IllegalArgumentException("A record cannot come and go in one step.");
    }
  }

  /** One record comes in, or another version of it. */
  public static Deltas put(SourceKey key, @Nullable String... values) {
    return new Deltas(Map.of(key, values), Set.of(), Set.of());
  }

  public static Deltas remove(SourceKey key) {
    return new Deltas(Map.of(), Set.of(key), Set.of());
  }

  /** Decisions about these records changed. */
  public static Deltas decide(Set<SourceKey> seeds) {
    return new Deltas(Map.of(), Set.of(), seeds);
  }

  /** Records whose stored version is no more. */
  List<SourceKey> touched() {
    Set<SourceKey> touched = new TreeSet<>(put.keySet());
    touched.addAll(removed);
    return List.copyOf(touched);
  }
}
