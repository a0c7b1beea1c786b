package org.touchstonehub.match.profile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

/** The rows of a sample as records of the model that was drafted of them. */
final class SampledRecords {
  private SampledRecords() {}

  /**
   * @param draft what the model was read from, with the same attributes
   */
  static RecordTable of(EntityModel model, Draft draft, Sources sources, int rows) {
    List<Attribute> attributes = model.attributes();
    RecordTable.Builder table = RecordTable.of(attributes.stream().map(Attribute::name).toList());
    for (int row = 0; row < rows; row++) {
      @Nullable String[] values = new @Nullable String[attributes.size()];
      for (int a = 0; a < values.length; a++) values[a] = value(attributes.get(a), draft, a, row);
      // rows are told apart by their place: keys may be missing or repeat
      table.add(new SourceKey(sources.nameOf(row), "row " + row), values);
    }
    return table.build();
  }

  private static @Nullable String value(Attribute attribute, Draft draft, int a, int row) {
    List<@Nullable String> parts = new ArrayList<>();
    for (ReadColumn column : draft.attributes().get(a).columns()) {
      parts.add(column.column().value(row));
    }
    return attribute.type().columnForm().join(parts);
  }
}
