package org.touchstonehub.match.file;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header of a CSV file: which separator it uses, and which wanted column is where. */
final class Header {
  /** In the order in which they are taken where the header does not decide. */
  static final String SEPARATORS = ",;\t|";

  /** A line end within a name is a blank: nobody could write it in a model. */
  private static final Pattern LINE_ENDS = Pattern.compile("\\s*[\\r\\n]\\s*");

  private final String file;
  private final char separator;
  private final char quote;
  private final long line;
  private final int lines;
  private final String text;
  private final List<String> names;

  private Header(String file, long line, int lines, String text, char separator) {
    this.file = file;
    this.line = line;
    this.lines = lines;
    this.text = text;
    this.separator = separator;
    this.quote = quote(text, separator);
    this.names = names(text, separator);
  }

  /**
   * @param said the separator that the file names, or null
   * @param wanted names of columns; the separator that makes most of them out of the line is taken
   * @param lines that it takes
   * @throws BrokenFile if the line is broken
   */
  static Header of(
      String file, Lines.Line line, @Nullable Character said, List<String> wanted, int lines) {
    String text;
    try {
      text = line.textOrThrow();
    } catch (BrokenRow e) {
      throw new BrokenFile(
          file,
          "line %d should be a header, but is broken (%s)".formatted(line.number(), e.reason()),
          "give CSV or JSON Lines in UTF-8, plain or gzip");
    }
    char separator = said == null ? separator(text, wanted) : said;
    return new Header(file, line.number(), lines, text, separator);
  }

  /** The same line, cut by another separator; it has no names if it cannot be cut so. */
  Header separatedBy(char other) {
    return new Header(file, line, lines, text, other);
  }

  /** Where it begins, from 1. */
  long line() {
    return line;
  }

  /** The lines that it takes. */
  int lines() {
    return lines;
  }

  /** What stands around its names, and so around values: a double quote, or a single one. */
  char quote() {
    return quote;
  }

  /** The fields of another line, cut as this one is; empty if it cannot be. */
  List<String> cut(String other) {
    return names(other, separator);
  }

  /** The fields of a line, or 0 if it cannot be cut so. */
  static int fields(String text, char separator) {
    try {
      return CsvRecords.split(text, separator, quote(text, separator)).size();
    } catch (BrokenRow notSoSeparated) {
      return 0;
    }
  }

  /** Single quotes are quotes where they stand around each of several names. */
  private static char quote(String text, char separator) {
    String[] fields = text.strip().split(Pattern.quote(String.valueOf(separator)), -1);
    boolean single = fields.length > 1;
    for (String field : fields) {
      String name = field.strip();
      single &= name.length() > 1 && name.startsWith("'") && name.endsWith("'");
    }
    return single ? '\'' : '"';
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

  /**
   * @throws BrokenFile if it is no header, or names a wanted column twice
   */
  void check(List<String> wanted) {
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
      for (String field : CsvRecords.split(header, separator, quote(header, separator))) {
        String name = LINE_ENDS.matcher(field.strip()).replaceAll(" ");
        names.add(Normalizer.normalize(name, Normalizer.Form.NFC));
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
