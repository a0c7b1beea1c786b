package org.touchstonehub.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.touchstonehub.match.compare.Kernels;

/**
 * The string kernels beside Commons Text, on pairs of names as blocking brings them: a third with
 * one or two typing errors, the rest different. Nanoseconds a pair.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelsBench {
  private static final int PAIRS = 1024;
  private static final int MOST = 2;

  /** Letters of a value: a name, an address. */
  @Param({"7", "24"})
  int length;

  private final String[] first = new String[PAIRS];
  private final String[] second = new String[PAIRS];
  private final Kernels kernels = new Kernels();
  private final LevenshteinDistance levenshtein = new LevenshteinDistance(MOST);
  private final LevenshteinDistance unlimited = new LevenshteinDistance();
  private final JaroWinklerSimilarity jaroWinkler = new JaroWinklerSimilarity();
  private char[] characters = {};
  private final int[] start = new int[2 * PAIRS];

  @Setup
  public void draw() {
    Random random = new Random(7);
    StringBuilder all = new StringBuilder();
    for (int k = 0; k < PAIRS; k++) {
      first[k] = word(random);
      second[k] = k % 3 == 0 ? mistyped(first[k], random) : word(random);
      start[2 * k] = all.length();
      all.append(first[k]);
      start[2 * k + 1] = all.length();
      all.append(second[k]);
    }
    characters = all.toString().toCharArray();
  }

  private String word(Random random) {
    int letters = length - 2 + random.nextInt(5);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < letters; i++) {
      // the commonest letters, so that unequal names share some
      word.append("etaoinshrdlu".charAt(random.nextInt(12)));
    }
    return word.toString();
  }

  private static String mistyped(String word, Random random) {
    StringBuilder typed = new StringBuilder(word);
    for (int e = 0; e <= random.nextInt(2); e++) {
      typed.setCharAt(random.nextInt(typed.length()), (char) ('a' + random.nextInt(26)));
    }
    return typed.toString();
  }

  /** Ours, up to two edits. */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public int osaUpToTwo() {
    int sum = 0;
    for (int k = 0; k < PAIRS; k++) {
      sum +=
          kernels.osa(
              characters,
              start[2 * k],
              first[k].length(),
              characters,
              start[2 * k + 1],
              second[k].length(),
              MOST);
    }
    return sum;
  }

  /** Commons Text, Levenshtein up to two edits (it has no optimal string alignment). */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public int commonsLevenshteinUpToTwo() {
    int sum = 0;
    for (int k = 0; k < PAIRS; k++) sum += levenshtein.apply(first[k], second[k]);
    return sum;
  }

  /** Commons Text, Levenshtein without a limit. */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public int commonsLevenshtein() {
    int sum = 0;
    for (int k = 0; k < PAIRS; k++) sum += unlimited.apply(first[k], second[k]);
    return sum;
  }

  /** Ours. */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public double jaroWinkler() {
    double sum = 0;
    for (int k = 0; k < PAIRS; k++) {
      sum +=
          kernels.jaroWinkler(
              characters,
              start[2 * k],
              first[k].length(),
              characters,
              start[2 * k + 1],
              second[k].length());
    }
    return sum;
  }

  /** Commons Text. */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public double commonsJaroWinkler() {
    double sum = 0;
    for (int k = 0; k < PAIRS; k++) sum += jaroWinkler.apply(first[k], second[k]);
    return sum;
  }
}
