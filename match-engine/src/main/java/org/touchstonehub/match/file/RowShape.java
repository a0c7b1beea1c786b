package org.touchstonehub.match.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Source;
import org.touchstonehub.match.record.SourceKey;

/** Which columns a model wants from a file, and what a row of them is worth. */
final class RowShape {
  static final int LONGEST_KEY = 500;

  private final EntityModel model;
  private final @Nullable String source;
  private final List<String> columns;
  private final int[][] columnsOf;
  private final int idColumn;
  private final int sourceColumn;
  private final Set<String> knownSources;

  /** A row before it is looked at, by the columns of {@link #columns}. */
  interface Cells {
    /** The value of a column, or null or blank where the row has none. */
    @Nullable String value(int column);

    /** Where the value stands in its line, in characters from 1. */
    int position(int column);
  }

  /**
   * @param source the source of every row, or null if the rows themselves tell
   */
  RowShape(EntityModel model, @Nullable String source) {
    this.model = model;
    this.source = source;
    Set<String> wanted = new LinkedHashSet<>();
    wanted.add(model.idColumn());
    if (model.sourceColumn() != null) wanted.add(model.sourceColumn());
    for (Attribute attribute : model.attributes()) wanted.addAll(attribute.columns());
    columns = List.copyOf(wanted);
    columnsOf = new int[model.attributes().size()][];
    for (int i = 0; i < columnsOf.length; i++) {
      columnsOf[i] =
          model.attributes().get(i).columns().stream().mapToInt(columns::indexOf).toArray();
    }
    idColumn = columns.indexOf(model.idColumn());
    String sourceName = model.sourceColumn();
    sourceColumn = sourceName == null ? -1 : columns.indexOf(sourceName);
    knownSources = model.sources().stream().map(Source::name).collect(Collectors.toSet());
  }

  /** Names of the wanted columns, each once. */
  List<String> columns() {
    return columns;
  }

  EntityModel model() {
    return model;
  }

  /** True if the file must say which source a row is from. */
  boolean needsSourceColumn() {
    return source == null && sourceColumn >= 0;
  }

  FileRow row(long line, Cells cells) throws BrokenRow {
    String id = key(cells);
    String system = system(cells);
    @Nullable String[] values = new @Nullable String[columnsOf.length];
    for (int i = 0; i < values.length; i++) values[i] = value(i, cells);
    return new FileRow(line, new SourceKey(system, id), values);
  }

  private String key(Cells cells) throws BrokenRow {
    String id = cells.value(idColumn);
    if (id == null || id.isBlank()) {
      throw new BrokenRow(
          cells.position(idColumn), "no value in the key column '%s'".formatted(model.idColumn()));
    }
    if (id.length() > LONGEST_KEY) {
      throw new BrokenRow(
          cells.position(idColumn),
          "the key in column '%s' has more than %d characters"
              .formatted(model.idColumn(), LONGEST_KEY));
    }
    return printable(id, idColumn, cells);
  }

  private String system(Cells cells) throws BrokenRow {
    String named = sourceColumn < 0 ? null : cells.value(sourceColumn);
    if (named != null && named.isBlank()) named = null;
    if (source != null) {
      if (named != null && !named.equals(source)) {
        throw new BrokenRow(
            cells.position(sourceColumn),
            "column '%s' names another source than the file's, which is '%s'"
                .formatted(model.sourceColumn(), source));
      }
      return source;
    }
    if (sourceColumn < 0) {
      return knownSources.isEmpty() ? RecordFile.ONLY_SOURCE : model.sources().get(0).name();
    }
    if (named == null) {
      throw new BrokenRow(
          cells.position(sourceColumn),
          "no value in the source column '%s'".formatted(model.sourceColumn()));
    }
    if (!knownSources.isEmpty() && !knownSources.contains(named)) {
      throw new BrokenRow(
          cells.position(sourceColumn),
          "column '%s' names a source that the model does not list"
              .formatted(model.sourceColumn()));
    }
    return printable(named, sourceColumn, cells);
  }

  /** A name must come back from every file and path as it went in, so it holds no line end. */
  private String printable(String name, int column, Cells cells) throws BrokenRow {
    if (name.codePoints().anyMatch(Character::isISOControl)) {
      throw new BrokenRow(
          cells.position(column),
          "column '%s' holds a control character".formatted(columns.get(column)));
    }
    return storable(name, column, cells);
  }

  private @Nullable String value(int attribute, Cells cells) throws BrokenRow {
    int[] from = columnsOf[attribute];
    if (from.length == 1) {
      String value = cells.value(from[0]);
      return value == null || value.isBlank() ? null : storable(value.strip(), from[0], cells);
    }
    List<@Nullable String> parts = new ArrayList<>(from.length);
    for (int column : from) {
      String part = cells.value(column);
      parts.add(part == null ? null : storable(part, column, cells));
    }
    return model.attributes().get(attribute).type().columnForm().join(parts);
  }

  /** Refuses what no database and no file of text can hold. */
  private String storable(String value, int column, Cells cells) throws BrokenRow {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0) {
        throw new BrokenRow(
            cells.position(column), "column '%s' holds U+0000".formatted(columns.get(column)));
      }
      if (Character.isSurrogate(c) && !isPaired(value, i)) {
        throw new BrokenRow(
            cells.position(column),
            "column '%s' holds half of a surrogate pair".formatted(columns.get(column)));
      }
    }
    return value;
  }

  private static boolean isPaired(String value, int at) {
    char c = value.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
  }
}
