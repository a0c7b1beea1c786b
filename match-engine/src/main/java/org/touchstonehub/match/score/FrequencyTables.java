package org.touchstonehub.match.score;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Frequencies;
import org.touchstonehub.match.compare.WordDependence;
import org.touchstonehub.match.encode.Column;
import org.touchstonehub.match.encode.ColumnPlan;
import org.touchstonehub.match.encode.DateColumn;
import org.touchstonehub.match.encode.Dictionary;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.encode.NameColumn;
import org.touchstonehub.match.encode.Plan;
import org.touchstonehub.match.encode.ValueColumn;
import org.touchstonehub.match.encode.WordColumn;
import org.touchstonehub.match.record.LongSort;
import org.touchstonehub.match.record.Parts;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.standardise.Hashes;
import org.touchstonehub.match.standardise.TokenKind;
import org.touchstonehub.match.standardise.ValueKind;
import org.touchstonehub.match.type.NamePart;
import org.touchstonehub.match.type.SemanticType;

/**
 * The frequency tables of every column: one per role of a name, per part of a date, for values one
 * and for e-mail addresses a second one of domains.
 */
public final class FrequencyTables {
  /** Bearers of a name from which it is no slip of another one. */
  private static final double MANY = 4;

  private static final boolean NEIGHBOURS = Refinement.NEIGHBOURING_NAMES.isOn();
  private static final float NEVER = Float.POSITIVE_INFINITY;

  private FrequencyTables() {}

  /**
   * Counts a table.
   *
   * @param cluster by record
   * @param distinctBags count equal bags of words once (a name on 300 records is one value); for
   *     the first round, when clusters are not known. Names beside the title (a maker, an agency)
   *     always count once for each title
   */
  public static FrequencyTable[][] count(
      Plan plan, Encoded records, int[] cluster, boolean distinctBags) {
    int columns = records.columns().size();
    FrequencyTable[][] tables = new FrequencyTable[columns][];
    WordColumn title = title(plan, records);
    int[] titled = title == null ? cluster : ofOneTitle(title, records.size());
    IntStream.range(0, columns)
        .parallel()
        .forEach(
            c -> {
              ColumnPlan column = plan.columns().get(c);
              Column values = records.columns().get(c);
              boolean beside = title != null && values != title && isName(values);
              tables[c] =
                  count(
                      column,
                      values,
                      records.size(),
                      beside ? titled : cluster,
                      distinctBags && !beside);
            });
    return tables;
  }

  private static FrequencyTable[] count(
      ColumnPlan plan, Column column, int n, int[] cluster, boolean distinctBags) {
    if (column instanceof NameColumn names) return names(names, n, cluster);
    if (column instanceof DateColumn dates) return dates(plan, dates, n, cluster);
    if (column instanceof ValueColumn values) return values(plan, values, n, cluster);
    WordColumn words = (WordColumn) column;
    boolean bags = distinctBags && countsBags(words.kind());
    return new FrequencyTable[] {words(plan, words, n, bags ? words.bag() : cluster, bags)};
  }

  /** What names things, by which names beside it are counted; null where persons are named. */
  private static @Nullable WordColumn title(Plan plan, Encoded records) {
    boolean counts = Refinement.NAMES_BESIDE_TITLES.isOn() && plan.named() == Plan.Named.THING;
    if (!counts) return null;
    for (Column column : records.columns()) if (isName(column)) return (WordColumn) column;
    return null;
  }

  /** By record a number for its title; records without one are each for themselves. */
  private static int[] ofOneTitle(WordColumn title, int records) {
    int[] label = title.bag().clone();
    int bags = Arrays.stream(label).max().orElse(0) + 1;
    for (int i = 0; i < records; i++) if (!title.has(i)) label[i] = bags + i;
    return label;
  }

  private static boolean isName(Column column) {
    return column instanceof WordColumn words
        && (words.kind() == TokenKind.ORGANISATION || words.kind() == TokenKind.TEXT);
  }

  private static boolean countsBags(TokenKind kind) {
    return kind == TokenKind.ORGANISATION || kind == TokenKind.TEXT || kind == TokenKind.ADDRESS;
  }

  private static FrequencyTable[] names(NameColumn names, int n, int[] cluster) {
    FrequencyTable[] tables = new FrequencyTable[NameColumn.ROLES];
    for (int r = 0; r < NameColumn.ROLES; r++) {
      Counter counter = new Counter(names.word().length);
      for (int i = 0; i < n; i++) {
        for (int k = names.offset()[i]; k < names.offset()[i + 1]; k++) {
          if (names.role()[k] == r) counter.add(names.word()[k], cluster[i]);
        }
      }
      NamePart part = r == NameColumn.FAMILY ? NamePart.FAMILY : NamePart.GIVEN;
      Dictionary words = names.words();
      tables[r] = counter.table(SemanticType.of(part).share(), words::hash);
    }
    return tables;
  }

  private static FrequencyTable[] dates(ColumnPlan plan, DateColumn dates, int n, int[] cluster) {
    FrequencyTable[] tables = new FrequencyTable[DateColumn.PARTS];
    double[] typical = {plan.type().share(), 1e-3, 5e-4, 1.0 / 365, 0.015};
    for (int p = 0; p < DateColumn.PARTS; p++) {
      Counter counter = new Counter(n);
      for (int i = 0; i < n; i++) {
        if (dates.has(i, p)) counter.add(DateColumn.part(dates.day()[i], p), cluster[i]);
      }
      tables[p] = counter.table(typical[p], part -> Hashes.mix(part));
    }
    return tables;
  }

  private static FrequencyTable[] values(
      ColumnPlan plan, ValueColumn values, int n, int[] cluster) {
    Counter counter = new Counter(n);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < values.count(i); k++) counter.add(values.value(i, k), cluster[i]);
    }
    FrequencyTable table = counter.table(plan.type().share(), values.values()::hash);
    if (values.kind() != ValueKind.EMAIL) return new FrequencyTable[] {table};
    // domains: numbered by their first value
    Counter domains = new Counter(n);
    java.util.Map<Long, Integer> first = new java.util.HashMap<>();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < values.count(i); k++) {
        int v = values.value(i, k);
        domains.add(first.computeIfAbsent(values.part()[v], h -> v), cluster[i]);
      }
    }
    return new FrequencyTable[] {table, domains.table(0.02, v -> values.part()[v])};
  }

  private static FrequencyTable words(
      ColumnPlan plan, WordColumn words, int n, int[] label, boolean bags) {
    Counter counter = new Counter(words.word().length);
    BitSet seen = new BitSet();
    for (int i = 0; i < n; i++) {
      if (bags) {
        if (seen.get(label[i])) continue;
        seen.set(label[i]);
      }
      for (int k = words.offset()[i]; k < words.offset()[i + 1]; k++) {
        counter.add(words.word()[k], label[i]);
      }
    }
    return counter.table(plan.type().share(), words.words()::hash);
  }

  /**
   * Adds which words go together, of columns that are compared word by word.
   *
   * @param cluster by record; of names and addresses equal bags count once where clusters are not
   *     known
   * @param distinctBags whether clusters are not known
   */
  public static FrequencyTable[][] withDependence(
      Encoded records, FrequencyTable[][] tables, int[] cluster, boolean distinctBags) {
    if (!Refinement.WORD_DEPENDENCE.isOn()) return tables;
    FrequencyTable[][] out = tables.clone();
    IntStream.range(0, out.length)
        .parallel()
        .forEach(
            c -> {
              Column column = records.columns().get(c);
              if (!(column instanceof WordColumn words) || !countsBags(words.kind())) return;
              int[] label = distinctBags ? words.bag() : cluster;
              FrequencyTable table = tables[c][0];
              WordDependence learnt =
                  DependenceCount.count(words, table, records.size(), label, distinctBags);
              out[c] = new FrequencyTable[] {table.with(learnt)};
            });
    return out;
  }

  /** Looks up every value of a table. */
  public static Frequencies lookUp(Encoded records, FrequencyTable[][] tables) {
    int columns = records.columns().size();
    float[][][] ln = new float[columns][][];
    float[][] lnOfMany = new float[columns][];
    float[][] weight = new float[columns][];
    byte[][] wordClass = new byte[columns][];
    WordDependence[] dependence = new WordDependence[columns];
    Parts.of(columns, records.size())
        .forEach(
            c -> {
              Column column = records.columns().get(c);
              lookUp(column, tables[c], c, ln, weight, wordClass);
              lnOfMany[c] = ofMany(column, tables[c]);
              dependence[c] =
                  tables[c].length == 0 ? WordDependence.NONE : tables[c][0].dependence();
            });
    return new Frequencies(ln, lnOfMany, weight, wordClass, dependence);
  }

  private static void lookUp(
      Column column,
      FrequencyTable[] t,
      int c,
      float[][][] ln,
      float[][] weight,
      byte[][] wordClass) {
    weight[c] = new float[0];
    wordClass[c] = new byte[0];
    ln[c] = new float[0][];
    if (column instanceof NameColumn names) {
      ln[c] = new float[NameColumn.ROLES][];
      for (int r = 0; r < NameColumn.ROLES; r++) ln[c][r] = logs(names.words(), t[r]);
    } else if (column instanceof DateColumn dates) {
      ln[c] = dateLogs(dates, t);
    } else if (column instanceof ValueColumn values) {
      ln[c] =
          new float[][] {
            logs(values.values(), t[0]), t.length > 1 ? partLogs(values, t[1]) : new float[0]
          };
    } else if (column instanceof WordColumn words) {
      weigh(words, t[0], c, weight, wordClass);
    }
  }

  /** By role of a name. */
  private static float[] ofMany(Column column, FrequencyTable[] tables) {
    float[] ln = new float[column instanceof NameColumn ? tables.length : 0];
    for (int r = 0; r < ln.length; r++) ln[r] = NEIGHBOURS ? tables[r].lnOf(MANY) : NEVER;
    return ln;
  }

  private static float[] logs(Dictionary values, FrequencyTable table) {
    float[] ln = new float[values.size()];
    for (int v = 0; v < ln.length; v++) ln[v] = table.lnShare(values.hash(v));
    return ln;
  }

  private static float[] partLogs(ValueColumn values, FrequencyTable table) {
    float[] ln = new float[values.values().size()];
    for (int v = 0; v < ln.length; v++) ln[v] = table.lnShare(values.part()[v]);
    return ln;
  }

  private static float[][] dateLogs(DateColumn dates, FrequencyTable[] tables) {
    int[] days = dates.distinct();
    float[][] ln = new float[DateColumn.PARTS][days.length];
    for (int p = 0; p < DateColumn.PARTS; p++) {
      for (int v = 0; v < days.length; v++) {
        long hash = Hashes.mix(DateColumn.part(days[v], p));
        ln[p][v] = tables[p].lnShare(hash);
      }
    }
    return ln;
  }

  private static void weigh(
      WordColumn words, FrequencyTable table, int c, float[][] weight, byte[][] wordClass) {
    int n = words.words().size();
    weight[c] = new float[n];
    wordClass[c] = new byte[n];
    for (int w = 0; w < n; w++) {
      double share = table.share(table.count(words.words().hash(w)), table.typical());
      weight[c][w] = (float) -Math.log(share);
      int rarity = (int) (-Math.log(share) / Math.log(2) / 2);
      int bounded = Math.max(0, Math.min(Evidence.RARITIES - 1, rarity));
      wordClass[c][w] = (byte) (bounded + (words.numeric()[w] ? Evidence.RARITIES : 0));
    }
  }

  private interface HashOf {
    long of(int value);
  }

  /** Occurrences of values in clusters, counted by sorting. */
  private static final class Counter {
    private long[] occurrences;
    private int size;

    Counter(int expected) {
      occurrences = new long[Math.max(16, expected)];
    }

    void add(int value, int cluster) {
      if (size == occurrences.length) occurrences = Arrays.copyOf(occurrences, size * 2);
      occurrences[size++] = ((long) value << 32) | cluster;
    }

    FrequencyTable table(double typical, HashOf hashOf) {
      LongSort.sort(occurrences, size);
      int distinct = distinctValues();
      long[] hashes = new long[distinct];
      float[] counts = new float[distinct];
      int kept = 0;
      BitSet clusters = new BitSet();
      for (int from = 0; from < size; ) {
        int value = (int) (occurrences[from] >> 32);
        double sum = 0;
        double squares = 0;
        int holders = 0;
        int i = from;
        while (i < size && (int) (occurrences[i] >> 32) == value) {
          int run = i;
          while (run < size && occurrences[run] == occurrences[i]) run++;
          clusters.set((int) occurrences[i]);
          holders++;
          sum += run - i;
          squares += (double) (run - i) * (run - i);
          i = run;
        }
        double effective = Refinement.GIANT_VALUES.isOn() ? sum * sum / squares : holders;
        if (effective >= FrequencyTable.LEAST) {
          hashes[kept] = hashOf.of(value);
          counts[kept++] = (float) effective;
        }
        from = i;
      }
      return sorted(clusters.cardinality(), typical, hashes, counts, kept);
    }

    private int distinctValues() {
      int distinct = 0;
      for (int i = 0; i < size; i++) {
        if (i == 0 || occurrences[i] >> 32 != occurrences[i - 1] >> 32) distinct++;
      }
      return distinct;
    }

    private static FrequencyTable sorted(
        double total, double typical, long[] hashes, float[] counts, int kept) {
      long[] sortedHashes = Arrays.copyOf(hashes, kept);
      LongSort.sort(sortedHashes);
      float[] sortedCounts = new float[kept];
      for (int i = 0; i < kept; i++) {
        sortedCounts[Arrays.binarySearch(sortedHashes, hashes[i])] = counts[i];
      }
      return new FrequencyTable(total, typical, sortedHashes, sortedCounts);
    }
  }
}
