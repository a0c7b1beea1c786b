package org.touchstonehub.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who follows a link of the documentation arrives. */
class DocumentationLinksTest {
  private static final Path TOP = Path.of("..");

  /** A link to a file beside, to a heading of it, or to one of the same page. */
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]*)(?:#([^)\\s]+))?\\)");

  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  @Test
  void every_link_leads_to_a_file_and_to_a_heading_that_it_has() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
        Path to = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
        if (!arrives(to, link.group(2))) broken.add(TOP.relativize(page) + ": " + link.group());
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void a_link_to_what_is_not_there_is_seen() throws IOException {
    Path readme = TOP.resolve("README.md");
    assertThat(arrives(readme, "two-commands")).isTrue();
    assertThat(arrives(readme, "three-commands")).isFalse();
    assertThat(arrives(TOP.resolve("docs/nowhere.md"), null)).isFalse();
  }

  private static boolean arrives(Path to, @Nullable String heading) throws IOException {
    return Files.exists(to) && (heading == null || anchors(to).contains(heading));
  }

  /** As GitHub names headings: small, without punctuation, hyphens for blanks. */
  private static Set<String> anchors(Path page) throws IOException {
    return HEADING
        .matcher(Files.readString(page))
        .results()
        .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(TOP.resolve("docs"))) {
      Stream<Path> pages = docs.filter(file -> file.toString().endsWith(".md")).sorted();
      return Stream.concat(Stream.of(TOP.resolve("README.md")), pages).toList();
    }
  }
}
