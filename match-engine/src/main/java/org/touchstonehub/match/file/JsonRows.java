package org.touchstonehub.match.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of a JSON Lines file: one flat object per line. */
final class JsonRows implements Rows {
  private final RowShape shape;
  private final Lines lines;
  private final Map<String, Integer> columnOf = new HashMap<>();
  private final boolean[] takesList;
  private final boolean[] seen;
  private final @Nullable String[] values;
  private final int[] positions;
  private final RowShape.Cells cells =
      new RowShape.Cells() {
        @Override
        public @Nullable String value(int column) {
          return values[column];
        }

        @Override
        public int position(int column) {
          return Math.max(1, positions[column]);
        }
      };
  private final UntakenColumns untaken = new UntakenColumns();
  private final List<String> untakenHere = new ArrayList<>();
  private Lines.@Nullable Line ahead;
  private long line;

  /**
   * @param first the first line that is not blank
   */
  JsonRows(Lines lines, Lines.Line first, RowShape shape) {
    this.shape = shape;
    this.lines = lines;
    this.ahead = first;
    int columns = shape.columns().size();
    for (int i = 0; i < columns; i++) columnOf.put(shape.columns().get(i), i);
    takesList = new boolean[columns];
    for (int column : shape.lists()) takesList[column] = true;
    seen = new boolean[columns];
    values = new @Nullable String[columns];
    positions = new int[columns];
  }

  @Override
  public @Nullable FileRow next() throws IOException, BrokenRow {
    Lines.Line next = ahead == null ? lines.next() : ahead;
    ahead = null;
    while (next != null && next.isBlank()) next = lines.next();
    if (next == null) return null;
    line = next.number();
    parse(next.textOrThrow());
    FileRow row = shape.row(line, cells);
    untakenHere.forEach(untaken::count);
    return row;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public List<String> absentColumns() {
    List<String> absent = new ArrayList<>();
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i]) absent.add(shape.columns().get(i));
    }
    return absent;
  }

  @Override
  public UntakenColumns untaken() {
    return untaken;
  }

  private void parse(String text) throws IOException, BrokenRow {
    Arrays.fill(values, null);
    Arrays.fill(positions, 0);
    untakenHere.clear();
    JsonObjects.read(text, this::field);
  }

  private void field(String name, JsonParser json) throws IOException, BrokenRow {
    Integer column = columnOf.get(name);
    if (column == null) {
      if (json.currentToken() == JsonToken.VALUE_NULL) untaken.name(name);
      else untakenHere.add(name);
      json.skipChildren();
      return;
    }
    if (positions[column] > 0) {
      throw new BrokenRow(JsonObjects.position(json), JsonObjects.TWICE);
    }
    seen[column] = true;
    positions[column] = JsonObjects.position(json);
    values[column] =
        json.currentToken() == JsonToken.START_ARRAY ? list(json, column) : scalar(json, column);
  }

  private @Nullable String scalar(JsonParser json, int column) throws IOException, BrokenRow {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_NULL) return null;
    if (token.isScalarValue()) return json.getText();
    throw new BrokenRow(
        JsonObjects.position(json),
        "column '%s' holds %s"
            .formatted(
                shape.columns().get(column),
                token == JsonToken.START_OBJECT ? "an object" : "a list in a list"));
  }

  private @Nullable String list(JsonParser json, int column) throws IOException, BrokenRow {
    if (!takesList[column]) {
      throw new BrokenRow(
          JsonObjects.position(json),
          "column '%s' holds a list, which only phone, email, person-list and code-list take"
              .formatted(shape.columns().get(column)));
    }
    List<@Nullable String> items = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) items.add(scalar(json, column));
    return JsonObjects.joined(items);
  }
}
