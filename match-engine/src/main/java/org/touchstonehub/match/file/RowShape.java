package org.touchstonehub.match.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Source;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.ColumnForm;

/**
 * Which columns a model wants from a file, and what a row of them is worth. Where sources name
 * their columns otherwise, those of the row's source count.
 */
final class RowShape {
  static final int LONGEST_KEY = 500;

  /** A name that no source has. */
  private static final String OTHER = "";

  private final EntityModel model;
  private final @Nullable String source;
  private final List<String> columns;
  private final Map<String, Reading> bySource = new HashMap<>();
  private final Reading other;
  private final int sourceColumn;
  private final Set<String> knownSources;

  /**
   * Where a source has what.
   *
   * @param id position of the key's column
   * @param of positions of each attribute's columns
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Reading(int id, int[][] of) {}

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
    String first = source == null ? OTHER : source;
    wanted.add(model.idColumnOf(first));
    if (model.sourceColumn() != null) wanted.add(model.sourceColumn());
    for (Attribute attribute : model.attributes()) wanted.addAll(attribute.columnsOf(first));
    if (source == null) {
      wanted.addAll(new TreeSet<>(model.idColumnBySource().values()));
      for (Attribute attribute : model.attributes()) {
        new TreeMap<>(attribute.columnsBySource()).values().forEach(wanted::addAll);
      }
    }
    columns = List.copyOf(wanted);
    other = reading(first);
    if (source == null) namedOtherwise().forEach(name -> bySource.put(name, reading(name)));
    String sourceName = model.sourceColumn();
    sourceColumn = sourceName == null ? -1 : columns.indexOf(sourceName);
    knownSources = model.sources().stream().map(Source::name).collect(Collectors.toSet());
  }

  private Set<String> namedOtherwise() {
    Set<String> named = new HashSet<>(model.idColumnBySource().keySet());
    model.attributes().forEach(attribute -> named.addAll(attribute.columnsBySource().keySet()));
    return named;
  }

  private Reading reading(String ofSource) {
    int[][] of =
        model.attributes().stream()
            .map(a -> a.columnsOf(ofSource).stream().mapToInt(columns::indexOf).toArray())
            .toArray(int[][]::new);
    return new Reading(columns.indexOf(model.idColumnOf(ofSource)), of);
  }

  /** Positions of the columns that may hold a list. */
  Set<Integer> lists() {
    Set<Integer> lists = new HashSet<>();
    for (int i = 0; i < model.attributes().size(); i++) {
      if (model.attributes().get(i).type().columnForm() != ColumnForm.LIST) continue;
      for (int column : other.of[i]) lists.add(column);
      for (Reading reading : bySource.values()) for (int column : reading.of[i]) lists.add(column);
    }
    return lists;
  }

  /** Names of the columns that attributes are read from. */
  Set<String> attributeColumns() {
    Set<String> names = new HashSet<>();
    for (int[] of : other.of) for (int column : of) names.add(columns.get(column));
    for (Reading reading : bySource.values()) {
      for (int[] of : reading.of) for (int column : of) names.add(columns.get(column));
    }
    return names;
  }

  /** The key's column in a file of one source, or of sources that the rows tell. */
  String idColumn() {
    return columns.get(other.id);
  }

  /** Names of the wanted columns, each once; the key's first. */
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
    if (bySource.isEmpty()) key(cells, other.id);
    String system = system(cells);
    Reading reading = bySource.getOrDefault(system, other);
    String id = key(cells, reading.id);
    @Nullable String[] values = new @Nullable String[reading.of.length];
    for (int i = 0; i < values.length; i++) values[i] = value(i, reading.of[i], cells);
    return new FileRow(line, new SourceKey(system, id), values);
  }

  private String key(Cells cells, int idColumn) throws BrokenRow {
    String id = cells.value(idColumn);
    if (id == null || id.isBlank()) {
      throw new BrokenRow(
          cells.position(idColumn),
          "no value in the key column '%s'".formatted(columns.get(idColumn)));
    }
    if (id.length() > LONGEST_KEY) {
      throw new BrokenRow(
          cells.position(idColumn),
          "the key in column '%s' has more than %d characters"
              .formatted(columns.get(idColumn), LONGEST_KEY));
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

  private @Nullable String value(int attribute, int[] from, Cells cells) throws BrokenRow {
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
