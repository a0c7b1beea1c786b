package org.touchstonehub.sharing.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemsPageTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /**
   * Where code names a kind of problem: a failure's constructor (which takes a message beside it),
   * a kind, or a status.
   */
  private static final Pattern SLUG =
      Pattern.compile(
          "(?:InvalidInput\\(|Kind\\.[A-Z_]+,\\s*|(?:Refused|Problem\\.of)\\(\\s*\\d{3},\\s*)"
              + "\\s*\"([a-z]+(?:-[a-z]+)*)\"\\s*[,)]");

  /** The same handed on by a failure of its own class; other classes have names of their own. */
  private static final Pattern HANDED_ON =
      Pattern.compile("super\\(\\s*\"([a-z]+(?:-[a-z]+)*)\"\\s*,");

  private static final Pattern FAILURE =
      Pattern.compile("class \\w+ extends (?:InvalidInput|\\w*Exception)\\b");

  @Test
  void every_kind_of_problem_in_the_code_has_a_heading() throws IOException {
    Set<String> named = slugsInCode();
    Set<String> headings =
        Files.readAllLines(ROOT.resolve("docs/problems.md")).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(named).hasSizeGreaterThan(30).contains("policy-folder", "record-file");
    assertThat(headings).containsAll(named);
  }

  private static Set<String> slugsInCode() throws IOException {
    Set<String> slugs = new TreeSet<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file :
          files.filter(f -> f.toString().matches(".*/src/main/java/.*\\.java")).toList()) {
        String code = Files.readString(file);
        SLUG.matcher(code).results().forEach(found -> slugs.add(found.group(1)));
        if (FAILURE.matcher(code).find()) {
          HANDED_ON.matcher(code).results().forEach(found -> slugs.add(found.group(1)));
        }
      }
    }
    return slugs;
  }
}
