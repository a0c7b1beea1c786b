package org.touchstonehub.match.profile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.standardise.Folding;
import org.touchstonehub.match.standardise.Nicknames;

/** The words by which columns and given names are known, from the files beside this class. */
final class Vocabulary {
  private static final Map<String, ColumnWord> COLUMNS = columns();
  private static final Set<String> GIVEN_NAMES = words("given-names.txt");
  private static final Set<String> ORGANISATION_WORDS = words("organisation-words.txt");

  private Vocabulary() {}

  /**
   * @param compact folded, without blanks
   */
  static @Nullable ColumnWord column(String compact) {
    return COLUMNS.get(compact);
  }

  /**
   * @param word folded
   */
  static boolean isGivenName(String word) {
    return GIVEN_NAMES.contains(word) || Nicknames.families(word).length > 0;
  }

  /**
   * Whether a word names organisations and hardly ever persons: school, bank.
   *
   * @param word folded
   */
  static boolean isOfOrganisations(String word) {
    return ORGANISATION_WORDS.contains(word);
  }

  private static Map<String, ColumnWord> columns() {
    Map<String, ColumnWord> columns = new HashMap<>();
    for (String line : lines("column-names.txt")) {
      String[] parts = line.split("\\|", -1);
      ColumnWord word = new ColumnWord(Meaning.valueOf(parts[0].strip()), parts[1].strip());
      for (String name : parts[2].split(",", -1)) {
        columns.putIfAbsent(String.join("", Folding.words(Folding.fold(name))), word);
      }
    }
    return columns;
  }

  private static Set<String> words(String resource) {
    Set<String> words = new HashSet<>();
    for (String line : lines(resource)) words.addAll(Folding.words(Folding.fold(line)));
    return words;
  }

  private static List<String> lines(String resource) {
    try (InputStream in = Vocabulary.class.getResourceAsStream(resource)) {
      if (in == null) throw new IllegalStateException("resource " + resource + " is missing");
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      Stream<String> lines = reader.lines().filter(line -> !line.startsWith("#"));
      return lines.filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
