package org.touchstonehub.match.block;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.score.Competition;

/**
 * Finds candidate pairs: two records that share a rare enough thing, or two things of different
 * kinds that few share together. Which keys are rare enough is decided in training and kept; from
 * then on a pair is a candidate or not by what is in its two records alone.
 */
public final class Blocking {
  /** Passes that share a walk over the records where keys of a sample are gathered. */
  private static final int TRIED_TOGETHER = 30;

  /** The same where all are: their entries take memory. */
  private static final int SWEPT_TOGETHER = 3;

  private static final long[] NONE = {};

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
    long mask = (1L << sampleBits) - 1;
    List<AtomColumn> shared = shared(mask);
    List<PassTrial> trials = new ArrayList<>();
    for (int x = 0; x < shared.size(); x++) {
      AtomColumn a = shared.get(x);
      boolean small = sampleBits == 0 && Refinement.ONE_NAME_ALONE.isOn();
      boolean alone = a.atom.alone() || (a.atom.within() && small);
      if (alone) trials.add(trial(new PassAtoms(a, null), shared, mask));
      if (a.atom.within()) trials.add(trial(new PassAtoms(a, a), shared, mask));
      for (int y = x + 1; y < shared.size(); y++) {
        AtomColumn b = shared.get(y);
        if (a.atom.combinesWith(b.atom)) trials.add(trial(new PassAtoms(a, b), shared, mask));
      }
    }
    return run(trials, mask);
  }

  private List<AtomColumn> shared(long sampleMask) {
    return atoms.stream()
        .parallel()
        .<AtomColumn>map(column -> new AtomColumn.Shared(column, records, sampleMask))
        .toList();
  }

  private PassTrial trial(PassAtoms pass, List<AtomColumn> shared, long mask) {
    List<PassRun> runs = new ArrayList<>();
    for (Breadth breadth : Breadth.toTry(pass.second() != null, mask != 0)) {
      runs.add(new PassRun(records, competition, shared, pass, null, breadth, mask));
    }
    return new PassTrial(pass, runs);
  }

  /**
   * Every pass by one thing alone, and by two things of which neither makes a pass alone, with no
   * key too common: what a table is compared by that is too small to find out which passes pay.
   */
  public List<Pass> everyPass() {
    List<Pass> passes = new ArrayList<>();
    for (int x = 0; x < atoms.size(); x++) {
      Atom a = atoms.get(x).atom;
      if (a.alone()) passes.add(Pass.of(a, null));
      if (a.within() && !a.alone()) passes.add(Pass.of(a, a));
      for (int y = x + 1; y < atoms.size(); y++) {
        Atom b = atoms.get(y).atom;
        if (!a.alone() && !b.alone() && a.combinesWith(b)) passes.add(Pass.of(a, b));
      }
    }
    return passes;
  }

  /** Runs trained passes. */
  public List<Found> follow(List<Pass> passes) {
    List<AtomColumn> shared = shared(0);
    List<PassTrial> trials = new ArrayList<>();
    for (Pass pass : passes) trials.add(onAllRecords(pass, pass, Breadth.WIDE, shared));
    return run(trials, 0);
  }

  /** Runs passes that were tried out on all records, deciding anew which keys are too common. */
  public List<Found> decide(List<Found> tried) {
    List<AtomColumn> shared = shared(0);
    List<PassTrial> trials = new ArrayList<>();
    for (Found found : tried) {
      trials.add(onAllRecords(found.pass(), null, found.breadth(), shared));
    }
    return run(trials, 0);
  }

  private PassTrial onAllRecords(
      Pass pass, @Nullable Pass trained, Breadth breadth, List<AtomColumn> shared) {
    PassAtoms of = PassAtoms.of(pass, shared);
    return new PassTrial(
        of, List.of(new PassRun(records, competition, shared, of, trained, breadth, 0)));
  }

  /**
   * One pass.
   *
   * @param runs differ in how large blocks may be
   */
  private record PassTrial(PassAtoms pass, List<PassRun> runs) {
    List<Found> found(long[] entries) {
      PassRun.run(runs, entries);
      return runs.stream().map(Blocking::found).toList();
    }
  }

  /**
   * On threads of a pool of its own: a thread outside of a pool waits for the tasks that it began,
   * and does not help with those that they begin.
   */
  private List<Found> run(List<PassTrial> trials, long sampleMask) {
    int together = sampleMask == 0 ? SWEPT_TOGETHER : TRIED_TOGETHER;
    int sweeps = (trials.size() + together - 1) / together;
    Callable<List<Found>> all =
        () ->
            IntStream.range(0, sweeps)
                .parallel()
                .mapToObj(
                    s -> trials.subList(s * together, Math.min((s + 1) * together, trials.size())))
                .flatMap(some -> sweep(some, sampleMask).stream())
                .toList();
    ForkJoinPool pool = new ForkJoinPool(ForkJoinPool.getCommonPoolParallelism() + 1);
    try {
      return pool.invoke(ForkJoinTask.adapt(all));
    } finally {
      pool.shutdown();
    }
  }

  private List<Found> sweep(List<PassTrial> trials, long sampleMask) {
    List<PassAtoms> passes = trials.stream().map(PassTrial::pass).toList();
    List<long[]> entries = Sweep.entries(records, passes, sampleMask);
    return IntStream.range(0, trials.size())
        .parallel()
        .mapToObj(t -> trials.get(t).found(entries.set(t, NONE)))
        .flatMap(List::stream)
        .toList();
  }

  private static Found found(PassRun run) {
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
