package org.touchstonehub.match.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What was seen of a file that has no model yet.
 *
 * @param encoding of the file, seen or told
 * @param separator of a CSV file; <code>{</code> for JSON Lines
 * @param good rows that were handed over
 * @param broken rows that were passed over
 * @param whole whether the file was read to its end
 * @param columns all columns, in the order of the file
 * @param repeated columns that the header names more than once
 * @param lists columns in which a JSON list was seen
 * @param nested columns in which a JSON object, or a list in a list, was seen
 * @param headerLine where the header of a CSV file stands, from 1; 0 where there is none
 */
public record UntypedSummary(
    String file,
    Charset encoding,
    char separator,
    long good,
    long broken,
    boolean whole,
    List<String> columns,
    Set<String> repeated,
    Set<String> lists,
    Set<String> nested,
    long headerLine) {
  public UntypedSummary {
    columns = List.copyOf(columns);
    repeated = Set.copyOf(repeated);
    lists = Set.copyOf(lists);
    nested = Set.copyOf(nested);
  }

  /** The same, with other names for the columns. */
  public UntypedSummary called(UnaryOperator<String> names) {
    return new UntypedSummary(
        file,
        encoding,
        separator,
        good,
        broken,
        whole,
        columns.stream().map(names).toList(),
        renamed(repeated, names),
        renamed(lists, names),
        renamed(nested, names),
        headerLine);
  }

  private static Set<String> renamed(Set<String> columns, UnaryOperator<String> names) {
    return columns.stream().map(names).collect(Collectors.toSet());
  }

  /** Whether it is JSON Lines, and not CSV. */
  public boolean isJson() {
    return separator == '{';
  }

  /** File, form and rows, in words. */
  public String inWords() {
    String form =
        switch (separator) {
          case '{' -> "JSON Lines";
          case '\t' -> "CSV, separated by tabs";
          default -> "CSV, separated by '%s'".formatted(separator);
        };
    return String.format(
        Locale.ROOT,
        "%s: %s%s%s, %,d rows%s",
        file,
        form,
        headerLine > 1 ? ", header in line " + headerLine : "",
        encoding.equals(StandardCharsets.UTF_8) ? "" : ", " + encoding,
        good,
        whole ? "" : " and more");
  }
}
