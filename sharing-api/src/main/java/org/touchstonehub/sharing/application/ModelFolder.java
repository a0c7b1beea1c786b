package org.touchstonehub.sharing.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.model.ReadModel;

/** The entity models that this hub follows: those that are shipped, and those of a folder. */
@ApplicationScoped
public class ModelFolder {
  @Inject
  @ConfigProperty(name = "TOUCHSTONE_MODELS")
  Optional<String> folder;

  /**
   * One model for each domain; a file of the folder takes the place of a shipped model of its name.
   *
   * @throws InvalidInput if the folder cannot be read, or a file in it is not a model
   */
  List<ReadModel> read() {
    Map<String, ReadModel> byDomain = new LinkedHashMap<>();
    for (String name : EntityModelReader.shippedNames()) {
      byDomain.put(name, EntityModelReader.shipped(name));
    }
    folder.filter(path -> !path.isBlank()).stream()
        .flatMap(path -> files(Path.of(path)).stream())
        .map(EntityModelReader::read)
        .forEach(read -> byDomain.put(read.model().name(), read));
    return List.copyOf(byDomain.values());
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(".*\\.ya?ml"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new InvalidInput(
          "model-folder",
          "TOUCHSTONE_MODELS names %s, which is not a folder that can be read.".formatted(folder),
          unreadable);
    }
  }
}
