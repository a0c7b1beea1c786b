package org.touchstonehub.match.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.model.ReadModel;
import org.touchstonehub.match.type.ColumnForm;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.Subject;
import org.touchstonehub.match.type.Trait;

/** What {@code docs/model.md} says is so. */
class ModelGuideTest {
  private static final String GUIDE = guide();

  @Test
  void the_worked_example_is_a_model_and_reads_its_file() {
    ReadModel read =
        EntityModelReader.read("member.yaml", example("model: member").getBytes(UTF_8));

    assertThat(read.warnings()).isEmpty();
    Gathered gathered = Gathered.of(read.model(), example("Mitglied;"));

    assertThat(gathered.rejects).isEmpty();
    assertThat(gathered.rowsInWords())
        .containsExactly(
            "2: M-0017 [Jürgen, Groß, 1981-04-07, 10115, Berlin, 030 / 123 45 67, Yoga]",
            "3: 104 [Juergen, Gross, null, 10115, Berlin, +49301234567, null]");
  }

  @ParameterizedTest
  @MethodSource("org.touchstonehub.match.type.SemanticType#values")
  void every_type_is_explained_as_its_class_does(SemanticType type) {
    String columns =
        switch (type.columnForm()) {
          case ONE -> "1";
          case WORDS, LIST -> "1 to 8";
          case DAY -> "1, or 3: year, month, day";
          case POINT -> "1, or 2: latitude, longitude";
        };

    assertThat(GUIDE.lines().filter(line -> line.startsWith("| `" + type.yamlName() + "` |")))
        .containsExactly(
            "| `%s` | %s | %s | %s |"
                .formatted(
                    type.yamlName(), type.guide().examples(), type.guide().effect(), columns));
  }

  @ParameterizedTest
  @MethodSource("org.touchstonehub.match.type.SemanticType#values")
  void the_defaults_that_it_tells_are_those_of_the_type(SemanticType type) {
    String rule = type.defaultSurvivorship().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String row =
        GUIDE
            .lines()
            .filter(line -> line.startsWith("| `" + rule + "` |"))
            .findFirst()
            .orElseThrow();
    String classification = type.defaultClassification().name().toLowerCase(Locale.ROOT);
    String told =
        GUIDE
            .lines()
            .filter(line -> line.startsWith("Classification where"))
            .findFirst()
            .orElseThrow();

    assertThat(row).containsAnyOf("`" + type.yamlName() + "`", inWords(type));
    if (classification.equals("personal"))
      assertThat(told).doesNotContain("`" + type.yamlName() + "`");
    else
      assertThat(told)
          .containsPattern("`" + classification + "` for [^;]*`" + type.yamlName() + "`");
  }

  /** How the guide names types that it does not list one by one. */
  private static String inWords(SemanticType type) {
    boolean place = type.subject() == Subject.PLACE || type.subject() == Subject.COUNTRY;
    if (place && !type.has(Trait.DOOR)) return "other places";
    boolean list = type.columnForm() == ColumnForm.LIST && type.words().isPresent();
    return list ? "lists" : type.yamlName();
  }

  /** The indented block that begins so. */
  private static String example(String beginning) {
    List<String> block =
        GUIDE
            .lines()
            .dropWhile(line -> !line.startsWith("    " + beginning))
            .takeWhile(line -> line.startsWith("    "))
            .map(line -> line.substring(4))
            .toList();
    return String.join("\n", block) + "\n";
  }

  private static String guide() {
    try {
      return Files.readString(Path.of("..", "docs", "model.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
