package org.touchstonehub.match.survive;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;

/**
 * Chooses golden values: a pure function of the model, the source records and an instant. The order
 * of the records says nothing.
 */
public final class Survivorship {
  private final EntityModel model;

  public Survivorship(EntityModel model) {
    this.model = model;
  }

  /**
   * @param members current versions of the records of one cluster
   * @param at the instant for rules that depend on time
   * @return by attribute name, in the order of the model; attributes without any value are left out
   */
  public Map<String, GoldenValue> survive(List<SourceVersion> members, Instant at) {
    Map<String, GoldenValue> golden = new LinkedHashMap<>();
    List<SourceVersion> inOrder =
        members.stream().sorted(Comparator.comparing(SourceVersion::key)).toList();
    for (Attribute attribute : model.attributes()) {
      for (SourceVersion member : inOrder) {
        String value = member.values().get(attribute.name());
        if (value == null) continue;
        golden.put(
            attribute.name(),
            new GoldenValue(value, member.key(), member.recorded(), attribute.survivorship(), 1));
        break;
      }
    }
    return golden;
  }
}
