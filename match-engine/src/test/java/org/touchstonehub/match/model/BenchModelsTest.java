package org.touchstonehub.match.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BenchModelsTest {
  static Stream<Path> models() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "bench", "models"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void a_bench_model_is_valid_and_holds_no_number_but_in_its_description(Path file)
      throws IOException {
    EntityModelReader.read(file);

    assertThat(Files.readAllLines(file))
        .filteredOn(line -> !line.startsWith("description:"))
        .noneMatch(line -> line.matches(".*:\\s*[-+.0-9]+\\s*[,}]?\\s*"));
  }
}
