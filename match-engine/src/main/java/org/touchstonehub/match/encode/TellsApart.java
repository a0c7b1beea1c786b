package org.touchstonehub.match.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.touchstonehub.match.record.RecordTable;
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
  private final Map<String, List<Integer>> rows = new TreeMap<>(); // by source

  TellsApart(RecordTable records) {
    this.records = records;
    for (int row = 0; row < records.size(); row++) {
      rows.computeIfAbsent(records.key(row).system(), s -> new ArrayList<>()).add(row);
    }
  }

  /** Distinct values of some attributes together, per record, in the source with fewest of them. */
  double byValue(List<Integer> attributes) {
    return rows.values().stream()
        .mapToDouble(r -> distinct(attributes, r) / r.size())
        .min()
        .orElse(1);
  }

  /**
   * The same of a text that may be spelt in many ways: "proc. 25th symposium on theory" and
   * "proceedings of the 25th symposium on the theory" are two values and tell hardly anything
   * apart. So many kinds of which two records taken at random are as often alike, at most.
   */
  double byWords(int attribute) {
    return rows.values().stream()
        .mapToDouble(r -> Math.min(distinct(List.of(attribute), r), kinds(attribute, r)) / r.size())
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

  private double distinct(List<Integer> attributes, List<Integer> rows) {
    Set<Long> seen = new HashSet<>();
    for (int row : rows) {
      long value = 0;
      for (int attribute : attributes) {
        String part = records.value(row, attribute);
        if (part != null) value = Hashes.of(value, Hashes.of(Folding.fold(part)));
      }
      if (value != 0) seen.add(value);
    }
    return seen.size();
  }

  private double kinds(int attribute, List<Integer> rows) {
    List<long[]> texts =
        sample(rows).stream()
            .map(row -> records.value(row, attribute))
            .filter(value -> value != null)
            .map(TellsApart::words)
            .toList();
    int alike = 0;
    for (int i = 0; i < texts.size(); i++) {
      for (int j = i + 1; j < texts.size(); j++) if (areAlike(texts.get(i), texts.get(j))) alike++;
    }
    double pairs = texts.size() * (texts.size() - 1.0) / 2;
    return alike < ENOUGH ? Double.POSITIVE_INFINITY : pairs / alike;
  }

  /** By the hash of their keys, so that their order does not matter. */
  private List<Integer> sample(List<Integer> rows) {
    Map<Integer, Long> hashes = new HashMap<>();
    for (int row : rows) hashes.put(row, Hashes.of(records.key(row).key()));
    return rows.stream().sorted(Comparator.comparing(hashes::get)).limit(SAMPLE).toList();
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
