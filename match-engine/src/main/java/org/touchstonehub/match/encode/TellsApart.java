package org.touchstonehub.match.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.standardise.Folding;
import org.touchstonehub.match.standardise.Hashes;

/** How many of the records of a table some of its attributes tell apart. */
final class TellsApart {
  /** Records of a source that are compared with one another. */
  private static final int SAMPLE = 400;

  /** Pairs that must be alike to tell anything of how many are. */
  private static final int ENOUGH = 5;

  /** Share of the words of the longer text beyond which texts are alike. */
  private static final double ALIKE = .5;

  private final RecordTable records;
  private final List<Source> sources = new ArrayList<>();

  TellsApart(RecordTable records) {
    this.records = records;
    Map<String, IntStream.Builder> rows = new LinkedHashMap<>();
    for (int row = 0; row < records.size(); row++) {
      rows.computeIfAbsent(records.key(row).system(), s -> IntStream.builder()).add(row);
    }
    for (IntStream.Builder of : rows.values()) sources.add(new Source(of.build().toArray()));
  }

  /** Distinct values of some attributes together, per record, in the source with fewest of them. */
  double byValue(List<Integer> attributes) {
    return sources.stream()
        .mapToDouble(source -> source.distinct(attributes) / source.rows.length)
        .min()
        .orElse(1);
  }

  /**
   * The same of a text that may be spelt in many ways: "proc. 25th symposium on theory" and
   * "proceedings of the 25th symposium on the theory" are two values and tell hardly anything
   * apart. So many kinds of which two records taken at random are as often alike, at most.
   */
  double byWords(int attribute) {
    if (!Refinement.ALIKE_TITLES.isOn()) return byValue(List.of(attribute));
    return sources.stream()
        .mapToDouble(source -> source.kinds(attribute) / source.rows.length)
        .min()
        .orElse(1);
  }

  /** Whether a text is digits more than letters: pages, sizes, periods differ and name nothing. */
  boolean isOfNumbers(int attribute) {
    long digits = 0;
    long letters = 0;
    for (int row = 0; row < records.size(); row++) {
      String value = records.value(row, attribute);
      if (value == null) continue;
      digits += value.codePoints().filter(Character::isDigit).count();
      letters += value.codePoints().filter(Character::isLetter).count();
    }
    return digits > letters;
  }

  /** Records of one source. */
  private final class Source {
    final int[] rows;
    private int @Nullable [] drawn;

    Source(int[] rows) {
      this.rows = rows;
    }

    double distinct(List<Integer> attributes) {
      long[] values =
          IntStream.of(rows)
              .mapToLong(row -> value(row, attributes))
              .filter(value -> value != 0)
              .sorted()
              .toArray();
      double distinct = 0;
      for (int k = 0; k < values.length; k++) if (k == 0 || values[k] != values[k - 1]) distinct++;
      return distinct;
    }

    /** 0 where it has none of them. */
    private long value(int row, List<Integer> attributes) {
      long value = 0;
      for (int attribute : attributes) {
        String part = records.value(row, attribute);
        if (part != null) value = Hashes.of(value, Hashes.of(Folding.fold(part)));
      }
      return value;
    }

    /** As many as there are values, at most. */
    double kinds(int attribute) {
      List<long[]> texts = new ArrayList<>();
      for (int row : drawn()) {
        String text = records.value(row, attribute);
        if (text != null) texts.add(words(text));
      }
      int alike = 0;
      for (int i = 0; i < texts.size(); i++) {
        for (int j = i + 1; j < texts.size(); j++) {
          if (areAlike(texts.get(i), texts.get(j))) alike++;
        }
      }
      double pairs = texts.size() * (texts.size() - 1.0) / 2;
      double values = distinct(List.of(attribute));
      return alike < ENOUGH ? values : Math.min(values, pairs / alike);
    }

    /** By the hash of their keys, so that their order does not matter. */
    private int[] drawn() {
      if (drawn == null) drawn = rows.length <= SAMPLE ? rows : leastHashes();
      return drawn;
    }

    private int[] leastHashes() {
      long[] hashes =
          IntStream.of(rows).mapToLong(row -> Hashes.of(records.key(row).key())).toArray();
      long last = LongStream.of(hashes).sorted().skip(SAMPLE - 1L).findFirst().orElseThrow();
      return IntStream.range(0, rows.length)
          .filter(k -> hashes[k] <= last)
          .map(k -> rows[k])
          .toArray();
    }
  }

  private static long[] words(String value) {
    return Folding.words(Folding.fold(value)).stream()
        .mapToLong(Hashes::of)
        .distinct()
        .sorted()
        .toArray();
  }

  private static boolean areAlike(long[] a, long[] b) {
    long shared = Arrays.stream(a).filter(w -> Arrays.binarySearch(b, w) >= 0).count();
    return shared > ALIKE * Math.max(a.length, b.length);
  }
}
