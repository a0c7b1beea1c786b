package org.touchstonehub.match.block;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.score.Competition;
import org.touchstonehub.match.standardise.Encoded;

/**
 * Finds candidate pairs: two records that share a rare enough thing, or two things of different
 * kinds that few share together. Which keys are rare enough is decided in training and kept; from
 * then on a pair is a candidate or not by what is in its two records alone.
 */
public final class Blocking {
  private final Encoded records;
  private final Competition competition;
  private final List<AtomColumn> atoms;

  public Blocking(Layout layout, Encoded records, Competition competition) {
    this.records = records;
    this.competition = competition;
    this.atoms = Atoms.of(layout, records);
    if (records.size() > 1 << PassRun.RECORD_BITS) {
      throw new IllegalArgumentException(
          "%d records are more than blocking can number (%d)."
              .formatted(records.size(), 1 << PassRun.RECORD_BITS));
    }
  }

  /**
   * What a pass found.
   *
   * @param breadth how large blocks could be
   * @param count of the pairs
   * @param left keys of a tight pass that more records share, left to other passes
   * @param split keys that too many records share
   * @param dropped parts of their split that stayed too large
   * @param droppedPairs pairs in these, and in blocks that were left
   * @param grown keys that have become common since training
   * @param droppedSample pairs out of dropped parts
   * @param droppedWeight dropped pairs that each of them stands for
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
  public record Found(
      Pass pass,
      Breadth breadth,
      long[] pairs,
      int count,
      long blocks,
      long left,
      long split,
      long dropped,
      long droppedPairs,
      long grown,
      long[] droppedSample,
      long[] droppedWeight) {
    /** What is to be told of a pass, without the pairs, which are many. */
    public Found told() {
      return new Found(
          pass,
          breadth,
          new long[0],
          count,
          blocks,
          left,
          split,
          dropped,
          droppedPairs,
          grown,
          droppedSample,
          droppedWeight);
    }
  }

  /**
   * Makes every pass that the atoms allow, deciding which keys are too common.
   *
   * @param sampleBits only the pairs of one first record in 2^bits are kept, and only the keys that
   *     such records have; 0 for all
   */
  public List<Found> explore(int sampleBits) {
    List<List<PassRun>> runs = new ArrayList<>();
    for (int x = 0; x < atoms.size(); x++) {
      AtomColumn a = atoms.get(x);
      if (a.atom.alone()) explore(runs, a, null, sampleBits);
      if (a.atom.within()) explore(runs, a, a, sampleBits);
      for (int y = x + 1; y < atoms.size(); y++) {
        AtomColumn b = atoms.get(y);
        if (a.atom.combinesWith(b.atom)) explore(runs, a, b, sampleBits);
      }
    }
    return run(runs);
  }

  private void explore(
      List<List<PassRun>> runs, AtomColumn a, @Nullable AtomColumn b, int sampleBits) {
    List<PassRun> ofOnePass = new ArrayList<>();
    for (Breadth breadth : Breadth.toTry(b != null, sampleBits > 0)) {
      long mask = (1L << sampleBits) - 1;
      ofOnePass.add(new PassRun(records, competition, atoms, a, b, null, breadth, mask));
    }
    runs.add(ofOnePass);
  }

  /** Runs trained passes. */
  public List<Found> follow(List<Pass> passes) {
    List<List<PassRun>> runs = new ArrayList<>();
    for (Pass pass : passes) runs.add(List.of(onAllRecords(pass, pass, Breadth.WIDE)));
    return run(runs);
  }

  /** Runs passes that were tried out on all records, deciding anew which keys are too common. */
  public List<Found> decide(List<Found> tried) {
    List<List<PassRun>> runs = new ArrayList<>();
    for (Found found : tried) runs.add(List.of(onAllRecords(found.pass(), null, found.breadth())));
    return run(runs);
  }

  private PassRun onAllRecords(Pass pass, @Nullable Pass trained, Breadth breadth) {
    AtomColumn a = column(atoms, pass.first());
    AtomColumn b = pass.second() == null ? null : column(atoms, pass.second());
    return new PassRun(records, competition, atoms, a, b, trained, breadth, 0);
  }

  static AtomColumn column(List<AtomColumn> atoms, String label) {
    for (AtomColumn column : atoms) if (column.atom.label().equals(label)) return column;
    throw new IllegalArgumentException("There is no '%s' to block by here.".formatted(label));
  }

  /**
   * @param runs by pass; those of one pass differ in how large blocks may be
   */
  private static List<Found> run(List<List<PassRun>> runs) {
    return runs.parallelStream()
        .flatMap(
            ofOnePass -> {
              long[] entries = ofOnePass.get(0).entries();
              return ofOnePass.stream().map(run -> found(run, entries));
            })
        .toList();
  }

  private static Found found(PassRun run, long[] entries) {
    run.run(entries);
    long[] pairs = run.pairs.distinct();
    return new Found(
        run.pass(),
        run.breadth(),
        pairs,
        pairs.length,
        run.blocks,
        run.left,
        run.split,
        run.dropped,
        run.droppedPairs,
        run.grown,
        run.droppedSample.toArray(),
        run.droppedWeight.toArray());
  }

  /** All pairs found, ascending, each once: first record in the upper 32 bits. */
  public static long[] union(List<Found> found) {
    int total = 0;
    for (Found f : found) total = Math.addExact(total, f.pairs().length);
    long[] all = new long[total];
    int at = 0;
    for (Found f : found) {
      System.arraycopy(f.pairs(), 0, all, at, f.pairs().length);
      at += f.pairs().length;
    }
    return Candidates.distinct(all);
  }
}
