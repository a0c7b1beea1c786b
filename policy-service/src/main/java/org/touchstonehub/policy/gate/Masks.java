package org.touchstonehub.policy.gate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.touchstonehub.policy.pdp.Mask;

/** The masks of one decision. An attribute that they do not name does not leave. */
public final class Masks {
  private final Map<String, Mask> kinds;

  Masks(Map<String, Mask> kinds) {
    this.kinds = Map.copyOf(kinds);
  }

  /** By attribute name. */
  public Map<String, Mask> kinds() {
    return kinds;
  }

  /** What may be shown of a value of an attribute; empty if nothing. */
  public Optional<String> apply(String attribute, String value) {
    return kinds.getOrDefault(attribute, Mask.HIDDEN).apply(value);
  }

  /** The values that may be shown, in the given order; what may not be has no entry. */
  public Map<String, String> apply(Map<String, String> values) {
    Map<String, String> shown = new LinkedHashMap<>();
    values.forEach(
        (attribute, value) -> apply(attribute, value).ifPresent(v -> shown.put(attribute, v)));
    return shown;
  }
}
