package org.touchstonehub.mdm.golden;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.GoldenValue;

/**
 * One version of a golden record.
 *
 * @param values by attribute name, in the order of the model; a missing value has no entry
 * @param standard by attribute name, in the order of the model: the standard form of a value that
 *     has one
 * @param sources the source records that it was made of, in the order of their keys
 * @param recorded when this version was recorded
 */
public record GoldenRecord(
    GoldenId id,
    String domain,
    int version,
    Map<String, GoldenValue> values,
    Map<String, String> standard,
    List<SourceKey> sources,
    Instant recorded) {
  public GoldenRecord {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    standard = Collections.unmodifiableMap(new LinkedHashMap<>(standard));
    sources = List.copyOf(sources);
  }

  /** The values without their provenance. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((attribute, value) -> texts.put(attribute, value.value()));
    return texts;
  }

  /** The same record showing other values, for example fewer. */
  public GoldenRecord withValues(
      Map<String, GoldenValue> shown, Map<String, String> shownStandard) {
    return new GoldenRecord(id, domain, version, shown, shownStandard, sources, recorded);
  }

  /** The same record showing other sources, for example none. */
  public GoldenRecord withSources(List<SourceKey> shown) {
    return new GoldenRecord(id, domain, version, values, standard, shown, recorded);
  }
}
