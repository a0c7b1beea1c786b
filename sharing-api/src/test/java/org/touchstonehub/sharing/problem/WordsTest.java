package org.touchstonehub.sharing.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Modules whose failures are told over REST. */
  private static final List<String> MODULES =
      List.of("sharing-api", "mdm-core", "policy-service", "batch-matching", "data-products");

  /** Told to whoever starts the hub or writes its files, in the log and in readiness alone. */
  private static final List<String> FOR_OPERATORS =
      List.of("entity-model", "entity-model-file", "data-product", "opa-url", "model-folder");

  /** A failure with its slug, and the literals of its sentence. */
  private static final Pattern TOLD =
      Pattern.compile(
          "(?:new InvalidInput\\(|new Refused\\(\\s*\\d{3},|Problem\\.of\\(\\s*\\d{3},|super\\(\\s*Kind\\.[A-Z_]+,)"
              + "\\s*\"([a-z]+(?:-[a-z]+)*)\",\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*(?:\\.formatted\\((?:[^()\"]|\\((?:[^()\"]|\\((?:[^()\"]|\\([^()\"]*\\))*\\))*\\))*\\))?\\s*\\+?\\s*)+)");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  @Test
  void every_kind_of_problem_has_a_title_in_both_languages() throws IOException {
    Properties english = titles("titles_en.properties");
    Properties german = titles("titles_de.properties");
    for (String line : Files.readAllLines(ROOT.resolve("docs/problems.md"))) {
      if (!line.startsWith("## ")) continue;
      assertThat(english.getProperty(line.substring(3))).as("titles_en: %s", line).isNotBlank();
      assertThat(german.getProperty(line.substring(3))).as("titles_de: %s", line).isNotBlank();
    }
  }

  private static Properties titles(String file) throws IOException {
    Properties titles = new Properties();
    try (var in = new InputStreamReader(Words.class.getResourceAsStream(file), UTF_8)) {
      titles.load(in);
    }
    return titles;
  }

  @Test
  void every_detail_of_the_code_has_a_german_one() throws IOException {
    Map<String, String> missing = new TreeMap<>();
    int found = 0;
    for (Map.Entry<String, Path> told : details().entrySet()) {
      found++;
      String filled = told.getKey().replace("%s", "X").replace("%d", "7").replace("%%", "%");
      if (Words.detail(filled, Language.GERMAN).isEmpty()) {
        missing.put(told.getKey(), told.getValue().getFileName().toString());
      }
    }
    assertThat(missing).as("add them to details_de.txt").isEmpty();
    assertThat(found).isGreaterThan(80);
  }

  private static Map<String, Path> details() throws IOException {
    Map<String, Path> found = new TreeMap<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          Matcher told = TOLD.matcher(Files.readString(file));
          while (told.find()) {
            String sentence = joined(told.group(2));
            boolean isWhole = !sentence.endsWith(" "); // else a variable follows
            if (isWhole && !FOR_OPERATORS.contains(told.group(1))) found.put(sentence, file);
          }
        }
      }
    }
    return found;
  }

  private static String joined(String literals) {
    StringBuilder whole = new StringBuilder();
    Matcher literal = LITERAL.matcher(literals);
    while (literal.find()) whole.append(literal.group(1).translateEscapes());
    return whole.toString();
  }

  @Test
  void every_german_detail_fills_the_same_gaps() {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, String> pair : Words.pairs("details_de.txt")) {
      String german = pair.getValue();
      boolean isNumbered = german.contains("$s");
      if (!isNumbered && gaps(pair.getKey()) != gaps(german)) wrong.add(german);
    }
    assertThat(wrong).isEmpty();
  }

  private static long gaps(String sentence) {
    return Pattern.compile("%[sd]").matcher(sentence).results().count();
  }

  @Test
  void what_the_code_filled_in_stands_in_the_german_sentence() {
    assertThat(Words.detail("The limit must be between 1 and 500.", Language.GERMAN))
        .contains("Die Grenze muss zwischen 1 und 500 liegen.");
    assertThat(
            Words.detail(
                "The member 'a.b' at line 1, column 20 is unknown; see the schema at /openapi.",
                Language.GERMAN))
        .contains(
            "Das Element 'a.b' in Zeile 1, Spalte 20 ist unbekannt; siehe das Schema unter /openapi.");
    assertThat(
            Words.detail(
                "The path holds a '%' without two hexadecimal digits after it; write it as %25.",
                Language.GERMAN))
        .contains(
            "Der Pfad enthält ein '%', auf das keine zwei Hexadezimalziffern folgen; %25 schreiben.");
    assertThat(Words.detail("Nobody has written this down.", Language.GERMAN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de              | GERMAN
          de-AT           | GERMAN
          DE;q=0.5        | GERMAN
          fr, de          | GERMAN
          en, de          | ENGLISH
          de;q=0.5, en    | ENGLISH
          en;q=0.5, de    | GERMAN
          -               | ENGLISH
          -;q=1, -        | ENGLISH
          ;               | ENGLISH
          de;q=0          | ENGLISH
          fr              | ENGLISH
          *               | ENGLISH
          ;;;             | ENGLISH
          ''              | ENGLISH
          """)
  void the_language_is_the_one_that_is_liked_best(String header, Language language) {
    assertThat(Language.of(header)).isEqualTo(language);
  }
}
