package org.touchstonehub.match.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV file begins, up to its first row. Above the header may stand a line that only names the
 * separator ({@code sep=;}, as spreadsheets write it), titles and comments; the header itself may
 * go over several lines where a quoted name holds a line end.
 *
 * @param ahead lines behind the header that were read already
 */
record CsvStart(Header header, List<Lines.Line> ahead) {
  /** Lines that may stand above a header. */
  private static final int MOST_ABOVE = 40;

  /** Lines that a header may take. */
  private static final int MOST_OF_HEADER = 40;

  /**
   * Rows by which a line is known as their header where nobody says what its columns are called.
   */
  private static final int ROWS_LOOKED_AT = 10;

  CsvStart {
    ahead = List.copyOf(ahead);
  }

  /**
   * @param first the first line that is not blank
   * @param wanted names of columns, the key's first; the header is the first line that has it and
   *     another. None: the header is the first line with as many fields as the lines below it
   * @throws BrokenFile if there is no header
   */
  static CsvStart of(String file, Lines lines, Lines.Line first, List<String> wanted)
      throws IOException {
    Beginning beginning = new Beginning(file, lines, first);
    Character said = beginning.saidSeparator();
    Header plain = beginning.headerAt(0, said, wanted);
    int at = 0;
    if (!beginning.fits(0, plain, wanted)) {
      for (int line = plain.lines(); line <= MOST_ABOVE && beginning.has(line); line++) {
        Header header = beginning.headerIfAny(line, said, wanted);
        if (header == null || !beginning.fits(line, header, wanted)) continue;
        at = line;
        plain = header;
        break;
      }
    }
    plain.check(wanted);
    return new CsvStart(plain, beginning.from(at + plain.lines()));
  }

  /** The lines at the beginning of a file, read as far as they are asked for. */
  private static final class Beginning {
    private final String file;
    private final Lines lines;
    private final List<Lines.Line> read = new ArrayList<>();

    Beginning(String file, Lines lines, Lines.Line first) {
      this.file = file;
      this.lines = lines;
      read.add(first);
    }

    boolean has(int line) throws IOException {
      while (read.size() <= line) {
        Lines.Line next = lines.next();
        if (next == null) return false;
        read.add(next);
      }
      return true;
    }

    List<Lines.Line> from(int line) {
      return read.subList(Math.min(line, read.size()), read.size());
    }

    /** The separator of a first line that says nothing else; that line is passed over. */
    @Nullable Character saidSeparator() throws IOException {
      String text = read.get(0).text();
      if (text == null || !text.strip().regionMatches(true, 0, "sep=", 0, 4)) return null;
      String said = text.stripTrailing().endsWith("=") ? "\t" : text.strip().substring(4);
      if (said.length() != 1 || Header.SEPARATORS.indexOf(said.charAt(0)) < 0) return null;
      do {
        read.remove(0);
        if (!has(0)) throw new BrokenFile(file, "the file is empty", FileInput.WITH_HEADER);
      } while (read.get(0).isBlank());
      return said.charAt(0);
    }

    /**
     * @throws BrokenFile if it is none
     */
    Header headerAt(int line, @Nullable Character said, List<String> wanted) throws IOException {
      return Header.of(file, headerLine(line), said, wanted, taken(line));
    }

    /** Null if the line is broken, blank or leaves a quote open. */
    @Nullable Header headerIfAny(int line, @Nullable Character said, List<String> wanted)
        throws IOException {
      String text = read.get(line).text();
      if (text == null || text.isBlank()) return null;
      Header header = headerAt(line, said, wanted);
      return header.names().isEmpty() ? null : header;
    }

    /** A line, with those that a quote opened in it goes on over. */
    private Lines.Line headerLine(int line) throws IOException {
      int taken = taken(line);
      Lines.Line first = read.get(line);
      if (taken == 1) return first;
      List<String> texts = new ArrayList<>();
      for (int i = line; i < line + taken; i++) texts.add(String.valueOf(read.get(i).text()));
      return new Lines.Line(first.number(), String.join("\n", texts), null);
    }

    private int taken(int line) throws IOException {
      boolean open = false;
      for (int i = line; i < line + MOST_OF_HEADER && has(i); i++) {
        String text = read.get(i).text();
        if (text == null) return 1;
        open ^= text.chars().filter(c -> c == '"').count() % 2 == 1;
        if (!open) return i - line + 1;
      }
      return 1;
    }

    boolean fits(int line, Header header, List<String> wanted) throws IOException {
      return wanted.isEmpty()
          ? isAboveItsLike(line, header) && (line == 0 || namesColumns(line, header))
          : header.names().contains(wanted.get(0))
              && (wanted.size() == 1 || wanted.stream().skip(1).anyMatch(header.names()::contains));
    }

    /**
     * Whether a line below others looks like names and no row: each field is there, is no number,
     * and is not what the lines below hold, too.
     */
    private boolean namesColumns(int line, Header header) throws IOException {
      Set<String> below = new HashSet<>();
      for (int i = line + header.lines(); i <= line + ROWS_LOOKED_AT && has(i); i++) {
        String text = read.get(i).text();
        if (text != null) below.addAll(header.cut(text));
      }
      return header.names().stream()
          .noneMatch(
              name ->
                  name.isEmpty()
                      || name.indexOf('@') >= 0
                      || name.codePoints().noneMatch(Character::isLetter)
                      || below.contains(name));
    }

    /** Whether most of the lines below it have as many fields, at least two. */
    private boolean isAboveItsLike(int line, Header header) throws IOException {
      for (char separator : Header.SEPARATORS.toCharArray()) {
        int fields = header.separatedBy(separator).names().size();
        if (fields < 2) continue;
        int rows = 0;
        int like = 0;
        for (int i = line + header.lines(); rows < ROWS_LOOKED_AT && has(i); i++) {
          String text = read.get(i).text();
          if (text == null || text.isBlank()) continue;
          rows++;
          if (Header.fields(text, separator) == fields) like++;
        }
        if (rows > 0 && 2 * like >= rows) return true;
      }
      return false;
    }
  }
}
