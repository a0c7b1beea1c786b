package org.touchstonehub.command.file;

import java.nio.file.Files;
import java.nio.file.Path;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.model.ReadModel;

/** Finds the model that a command line names: a shipped one by its name, any other by its file. */
final class NamedModel {
  private NamedModel() {}

  /**
   * @throws InvalidInput if there is no such model, or it is not valid
   */
  static ReadModel read(String name) {
    if (EntityModelReader.shippedNames().contains(name)) return EntityModelReader.shipped(name);
    boolean looksLikeFile =
        name.indexOf('/') >= 0 || name.endsWith(".yaml") || name.endsWith(".yml");
    if (looksLikeFile || Files.exists(Path.of(name))) return EntityModelReader.read(Path.of(name));
    throw new InvalidInput(
        "entity-model-file",
        "There is no model '%s'; give one of %s, or a YAML file (its form is in docs/model.md)."
            .formatted(name, String.join(", ", EntityModelReader.shippedNames())));
  }
}
