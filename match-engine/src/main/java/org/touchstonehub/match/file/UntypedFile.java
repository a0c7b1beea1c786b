package org.touchstonehub.match.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of records that nobody has written a model for yet: all its columns, as text. It is read
 * by what reads records for a model, so that what is seen here is what a match will see.
 */
public final class UntypedFile {
  /** Records of the beginning by which the separator is chosen. */
  private static final int PROBED = 200;

  private final FileInput input;

  /** Takes a row. */
  public interface Row {
    /**
     * @param columns the same list for each row of a CSV file
     * @param values one per column, null where the row has none
     */
    void take(List<String> columns, List<? extends @Nullable String> values);
  }

  private UntypedFile(FileInput input) {
    this.input = input;
  }

  /**
   * @param encoding of the file, or null if it is to be seen from its beginning
   */
  public static UntypedFile of(Path file, @Nullable Charset encoding) {
    return new UntypedFile(FileInput.of(file, encoding));
  }

  /**
   * Hands over the good rows from the beginning.
   *
   * @param mostRows rows, good or broken, after which reading ends
   * @throws BrokenFile if the file cannot be used
   */
  public UntypedSummary read(long mostRows, Row row) {
    String text = input.read(Lines.LONGEST, (lines, counted) -> firstText(lines));
    if (text.startsWith("{")) return readJson(mostRows, row);
    return readCsv(CsvShape.of(input, PROBED), mostRows, row);
  }

  private String firstText(Lines lines) throws IOException {
    String text = input.first(lines).text();
    String begin = text == null ? "" : text.strip();
    if (begin.startsWith("[")) throw RecordFile.oneList(input.name());
    return begin;
  }

  private UntypedSummary readCsv(CsvShape shape, long mostRows, Row row) {
    return input.read(
        Lines.LONGEST,
        (lines, counted) -> {
          CsvRecords records = shape.records(input, lines);
          long good = 0;
          long broken = 0;
          boolean whole = false;
          while (good + broken < mostRows) {
            try {
              List<String> next = records.next();
              if (next == null) {
                whole = true;
                break;
              }
              if (next.equals(shape.names())) throw new BrokenRow(1, "the header again");
              good++;
              row.take(shape.names(), next);
            } catch (BrokenRow e) {
              broken++;
            }
          }
          return new UntypedSummary(
              input.name(),
              lines.encoding(),
              shape.header().separator(),
              good,
              broken,
              whole,
              shape.names(),
              shape.repeated(),
              Set.of(),
              Set.of(),
              shape.header().line());
        });
  }

  private UntypedSummary readJson(long mostRows, Row row) {
    return input.read(Lines.LONGEST, (lines, counted) -> new Objects(row).read(lines, mostRows));
  }

  /** Rows of JSON Lines, whose columns are only known when all are read. */
  private final class Objects {
    private final Row row;
    private final Set<String> columns = new LinkedHashSet<>();
    private final Set<String> lists = new LinkedHashSet<>();
    private final Set<String> nested = new LinkedHashSet<>();

    Objects(Row row) {
      this.row = row;
    }

    UntypedSummary read(Lines lines, long mostRows) throws IOException {
      long good = 0;
      long broken = 0;
      Lines.Line line = input.first(lines);
      while (line != null && good + broken < mostRows) {
        try {
          if (!line.isBlank()) {
            take(line.textOrThrow());
            good++;
          }
        } catch (BrokenRow e) {
          broken++;
        }
        line = lines.next();
      }
      return new UntypedSummary(
          input.name(),
          lines.encoding(),
          '{',
          good,
          broken,
          line == null,
          List.copyOf(columns),
          Set.of(),
          lists,
          nested,
          0);
    }

    private void take(String text) throws IOException, BrokenRow {
      Map<String, @Nullable String> values = new LinkedHashMap<>();
      JsonObjects.read(text, (name, json) -> values.put(name, value(name, json)));
      columns.addAll(values.keySet());
      row.take(new ArrayList<>(values.keySet()), new ArrayList<>(values.values()));
    }

    private @Nullable String value(String name, JsonParser json) throws IOException {
      JsonToken token = json.currentToken();
      if (token == JsonToken.VALUE_NULL) return null;
      if (token.isScalarValue()) return json.getText();
      if (token == JsonToken.START_ARRAY) return list(name, json);
      nested.add(name);
      json.skipChildren();
      return null;
    }

    private @Nullable String list(String name, JsonParser json) throws IOException {
      lists.add(name);
      List<@Nullable String> items = new ArrayList<>();
      for (JsonToken t = json.nextToken(); t != JsonToken.END_ARRAY; t = json.nextToken()) {
        if (t.isScalarValue()) {
          items.add(t == JsonToken.VALUE_NULL ? null : json.getText());
        } else {
          nested.add(name);
          json.skipChildren();
        }
      }
      return JsonObjects.joined(items);
    }
  }
}
