package org.touchstonehub.match.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.touchstonehub.match.encode.Habits;
import org.touchstonehub.match.standardise.Folding;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.Trait;

/**
 * Whether a source holds no thing twice, as far as equal values tell.
 *
 * <p>Take some columns. A second record of a thing within its own source agrees on them at least as
 * often as one in another source, which writes things its own way. So if c records have a partner
 * in another source that agrees, and w more than one each agree within the source, then at most w/c
 * of the things that are elsewhere are here twice; namesakes only make w larger. The best of all
 * combinations of two and three columns is the bound. By the rule of three, w counts as 3 more.
 */
final class DuplicateFree {
  /** Repeated things that a source without duplicates may have, for each that is elsewhere. */
  private static final double FEW = 0.05;

  private static final int UNSEEN = 3;
  private static final int MOST_COLUMNS = 6;

  private final int sources;
  private final int[] sourceOf;
  private final double[] least;

  private DuplicateFree(int sources, int[] sourceOf) {
    this.sources = sources;
    this.sourceOf = sourceOf;
    this.least = new double[sources];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
  }

  /** For each source whether there is strong evidence. */
  static boolean[] evidence(List<DraftAttribute> attributes, int sources, int[] sourceOf) {
    boolean[] free = new boolean[sources];
    if (sources < 2) return free;
    DuplicateFree search = new DuplicateFree(sources, sourceOf);
    search.tryAll(telling(attributes, search));
    for (int s = 0; s < sources; s++) free[s] = search.least[s] <= FEW;
    return free;
  }

  /** For each source the share of its rows whose value in a column an earlier row has, too. */
  static double[] repeated(ReadColumn column, int sources, int[] sourceOf) {
    DuplicateFree count = new DuplicateFree(sources, sourceOf);
    int[] within = new int[sources];
    int[] across = new int[sources];
    count.count(List.of(count.codes(column, SemanticType.TEXT)), within, across);
    int[] rows = new int[sources];
    for (int source : sourceOf) rows[source]++;
    double[] share = new double[sources];
    for (int s = 0; s < sources; s++) share[s] = within[s] / (double) Math.max(1, rows[s]);
    return share;
  }

  private record Typed(SemanticType type, ReadColumn column) {}

  /** The columns with most different values, which say most about identity. */
  private static List<int[]> telling(List<DraftAttribute> attributes, DuplicateFree search) {
    return attributes.stream()
        .filter(a -> a.type() != SemanticType.LONG_TEXT && a.type() != SemanticType.CODE_LIST)
        .flatMap(attribute -> attribute.columns().stream().map(c -> new Typed(attribute.type(), c)))
        .filter(typed -> typed.column.facts().distinct() > 5)
        .sorted(
            Comparator.<Typed>comparingInt(t -> t.column.facts().distinct())
                .reversed()
                .thenComparing(t -> t.column.columnName()))
        .limit(MOST_COLUMNS)
        .map(typed -> search.codes(typed.column, typed.type))
        .toList();
  }

  private void tryAll(List<int[]> columns) {
    for (int i = 0; i < columns.size(); i++) {
      for (int j = i + 1; j < columns.size(); j++) {
        attempt(List.of(columns.get(i), columns.get(j)));
        for (int k = j + 1; k < columns.size(); k++) {
          attempt(List.of(columns.get(i), columns.get(j), columns.get(k)));
        }
      }
    }
  }

  private void attempt(List<int[]> columns) {
    int[] within = new int[sources];
    int[] across = new int[sources];
    count(columns, within, across);
    for (int s = 0; s < sources; s++) {
      double bound = (within[s] + UNSEEN) / (double) Math.max(1, across[s]);
      least[s] = Math.min(least[s], bound);
    }
  }

  /**
   * @param within per source, the rows that agree with an earlier row of it
   * @param across per source, the groups of rows that agree with a row of another
   */
  private void count(List<int[]> columns, int[] within, int[] across) {
    Map<Long, int[]> groups = new HashMap<>();
    for (int row = 0; row < sourceOf.length; row++) {
      long key = 0;
      for (int[] column : columns) {
        if (column[row] < 0) {
          key = -1;
          break;
        }
        key = (key << 21) | column[row];
      }
      if (key >= 0) groups.computeIfAbsent(key, k -> new int[sources])[sourceOf[row]]++;
    }
    for (int[] group : groups.values()) {
      int sourcesHere = 0;
      for (int n : group) if (n > 0) sourcesHere++;
      for (int s = 0; s < sources; s++) {
        if (group[s] > 1) within[s] += group[s] - 1;
        if (group[s] > 0 && sourcesHere > 1) across[s]++;
      }
    }
  }

  /** Equal numbers for values that are equal but for case, accents and signs; -1 for none. */
  private int[] codes(ReadColumn read, SemanticType type) {
    if (type.has(Trait.DAY) || type.isAmount()) return habitual(read, type);
    SampledColumn column = read.column();
    Map<String, Integer> numbers = new HashMap<>();
    int[] numberOf = new int[column.distinct()];
    for (int code = 0; code < numberOf.length; code++) {
      String value = column.distinctValue(code);
      boolean none = read.facts().placeholders().containsKey(value);
      String compact = none ? "" : form(type, value);
      numberOf[code] =
          compact.isEmpty() ? -1 : numbers.computeIfAbsent(compact, c -> numbers.size());
    }
    int[] codes = new int[sourceOf.length];
    for (int row = 0; row < codes.length; row++) {
      int code = column.code(row);
      codes[row] = code < 0 ? -1 : numberOf[code];
    }
    return codes;
  }

  /** Names of firms and addresses are written in other words and orders, and are the same. */
  private static String form(SemanticType type, String value) {
    return type.has(Trait.IN_OTHER_WORDS)
        ? String.join(" ", new TreeSet<>(Folding.words(type.standardForm(value))))
        : Folding.compact(Folding.fold(value));
  }

  /** The same for days and amounts, each as its source writes it. */
  private int[] habitual(ReadColumn read, SemanticType type) {
    SampledColumn column = read.column();
    Habits.Learner learner = new Habits.Learner(type);
    int[] codes = new int[sourceOf.length];
    for (int row = 0; row < codes.length; row++) {
      String value = column.value(row);
      if (value != null) learner.see(name(row), value);
    }
    Habits habits = learner.learnt();
    Map<String, Integer> numbers = new HashMap<>();
    for (int row = 0; row < codes.length; row++) {
      String value = column.value(row);
      String form = value == null ? "" : habits.standardForm(type, 0, name(row), value);
      codes[row] = form.isEmpty() ? -1 : numbers.computeIfAbsent(form, f -> numbers.size());
    }
    return codes;
  }

  private String name(int row) {
    return Integer.toString(sourceOf[row]);
  }

  /** Sources with the most complete rows first. */
  static List<Integer> fullestFirst(List<DraftAttribute> attributes, int sources, int[] sourceOf) {
    long[] filled = new long[sources];
    long[] rows = new long[sources];
    for (int source : sourceOf) rows[source]++;
    for (DraftAttribute attribute : attributes) {
      for (ReadColumn column : attribute.columns()) {
        for (int row = 0; row < sourceOf.length; row++) {
          if (column.column().code(row) >= 0) filled[sourceOf[row]]++;
        }
      }
    }
    List<Integer> order = new ArrayList<>();
    for (int s = 0; s < sources; s++) order.add(s);
    order.sort(
        Comparator.<Integer>comparingDouble(s -> -filled[s] / (double) Math.max(1, rows[s])));
    return order;
  }
}
