package org.touchstonehub.match.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.touchstonehub.match.compare.Levels;
import org.touchstonehub.match.compare.Variants;
import org.touchstonehub.match.encode.Column;
import org.touchstonehub.match.encode.Dictionary;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.encode.NameColumn;
import org.touchstonehub.match.encode.Plan;
import org.touchstonehub.match.encode.ValueColumn;
import org.touchstonehub.match.record.LongBuffer;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.standardise.ValueKind;

/**
 * Values of a column that stand for one another, learnt from clusters: two that sit together in at
 * least three clusters weigh {@code ln(P(a, b | cluster) / (f(a) f(b)))}, a cluster's own support
 * left out. Immutable; values are kept as hashes.
 */
public final class VariantTable {
  private static final int LEAST_CLUSTERS = 3;
  private static final int MOST_VALUES = 12;
  static final VariantTable EMPTY = new VariantTable(new long[0], new long[0], new float[0]);

  private final long[] first;
  private final long[] second;
  private final float[] weights;
  private final long[] values;

  /** Rows in ascending order of the two hashes. */
  VariantTable(long[] first, long[] second, float[] weights) {
    this.first = first;
    this.second = second;
    this.weights = weights;
    this.values =
        LongStream.concat(Arrays.stream(first), Arrays.stream(second))
            .sorted()
            .distinct()
            .toArray();
  }

  long[] first() {
    return first;
  }

  long[] second() {
    return second;
  }

  float[] weights() {
    return weights;
  }

  public int size() {
    return first.length;
  }

  /** One empty table a column. */
  public static List<VariantTable> none(int columns) {
    List<VariantTable> tables = new ArrayList<>();
    for (int c = 0; c < columns; c++) tables.add(EMPTY);
    return tables;
  }

  /**
   * Learns the variants of columns: of persons all, of things categories and places alone, as a
   * branch of a company has a telephone of its own, not another spelling of one.
   */
  public static List<VariantTable> learn(
      Plan plan, Encoded records, int[] cluster, FrequencyTable[][] frequencies) {
    boolean persons = plan.named() == Plan.Named.PERSON;
    return IntStream.range(0, records.columns().size())
        .parallel()
        .mapToObj(c -> learn(persons, records.columns().get(c), cluster, frequencies[c]))
        .toList();
  }

  private static VariantTable learn(
      boolean persons, Column column, int[] cluster, FrequencyTable[] t) {
    if (!Refinement.VARIANTS.isOn()) return EMPTY;
    if (persons && column instanceof NameColumn names) return names(names, cluster, t);
    if (column instanceof ValueColumn values && hasVariants(persons, values.kind())) {
      return values(values, cluster, t[0]);
    }
    return EMPTY;
  }

  private static boolean hasVariants(boolean persons, ValueKind kind) {
    return persons
        ? Levels.hasVariant(kind)
        : kind == ValueKind.CATEGORY || kind == ValueKind.PLACE;
  }

  private static VariantTable names(NameColumn names, int[] cluster, FrequencyTable[] t) {
    int[] sizes = sizes(cluster);
    LongBuffer occurrences = new LongBuffer(names.word().length);
    for (int i = 0; i < cluster.length; i++) {
      if (sizes[cluster[i]] == 1) continue;
      for (int k = names.offset()[i]; k < names.offset()[i + 1]; k++) {
        int w = names.word()[k];
        // initials are no variants
        if (names.words().length(w) > 1) occurrences.add(((long) cluster[i] << 32) | w);
      }
    }
    Dictionary words = names.words();
    return learn(
        occurrences.sorted(),
        words,
        v ->
            Math.log(
                Math.max(
                    t[NameColumn.GIVEN].share(words.hash(v)),
                    t[NameColumn.FAMILY].share(words.hash(v)))));
  }

  private static VariantTable values(ValueColumn values, int[] cluster, FrequencyTable t) {
    int[] sizes = sizes(cluster);
    LongBuffer occurrences = new LongBuffer(cluster.length);
    for (int i = 0; i < cluster.length; i++) {
      // of several values none stands for another
      if (sizes[cluster[i]] == 1 || values.count(i) != 1) continue;
      occurrences.add(((long) cluster[i] << 32) | values.value()[i]);
    }
    Dictionary dictionary = values.values();
    return learn(occurrences.sorted(), dictionary, v -> Math.log(t.share(dictionary.hash(v))));
  }

  private static int[] sizes(int[] cluster) {
    int[] sizes = new int[cluster.length];
    for (int c : cluster) sizes[c]++;
    return sizes;
  }

  private interface LnShare {
    double of(int value);
  }

  /**
   * @param occurrences of values in clusters of several records, ascending: the cluster in the
   *     upper 32 bits
   */
  private static VariantTable learn(long[] occurrences, Dictionary dictionary, LnShare lnShare) {
    byte[] seen = clusters(occurrences, dictionary);
    LongBuffer together = new LongBuffer(occurrences.length);
    int clusters = together(occurrences, seen, (values, share) -> together.add(values));
    long[] pairs = together.sorted();
    int[] often = new int[pairs.length];
    int kept = 0;
    for (int from = 0, to; from < pairs.length; from = to) {
      to = from;
      while (to < pairs.length && pairs[to] == pairs[from]) to++;
      if (to - from < LEAST_CLUSTERS) continue;
      often[kept] = to - from;
      pairs[kept++] = pairs[from];
    }
    long[] variants = Arrays.copyOf(pairs, kept);
    double[] support = new double[kept];
    together(
        occurrences,
        seen,
        (values, share) -> {
          int at = Arrays.binarySearch(variants, values);
          if (at >= 0) support[at] += share;
        });
    return table(variants, often, support, clusters, dictionary, lnShare);
  }

  /** Takes in two values of one cluster, the smaller in the upper 32 bits. */
  private interface Together {
    /**
     * @param share of the ordered pairs of what the cluster has
     */
    void found(long values, double share);
  }

  /**
   * Goes through pairs of values that share a cluster, cluster by cluster.
   *
   * @param seen values that are in too few clusters are passed over
   * @return how many clusters there are
   */
  private static int together(long[] occurrences, byte[] seen, Together together) {
    int clusters = 0;
    int[] values = new int[MOST_VALUES];
    int[] counts = new int[MOST_VALUES];
    for (int from = 0; from < occurrences.length; ) {
      int cluster = (int) (occurrences[from] >> 32);
      int distinct = 0;
      int often = 0;
      int to = from;
      while (to < occurrences.length && (int) (occurrences[to] >> 32) == cluster) {
        int run = to;
        while (run < occurrences.length && occurrences[run] == occurrences[to]) run++;
        int value = (int) occurrences[to];
        if (distinct < MOST_VALUES && seen[value] == LEAST_CLUSTERS) {
          values[often] = value;
          counts[often++] = run - to;
        }
        distinct++;
        to = run;
      }
      clusters++;
      if (distinct <= MOST_VALUES) pairUp(values, counts, often, to - from, together);
      from = to;
    }
    return clusters;
  }

  /**
   * @param values ascending
   */
  private static void pairUp(
      int[] values, int[] counts, int distinct, int total, Together together) {
    for (int x = 0; x < distinct; x++) {
      for (int y = x + 1; y < distinct; y++) {
        double share = 2.0 * counts[x] * counts[y] / ((double) total * total);
        together.found(((long) values[x] << 32) | values[y], share);
      }
    }
  }

  /** In how many clusters each value is, up to as many as make a variant. */
  private static byte[] clusters(long[] occurrences, Dictionary dictionary) {
    byte[] seen = new byte[dictionary.size()];
    for (int k = 0; k < occurrences.length; k++) {
      int value = (int) occurrences[k];
      boolean counted = k > 0 && occurrences[k] == occurrences[k - 1];
      if (!counted && seen[value] < LEAST_CLUSTERS) seen[value]++;
    }
    return seen;
  }

  private static VariantTable table(
      long[] variants,
      int[] often,
      double[] support,
      int clusters,
      Dictionary dictionary,
      LnShare lnShare) {
    record Row(long a, long b, float weight) {}
    List<Row> rows = new ArrayList<>();
    for (int v = 0; v < variants.length; v++) {
      int a = (int) (variants[v] >> 32);
      int b = (int) variants[v];
      double others = support[v] * (often[v] - 1) / often[v];
      double w = Math.log(Math.max(others / 2 / clusters, 1e-12)) - lnShare.of(a) - lnShare.of(b);
      if (w <= 0) continue;
      long x = Math.min(dictionary.hash(a), dictionary.hash(b));
      long y = Math.max(dictionary.hash(a), dictionary.hash(b));
      rows.add(new Row(x, y, (float) w));
    }
    rows.sort(
        Comparator.comparing(Row::a, Long::compareUnsigned)
            .thenComparing(Row::b, Long::compareUnsigned));
    long[] first = new long[rows.size()];
    long[] second = new long[rows.size()];
    float[] weights = new float[rows.size()];
    int i = 0;
    for (Row row : rows) {
      first[i] = row.a();
      second[i] = row.b();
      weights[i++] = row.weight();
    }
    return new VariantTable(first, second, weights);
  }

  /** Looks the values of a table up; pairs of which it lacks one are left out. */
  public static List<Variants> lookUp(Encoded records, List<VariantTable> tables) {
    List<Variants> variants = new ArrayList<>();
    for (int c = 0; c < records.columns().size(); c++) {
      Column column = records.columns().get(c);
      VariantTable table = tables.get(c);
      if (table.size() == 0) variants.add(Variants.NONE);
      else if (column instanceof NameColumn names) variants.add(lookUp(names.words(), table));
      else if (column instanceof ValueColumn values) variants.add(lookUp(values.values(), table));
      else variants.add(Variants.NONE);
    }
    return variants;
  }

  private static Variants lookUp(Dictionary dictionary, VariantTable table) {
    int[] numbers = new int[table.values.length];
    Arrays.fill(numbers, -1);
    int[] known = new int[Math.min(dictionary.size(), numbers.length)];
    int count = 0;
    for (int v = 0; v < dictionary.size(); v++) {
      int at = Arrays.binarySearch(table.values, dictionary.hash(v));
      if (at < 0) continue;
      numbers[at] = v;
      known[count++] = v;
    }
    int rows = 0;
    for (int k = 0; k < count; k++) {
      long hash = dictionary.hash(known[k]);
      for (int i = table.firstRow(hash); i < table.size() && table.first[i] == hash; i++) rows++;
    }
    Variants variants = new Variants(rows);
    for (int k = 0; k < count; k++) {
      long hash = dictionary.hash(known[k]);
      for (int i = table.firstRow(hash); i < table.size() && table.first[i] == hash; i++) {
        int other = numbers[Arrays.binarySearch(table.values, table.second[i])];
        if (other >= 0) variants.put(known[k], other, table.weights[i]);
      }
    }
    return variants;
  }

  /** The first row of a value; rows are in the order of unsigned numbers. */
  private int firstRow(long hash) {
    int low = 0;
    int high = first.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(first[middle], hash) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
