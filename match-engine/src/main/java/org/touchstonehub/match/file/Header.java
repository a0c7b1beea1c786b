package org.touchstonehub.match.file;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The first line of a CSV file: which separator it uses, and which wanted column is where. */
final class Header {
  /** In the order in which they are taken where the header does not decide. */
  static final String SEPARATORS = ",;\t|";

  private final String file;
  private final char separator;
  private final String text;
  private final List<String> names;

  private Header(String file, String text, char separator) {
    this.file = file;
    this.text = text;
    this.separator = separator;
    this.names = names(text, separator);
  }

  /**
   * @param wanted names of columns; the separator that makes most of them out of the line is taken
   * @throws BrokenFile if the line is no header, or names a wanted column twice
   */
  static Header of(String file, Lines.Line line, List<String> wanted) {
    String text;
    try {
      text = line.textOrThrow();
    } catch (BrokenRow e) {
      throw new BrokenFile(
          file,
          "line %d should be a header, but is broken (%s)".formatted(line.number(), e.reason()),
          "give CSV or JSON Lines in UTF-8, plain or gzip");
    }
    Header header = new Header(file, text, separator(text, wanted));
    header.check(wanted);
    return header;
  }

  /** The same line, cut by another separator; it has no names if it cannot be cut so. */
  Header separatedBy(char other) {
    return new Header(file, text, other);
  }

  char separator() {
    return separator;
  }

  List<String> names() {
    return names;
  }

  /** For each column its field, from 0, or -1 where the header does not have it. */
  int[] fieldsOf(List<String> columns) {
    return columns.stream().mapToInt(names::indexOf).toArray();
  }

  /** The names as a message may show them. */
  String shown() {
    String shown = String.join(", ", names.stream().limit(12).map(Header::shown).toList());
    return names.size() > 12 ? shown + " and %d more".formatted(names.size() - 12) : shown;
  }

  private void check(List<String> wanted) {
    if (names.isEmpty()) {
      throw new BrokenFile(
          file,
          "the header has a quote that is not closed",
          "write the columns' names on one line");
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name) && wanted.contains(name)) {
        throw new BrokenFile(
            file, "the header names column '%s' twice".formatted(shown(name)), "rename one");
      }
    }
  }

  private static char separator(String header, List<String> wanted) {
    char best = ',';
    long most = -1;
    for (int i = 0; i < SEPARATORS.length(); i++) {
      char separator = SEPARATORS.charAt(i);
      List<String> names = names(header, separator);
      long found = wanted.stream().filter(names::contains).count();
      // Any one wanted column counts for more than all columns that are not.
      long score = found * Lines.LONGEST + names.size();
      if (score > most) {
        most = score;
        best = separator;
      }
    }
    return best;
  }

  /** Names in a header; a header that cannot be split so has none. */
  private static List<String> names(String header, char separator) {
    List<String> names = new ArrayList<>();
    try {
      for (String field : CsvRecords.split(header, separator)) {
        names.add(Normalizer.normalize(field.strip(), Normalizer.Form.NFC));
      }
    } catch (BrokenRow notSoSeparated) {
      return List.of();
    }
    return names;
  }

  /** A name as a message may show it. */
  static String shown(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 40 ? plain.substring(0, 37) + "..." : plain;
  }
}
