package org.touchstonehub.match.refine;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefinementTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static String source = "";

  @BeforeAll
  static void readSources() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      source =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(RefinementTest::text)
              .collect(joining("\n"));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_special_case_is_asked_for_in_one_place(Refinement one) {
    Pattern asked = Pattern.compile("Refinement\\." + one.name() + "\\.isOn\\(\\)");

    assertThat(asked.matcher(source).results().map(MatchResult::group)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void all_are_on_where_nobody_says_otherwise(Refinement one) {
    assertThat(one.isOn()).isTrue();
  }

  @Test
  void several_can_be_named() {
    assertThat(Refinement.named("own-words, giants"))
        .containsExactly(Refinement.OWN_WORDS, Refinement.GIANTS);
    assertThat(Refinement.named("")).isEmpty();
  }

  @Test
  void one_that_there_is_not_is_refused_with_those_that_there_are() {
    assertThatThrownBy(() -> Refinement.named("own-wrods"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'own-wrods'")
        .hasMessageContaining("own-words, groups");
  }
}
