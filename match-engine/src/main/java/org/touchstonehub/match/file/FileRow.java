package org.touchstonehub.match.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.SourceKey;

/** One good row of a file. */
public final class FileRow {
  private final long line;
  private final SourceKey key;
  private final @Nullable String[] values;

  FileRow(long line, SourceKey key, @Nullable String[] values) {
    this.line = line;
    this.key = key;
    this.values = values;
  }

  /** Where the row begins, from 1; the header of a CSV file is line 1. */
  public long line() {
    return line;
  }

  /** The record's key: not blank, no control characters, at most 500 characters. */
  public SourceKey key() {
    return key;
  }

  /**
   * One value per attribute, in the order of the model; null is missing, none is blank, none holds
   * U+0000. The array is the caller's to keep.
   */
  public @Nullable String[] values() {
    return values;
  }

  /** The values that are there, by attribute name, in the order of the model. */
  public Map<String, String> present(EntityModel model) {
    List<Attribute> attributes = model.attributes();
    Map<String, String> present = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      String value = values[i];
      if (value != null) present.put(attributes.get(i).name(), value);
    }
    return present;
  }
}
