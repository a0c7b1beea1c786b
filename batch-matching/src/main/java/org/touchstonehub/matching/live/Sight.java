package org.touchstonehub.matching.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.mdm.golden.Condition;
import org.touchstonehub.mdm.golden.Fields;
import org.touchstonehub.mdm.golden.HiddenParts;

/**
 * What somebody who searches may see. Whatever it may not see takes no part: a probability that
 * rose with a hidden value would tell it.
 *
 * @param filter that a golden record must fulfil
 * @param fields that the filter may name beside the attributes of the model
 * @param clear attributes that are shown whole, unless a record's own value of one tells what is
 *     hidden
 */
public record Sight(Condition filter, Collection<Fields.Field> fields, Set<String> clear) {
  public Sight {
    fields = List.copyOf(fields);
    clear = Set.copyOf(clear);
  }

  /** The values of a record, one an attribute, without those that may not be seen. */
  @Nullable String[] seen(EntityModel model, @Nullable String[] values) {
    List<Attribute> attributes = model.attributes();
    @Nullable String[] seen = values.clone();
    HiddenParts hidden = new HiddenParts();
    List<Integer> shown = new ArrayList<>();
    for (int a = 0; a < seen.length; a++) {
      String value = seen[a];
      if (value == null) continue;
      if (clear.contains(attributes.get(a).name())) {
        shown.add(a);
      } else {
        hidden.add(attributes.get(a).type(), value);
        seen[a] = null;
      }
    }
    if (hidden.isEmpty()) return seen;
    for (int a : shown) {
      String value = seen[a];
      if (value != null && hidden.isToldBy(attributes.get(a).type(), value)) seen[a] = null;
    }
    return seen;
  }
}
