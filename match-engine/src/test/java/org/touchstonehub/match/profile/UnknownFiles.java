package org.touchstonehub.match.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.type.SemanticType;

/** Files of unknown columns, made row by row, and what a profile makes of them. */
abstract class UnknownFiles {
  static final List<String> GIVEN = List.of("Ada", "Karl", "Marie", "Pedro", "Giulia", "Jan");
  static final List<String> FAMILY =
      List.of("Byron", "Schmidt", "Curie", "Garcia", "Rossi", "de Vries", "Okafor");

  @TempDir Path folder;

  EntityModel draft(String header, IntFunction<String> row) throws IOException {
    return draft(header, 100, row);
  }

  EntityModel draft(String header, int rows, IntFunction<String> row) throws IOException {
    return model(profile(write(header, rows, row)));
  }

  Path write(String header, IntFunction<String> row) throws IOException {
    return write(header, 100, row);
  }

  Path write(String header, int rows, IntFunction<String> row) throws IOException {
    String text =
        IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n", header + "\n", ""));
    return Files.writeString(folder.resolve("unknown.csv"), text);
  }

  static Profile profile(Path file) {
    return new Profiler(
            List.of(new Profiler.FileToProfile(file, null, null)),
            new Profiler.Wishes("record", null, null))
        .profile();
  }

  static EntityModel model(Profile profile) {
    return EntityModelReader.read("draft", profile.yaml().getBytes(UTF_8)).model();
  }

  static List<String> inWords(EntityModel model) {
    return model.attributes().stream()
        .map(a -> a.type().yamlName() + " " + String.join("+", a.columns()))
        .toList();
  }

  static Optional<SemanticType> typeOf(EntityModel model, String column) {
    return model.attributes().stream()
        .filter(attribute -> attribute.columns().contains(column))
        .map(Attribute::type)
        .findFirst();
  }
}
