package org.touchstonehub.mdm.stewardship;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.ValueFault;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.mdm.golden.GoldenContent;

/**
 * A value of a golden record that cannot be right.
 *
 * @param subject names attribute and value without telling it: a value that is only written
 *     otherwise is the same
 * @param record the source record that it comes from
 */
record Failure(String attribute, ValueFault fault, String subject, SourceKey record) {
  /** Those of a golden record, in the order of the model. */
  static List<Failure> of(EntityModel model, GoldenContent content) {
    List<Failure> found = new ArrayList<>();
    for (Attribute attribute : model.attributes()) {
      var value = content.values().get(attribute.name());
      if (value == null) continue;
      Optional<ValueFault> fault = attribute.type().fault(value.value());
      if (fault.isEmpty()) continue;
      found.add(
          new Failure(
              attribute.name(),
              fault.get(),
              subject(attribute, value.value()),
              TaskRecord.telling(content, attribute.name())));
    }
    return found;
  }

  private static String subject(Attribute attribute, String value) {
    String standard = attribute.type().standardForm(value);
    var sha = Digests.sha256();
    Digests.add(sha, attribute.name());
    Digests.add(sha, standard.isEmpty() ? value : standard);
    return HexFormat.of().formatHex(sha.digest(), 0, 16);
  }
}
