package org.touchstonehub.match.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.touchstonehub.failure.InvalidInput;

/**
 * Reads entity models. The form is in {@code docs/model.md}; a small, safe part of YAML is enough
 * for it. Every fault of a file is told at once, with its line and column.
 */
public final class EntityModelReader {
  private static final List<String> SHIPPED = List.of("customer", "supplier", "employee");

  private EntityModelReader() {}

  /** The models that come with Touchstone. */
  public static List<String> shippedNames() {
    return SHIPPED;
  }

  /**
   * @throws IllegalArgumentException if no shipped model has this name
   */
  public static ReadModel shipped(String name) {
    if (!SHIPPED.contains(name)) throw new IllegalArgumentException("no shipped model " + name);
    String resource = name + ".yaml";
    try (InputStream in = EntityModelReader.class.getResourceAsStream(resource)) {
      if (in == null) throw new IllegalStateException("resource " + resource + " is missing");
      return read(resource, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws InvalidModel if the file is not a valid model
   * @throws InvalidInput if it is absent or cannot be read
   */
  public static ReadModel read(Path file) {
    if (Files.isDirectory(file)) {
      throw unreadable(file, "is a folder", null);
    }
    if (!Files.exists(file)) {
      throw unreadable(file, "does not exist", null);
    }
    try {
      if (Files.size(file) > YamlText.MOST_BYTES) {
        throw unreadable(file, "has more than 1 MiB", null);
      }
      return read(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw unreadable(file, "cannot be read (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  /**
   * @param origin what messages call the text, usually a file name
   * @param yaml UTF-8, with or without a byte order mark
   * @throws InvalidModel if the text is not a valid model
   */
  public static ReadModel read(String origin, byte[] yaml) {
    YamlText text = new YamlText(origin);
    String decoded = text.decode(yaml);
    Node root = text.compose(decoded);
    Faults faults = new Faults(origin);
    EntityModel model = new ModelForm(faults).read(root);
    return new ReadModel(model, decoded, faults.warnings());
  }

  /** What keeps a column of a file from being named in a model, or empty. */
  public static Optional<String> faultOfColumn(String name) {
    return Names.faultOfColumn(name);
  }

  /** What keeps a text from naming a source, or empty. */
  public static Optional<String> faultOfSource(String name) {
    return Names.faultOf(name);
  }

  private static InvalidInput unreadable(Path file, String why, @Nullable Exception cause) {
    return new InvalidInput(
        "entity-model-file",
        "Model file %s %s; give a readable YAML file, or one of: %s."
            .formatted(file, why, String.join(", ", SHIPPED)),
        cause);
  }
}
