package org.touchstonehub.match.score;

import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;

/** Expected counts of one pass over a sample; tallies of chunks are added up in order. */
final class Tally {
  final double[][][] levels; // mode, slot, level
  final double[][] random; // slot, level
  final double[][] alike; // slot, level: random pairs of things whose titles share a word
  final double[][] randomLn; // slot, level: sum of ln frequencies
  final double[][] strangers; // slot, level: candidates that are no match
  final double[][] strangersLn; // slot, level: sum of their ln frequencies
  final double[][][][] words; // mode, word slot, {shared, only a, only b}, class
  final double[][][]
      conflicts; // mode or MODES for random, word slot, {conflict, both have numbers}
  final double[][] extra; // word slot, {extra words, weight}
  final double[][] copies; // unit, {noisy, extension, replaced, all}
  final double[] kin; // class
  final double[][][] sharing; // class, unit, {shared, seen}

  /** Pairs whose titles keep a word on both sides, and all that have a title. */
  final double[] wordsOfOne = new double[2];

  final double[] wordsOfGroup = new double[2];
  double matches;

  Tally(Layout layout, int classes) {
    int slots = layout.slots().size();
    int units = layout.units().size();
    levels = new double[Parameters.MODES][slots][];
    random = new double[slots][];
    alike = new double[slots][];
    randomLn = new double[slots][];
    strangers = new double[slots][];
    strangersLn = new double[slots][];
    for (int s = 0; s < slots; s++) {
      int n = layout.slots().get(s).levels().size();
      for (int m = 0; m < Parameters.MODES; m++) levels[m][s] = new double[n];
      random[s] = new double[n];
      alike[s] = new double[n];
      randomLn[s] = new double[n];
      strangers[s] = new double[n];
      strangersLn[s] = new double[n];
    }
    words = new double[Parameters.MODES][layout.wordSlots()][3][Evidence.CLASSES];
    conflicts = new double[Parameters.MODES + 1][layout.wordSlots()][2];
    extra = new double[layout.wordSlots()][2];
    copies = new double[units][4];
    kin = new double[classes];
    sharing = new double[classes][units][2];
  }

  void add(Tally other) {
    for (int m = 0; m < levels.length; m++) add(levels[m], other.levels[m]);
    add(random, other.random);
    add(alike, other.alike);
    add(randomLn, other.randomLn);
    add(strangers, other.strangers);
    add(strangersLn, other.strangersLn);
    for (int m = 0; m < words.length; m++) {
      for (int w = 0; w < words[m].length; w++) add(words[m][w], other.words[m][w]);
    }
    for (int m = 0; m < conflicts.length; m++) add(conflicts[m], other.conflicts[m]);
    add(extra, other.extra);
    add(copies, other.copies);
    add(kin, other.kin);
    add(wordsOfOne, other.wordsOfOne);
    add(wordsOfGroup, other.wordsOfGroup);
    for (int c = 0; c < sharing.length; c++) add(sharing[c], other.sharing[c]);
    matches += other.matches;
  }

  private static void add(double[][] to, double[][] from) {
    for (int i = 0; i < to.length; i++) add(to[i], from[i]);
  }

  private static void add(double[] to, double[] from) {
    for (int i = 0; i < to.length; i++) to[i] += from[i];
  }
}
