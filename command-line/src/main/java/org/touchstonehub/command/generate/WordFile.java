package org.touchstonehub.command.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A word list of this package: sections headed {@code [name]}; words parted by blanks, or by {@code
 * |} in a line that has one; {@code ~} is a blank that must be kept.
 */
final class WordFile {
  private final String name;
  private final Map<String, List<String>> lines = new LinkedHashMap<>();

  WordFile(String name) {
    this.name = name;
    List<String> section = new ArrayList<>();
    for (String line : text().lines().toList()) {
      if (line.startsWith("[")) {
        section = new ArrayList<>();
        lines.put(line.substring(1, line.length() - 1), section);
      } else if (!line.isBlank()) {
        section.add(line);
      }
    }
  }

  private String text() {
    try (InputStream in = WordFile.class.getResourceAsStream(name + ".txt")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  List<String> lines(String section) {
    return Objects.requireNonNull(lines.get(section), () -> name + " has no section " + section);
  }

  List<String> words(String section) {
    List<String> words = new ArrayList<>();
    for (String line : lines(section)) {
      for (String word : line.split(line.indexOf('|') < 0 ? " " : "\\|", -1)) words.add(kept(word));
    }
    return words;
  }

  /** What follows the key in the section {@code form}. */
  String form(String key) {
    for (String line : lines("form")) {
      if (line.startsWith(key + " ")) return line.substring(key.length() + 1);
    }
    throw new IllegalStateException(name + " has no form " + key);
  }

  /** {@code a=b|c;d=e} as a map of lists. */
  static Map<String, List<String>> variants(String text) {
    Map<String, List<String>> variants = new LinkedHashMap<>();
    for (String entry : text.split(";", -1)) {
      int equals = entry.indexOf('=');
      variants.put(
          kept(entry.substring(0, equals)),
          List.of(kept(entry.substring(equals + 1)).split("\\|", -1)));
    }
    return variants;
  }

  private static String kept(String word) {
    return word.replace('~', ' ');
  }
}
