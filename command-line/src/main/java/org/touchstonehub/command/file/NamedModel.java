package org.touchstonehub.command.file;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.model.ModelFault;
import org.touchstonehub.match.model.ReadModel;

/** Finds the model that a command line names: a shipped one by its name, any other by its file. */
final class NamedModel {
  private static final int WARNINGS_SHOWN = 3;

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

  /** Prints the first warnings, each in a line. */
  static void warn(PrintWriter err, List<ModelFault> warnings) {
    warnings.stream().limit(WARNINGS_SHOWN).forEach(w -> err.println("touchstone: warning: " + w));
    if (warnings.size() > WARNINGS_SHOWN) {
      err.println(
          "touchstone: warning: and %d more like it".formatted(warnings.size() - WARNINGS_SHOWN));
    }
    err.flush();
  }
}
