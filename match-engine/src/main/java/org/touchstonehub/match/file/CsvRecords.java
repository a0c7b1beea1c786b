package org.touchstonehub.match.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts lines into CSV records (RFC 4180). A quoted field may hold line ends. Where a quote is not
 * closed, or what it closes is no record, the line that opened it is broken and reading goes on
 * with the next line: one stray quote does not swallow the file. General CSV readers cannot go back
 * so, which is why this is our own.
 */
final class CsvRecords {
  /**
   * Lines of one record of a file that somebody gives us: enough for prose, and a bound for time.
   */
  static final int MOST_LINES = 1000;

  private final Lines lines;
  private final char separator;
  private final int fields;
  private final int mostLines;
  private final Deque<Lines.Line> putBack;
  private final char quote;

  private final List<String> record = new ArrayList<>();
  private final List<Integer> columns = new ArrayList<>();
  private long line;
  private boolean stillOpen;

  /**
   * @param fields in each record, or 0 for any number
   */
  private CsvRecords(
      Lines lines, List<Lines.Line> ahead, char separator, char quote, int fields, int mostLines) {
    this.lines = lines;
    this.putBack = new ArrayDeque<>(ahead);
    this.separator = separator;
    this.quote = quote;
    this.fields = fields;
    this.mostLines = mostLines;
  }

  /** The records below a header. */
  static CsvRecords below(CsvStart start, Lines lines, int mostLines) {
    Header header = start.header();
    return new CsvRecords(
        lines, start.ahead(), header.separator(), header.quote(), header.names().size(), mostLines);
  }

  /**
   * The fields of a record on one line.
   *
   * @throws BrokenRow if the line is not a whole record
   */
  static List<String> split(String text, char separator, char quote) throws BrokenRow {
    CsvRecords one =
        new CsvRecords(
            new Lines(InputStream.nullInputStream(), 1, StandardCharsets.UTF_8),
            List.of(),
            separator,
            quote,
            0,
            1);
    int open = one.split(text);
    if (open > 0) throw new BrokenRow(open, "a quote is opened here and not closed");
    return one.record;
  }

  /** The line where the record read last begins, from 1. */
  long line() {
    return line;
  }

  /** Where a field of the record read last begins, in characters from the record's first. */
  int column(int field) {
    return columns.get(field);
  }

  /**
   * The fields of the next record, or null at the end; blank lines are passed over. The list is
   * used again for the next record.
   *
   * @throws BrokenRow if the next line is no record; the call after it goes on behind that line
   */
  @Nullable List<String> next() throws IOException, BrokenRow {
    Lines.Line first = nextLine();
    while (first != null && first.isBlank()) first = nextLine();
    if (first == null) return null;
    line = first.number();
    String text = first.textOrThrow();
    int open = split(text);
    if (open > 0) return acrossLines(text, open);
    checkCount();
    return record;
  }

  private List<String> acrossLines(String text, int open) throws IOException, BrokenRow {
    StringBuilder whole = new StringBuilder(text);
    Deque<Lines.Line> taken = new ArrayDeque<>();
    while (taken.size() < mostLines && whole.length() < lines.longest()) {
      Lines.Line more = nextLine();
      if (more == null) break;
      taken.addLast(more);
      String moreText = more.text();
      if (moreText == null) break;
      whole.append('\n').append(moreText);
      // Only a line with a quote can close the field.
      if (moreText.indexOf(quote) < 0) continue;
      if (closes(whole.toString())) return record;
      if (!stillOpen) break;
    }
    while (!taken.isEmpty()) putBack.addFirst(taken.removeLast());
    throw new BrokenRow(open, "a quote is opened here and not closed");
  }

  /** True if the text is a whole record; {@link #stillOpen} tells whether more lines may help. */
  private boolean closes(String text) {
    try {
      stillOpen = split(text) > 0;
      if (stillOpen) return false;
      checkCount();
      return true;
    } catch (BrokenRow notClosedWhereItShould) {
      stillOpen = false;
      return false;
    }
  }

  private void checkCount() throws BrokenRow {
    if (fields > 0 && record.size() != fields) {
      int at = record.size() > fields ? columns.get(fields) : columns.get(record.size() - 1);
      throw new BrokenRow(at, "%d fields, but the header has %d".formatted(record.size(), fields));
    }
  }

  private Lines.@Nullable Line nextLine() throws IOException {
    return putBack.isEmpty() ? lines.next() : putBack.removeFirst();
  }

  /**
   * Splits a text into {@link #record}.
   *
   * @return 0, or where a quote is opened (from 1) that the text does not close
   */
  private int split(String text) throws BrokenRow {
    record.clear();
    columns.clear();
    int at = 0;
    while (true) {
      columns.add(at + 1);
      int end = at < text.length() && text.charAt(at) == quote ? quoted(text, at) : plain(text, at);
      if (end < 0) return at + 1;
      if (end == text.length()) return 0;
      at = end + 1;
    }
  }

  private int plain(String text, int from) {
    int end = text.indexOf(separator, from);
    if (end < 0) end = text.length();
    record.add(text.substring(from, end));
    return end;
  }

  /** Returns where the field ends, or -1 if the quote is not closed. */
  private int quoted(String text, int from) throws BrokenRow {
    int at = from + 1;
    StringBuilder unescaped = null;
    while (true) {
      int closing = text.indexOf(quote, at);
      if (closing < 0) return -1;
      boolean doubled = closing + 1 < text.length() && text.charAt(closing + 1) == quote;
      if (!doubled) {
        String rest = text.substring(at, closing);
        record.add(unescaped == null ? rest : unescaped.append(rest).toString());
        int end = closing + 1;
        if (end < text.length() && text.charAt(end) != separator) {
          throw new BrokenRow(end + 1, "text follows a closing quote");
        }
        return end;
      }
      if (unescaped == null) unescaped = new StringBuilder();
      unescaped.append(text, at, closing + 1);
      at = closing + 2;
    }
  }
}
