package org.touchstonehub.match.model;

import java.util.List;

/**
 * A model that was read, and what its author should still see to.
 *
 * @param yaml the text that it was read from; {@link EntityModelReader#read(String, byte[])} reads
 *     its UTF-8 bytes to an equal model
 * @param warnings in the order of the file; may be empty
 */
public record ReadModel(EntityModel model, String yaml, List<ModelFault> warnings) {
  public ReadModel {
    warnings = List.copyOf(warnings);
  }
}
