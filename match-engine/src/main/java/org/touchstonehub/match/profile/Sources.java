package org.touchstonehub.match.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.file.RecordFile;
import org.touchstonehub.match.type.SemanticType;

/** Which sources the rows are from. */
final class Sources {
  private static final double MOST_REPEATED = 0.1;

  private final @Nullable ReadColumn column;
  private final @Nullable String name;
  private final List<String> names;
  private final int[] of;

  private Sources(
      @Nullable ReadColumn column, @Nullable String name, List<String> names, int[] of) {
    this.column = column;
    this.name = name;
    this.names = List.copyOf(names);
    this.of = of;
  }

  /** Each file is of one source. */
  static Sources ofFiles(@Nullable ReadColumn column, List<String> sourceOfFile, Sample sample) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (String source : sourceOfFile) numbers.putIfAbsent(source, numbers.size());
    int[] of = new int[sample.rows()];
    Arrays.setAll(of, row -> numbers.getOrDefault(sourceOfFile.get(sample.fileOf(row)), 0));
    String name = column == null ? "source" : column.columnName();
    return new Sources(column, name, List.copyOf(numbers.keySet()), of);
  }

  /**
   * A column tells.
   *
   * @param column null if there is one source
   */
  static Sources ofColumn(@Nullable ReadColumn column, int rows) {
    int[] of = new int[rows];
    if (column == null) return new Sources(null, null, List.of(), of);
    SampledColumn sampled = column.column();
    Arrays.setAll(of, row -> Math.max(0, sampled.code(row)));
    List<String> names = new ArrayList<>();
    for (int code = 0; code < sampled.distinct(); code++) names.add(sampled.distinctValue(code));
    return new Sources(column, column.columnName(), names, of);
  }

  /** The column that tells; null if no column of the files does. */
  @Nullable ReadColumn column() {
    return column;
  }

  /** What the model calls that column; null if there is one source. */
  @Nullable String name() {
    return name;
  }

  int count() {
    return names.size();
  }

  /** The source of a row; where there is one source, that of all files of records. */
  String nameOf(int row) {
    return names.isEmpty() ? RecordFile.ONLY_SOURCE : names.get(of[row]);
  }

  /** The number of each row's source; not to be changed. */
  int[] of() {
    return of;
  }

  /** The sources, those with the fullest rows first. */
  List<SourceEvidence> evidence(List<DraftAttribute> attributes) {
    int n = names.size();
    if (n == 0) return List.of();
    boolean[] evident = DuplicateFree.evidence(attributes, n, of);
    boolean assumed = isAssumed(attributes.get(0));
    List<SourceEvidence> evidence = new ArrayList<>();
    for (int source : DuplicateFree.fullestFirst(attributes, n, of)) {
      SourceEvidence.Duplicates duplicates =
          evident[source]
              ? SourceEvidence.Duplicates.NONE_BY_EVIDENCE
              : assumed
                  ? SourceEvidence.Duplicates.NONE_ASSUMED
                  : SourceEvidence.Duplicates.UNKNOWN;
      evidence.add(new SourceEvidence(names.get(source), duplicates));
    }
    return evidence;
  }

  /**
   * Two lists of things that go by a title (products, papers) are mostly each without duplicates,
   * and without that premise near misses of a catalogue run together. So it is assumed where titles
   * hardly repeat, and the draft says that it is an assumption.
   *
   * @param naming what names the records
   */
  private boolean isAssumed(DraftAttribute naming) {
    boolean title = naming.type() == SemanticType.TEXT || naming.type() == SemanticType.ADDRESS;
    if (names.size() != 2 || !title) return false;
    double[] repeated = DuplicateFree.repeated(naming.first(), 2, of);
    return Arrays.stream(repeated).allMatch(share -> share <= MOST_REPEATED);
  }
}
