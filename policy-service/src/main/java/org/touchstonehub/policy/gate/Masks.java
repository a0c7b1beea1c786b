package org.touchstonehub.policy.gate;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.mdm.golden.HiddenParts;
import org.touchstonehub.policy.pdp.GovernedAttribute;
import org.touchstonehub.policy.pdp.Mask;

/**
 * The masks of one decision. An attribute that they do not name does not leave. They are put to a
 * record as a whole: a value that is shown by itself stays behind where it tells a hidden value of
 * the same record (see {@link HiddenParts}).
 */
public final class Masks {
  private static final String MASKED_KEY = "***";

  private final Map<String, Mask> kinds;
  private final Map<String, SemanticType> types = new HashMap<>();
  private final Set<String> selected;

  /**
   * @param attributes of the product; one that is missing counts as text
   * @param selected attributes that the answer is to have; none for all. The others hide no less
   *     and no more of the record for not being wanted
   */
  Masks(Map<String, Mask> kinds, Collection<GovernedAttribute> attributes, Set<String> selected) {
    this.selected = Set.copyOf(selected);
    this.kinds = Map.copyOf(kinds);
    attributes.forEach(
        attribute ->
            SemanticType.ofYamlName(attribute.type())
                .ifPresent(type -> types.put(attribute.name(), type)));
  }

  /** By attribute name, of those that the answer is to have. */
  public Map<String, Mask> kinds() {
    if (selected.isEmpty()) return kinds;
    Map<String, Mask> wanted = new HashMap<>(kinds);
    wanted.keySet().retainAll(selected);
    return wanted;
  }

  boolean isAskedFor(String attribute) {
    return selected.isEmpty() || selected.contains(attribute);
  }

  /** What may be shown of the standard form of a value, a part of which is shown. */
  Optional<String> standard(String attribute, String form, Shown row) {
    return kinds
        .getOrDefault(attribute, Mask.HIDDEN)
        .apply(form)
        .filter(part -> row.hidden.isEmpty() || !row.hidden.isToldBy(type(attribute), part));
  }

  /** The values of one record that may be shown, in the given order; others have no entry. */
  public Map<String, String> apply(Map<String, String> values) {
    return on(values).values();
  }

  /** The key of a source record with these values, masked where it tells a hidden one of them. */
  public SourceKey key(SourceKey source, Map<String, String> values) {
    return on(values).key(source);
  }

  /** What may be shown of one record. */
  Shown on(Map<String, String> values) {
    Map<String, String> shown = new LinkedHashMap<>();
    HiddenParts hidden = new HiddenParts();
    values.forEach(
        (attribute, value) -> {
          Mask mask = kinds.getOrDefault(attribute, Mask.HIDDEN);
          if (mask != Mask.CLEAR) hidden.add(type(attribute), value);
          mask.apply(value).ifPresent(part -> shown.put(attribute, part));
        });
    if (!hidden.isEmpty()) {
      shown.entrySet().removeIf(e -> hidden.isToldBy(type(e.getKey()), e.getValue()));
    }
    return new Shown(shown, hidden);
  }

  private SemanticType type(String attribute) {
    return types.getOrDefault(attribute, SemanticType.unknown());
  }

  /** One record as it may be shown. */
  static final class Shown {
    private final Map<String, String> values;
    private final HiddenParts hidden;

    private Shown(Map<String, String> values, HiddenParts hidden) {
      this.values = values;
      this.hidden = hidden;
    }

    Map<String, String> values() {
      return values;
    }

    /** The key of a source record, masked where it tells a hidden value: some are user names. */
    SourceKey key(SourceKey source) {
      return hidden.isEmpty() || !hidden.isToldBy(source.key())
          ? source
          : new SourceKey(source.system(), MASKED_KEY);
    }
  }
}
