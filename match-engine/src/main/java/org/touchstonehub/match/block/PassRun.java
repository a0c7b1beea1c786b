package org.touchstonehub.match.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.record.LongBuffer;
import org.touchstonehub.match.score.Competition;

/**
 * Runs one pass over a table: sorts (key, record) entries, 40 bits of key and 24 of record in one
 * number, and pairs up what shares a key. With a trained pass the trained decisions hold; without
 * one they are made.
 */
final class PassRun {
  static final int RECORD_BITS = 24;

  /** Records that share a whole value and are compared with each other, about. */
  private static final int MOST_OF_RING = 40;

  /**
   * A block that was fine when the model was trained and has grown beyond this is split all the
   * same, or one common value in new data would stop the run; the report says so.
   */
  static final int MOST_EVER = 1000;

  /** Ring of a whole value that has become common since training. */
  private static final int GROWN_RING = 6;

  /** Records that share two things beyond which a rarer two hold what they have in common. */
  private static final int MOST_SPLIT = 200;

  /** The same of one thing alone: passes by that thing and another bring what splitting would. */
  private static final int MOST_SPLIT_ALONE = 2000;

  private static final int MOST_SAMPLED = 200;
  private static final long RECORD = (1L << RECORD_BITS) - 1;

  private final Encoded records;
  private final Competition competition;
  private final KeySplit keys;
  private final AtomColumn first;
  private final @Nullable AtomColumn second;
  private final @Nullable Pass trained;
  private final Breadth breadth;
  private final long sampleMask;
  private final LongBuffer oversized = new LongBuffer(16);
  private final LongBuffer ringOf = new LongBuffer(16);
  private final LongBuffer stillOversized = new LongBuffer(16);

  final LongBuffer pairs = new LongBuffer(1024);
  long blocks;
  long left;
  long split;
  long dropped;
  long droppedPairs;
  long grown;

  /** One pair of each of the first dropped blocks, and how many pairs it stands for. */
  final LongBuffer droppedSample = new LongBuffer(16);

  final LongBuffer droppedWeight = new LongBuffer(16);

  /**
   * @param breadth how large blocks may be; the trained pass knows better
   * @param sampleMask only pairs whose first record has none of these bits in its hash are kept; 0
   *     for all
   */
  PassRun(
      Encoded records,
      Competition competition,
      List<AtomColumn> atoms,
      PassAtoms pass,
      @Nullable Pass trained,
      Breadth breadth,
      long sampleMask) {
    this.records = records;
    this.competition = competition;
    this.keys = new KeySplit(records, atoms, pass);
    this.first = pass.first();
    this.second = pass.second();
    this.trained = trained;
    this.breadth = breadth;
    this.sampleMask = sampleMask;
  }

  /**
   * Finds the pairs; afterwards {@link #pass} tells the decisions made.
   *
   * @param runs of one pass, which differ in how large blocks may be; those that split them split
   *     the same ones, so that is done once
   * @param entries of the pass
   */
  static void run(List<PassRun> runs, long[] entries) {
    List<PassRun> splitting = new ArrayList<>();
    long[] big = {};
    for (PassRun run : runs) {
      LongBuffer large = run.emit(entries);
      if (large.size() == 0) continue;
      splitting.add(run);
      big = large.toArray();
    }
    if (splitting.isEmpty()) return;
    PassRun any = splitting.get(0);
    if (any.keys.isWhole()) {
      for (PassRun run : splitting) run.splitByRing(big);
      return;
    }
    any.parts(big).forEachOrdered(parts -> splitting.forEach(run -> run.emitSplit(parts)));
  }

  /** By each third thing, in their order, the entries of what it splits large blocks into. */
  private Stream<long[]> parts(long[] big) {
    return IntStream.range(0, keys.thirds())
        .filter(keys::splitsBy)
        .parallel()
        .mapToObj(z -> splitBy(big, z));
  }

  Breadth breadth() {
    return breadth;
  }

  Pass pass() {
    if (trained != null) return trained;
    long[] keysSplit = oversized.toArray();
    byte[] rings = new byte[keys.isWhole() ? keysSplit.length : 0];
    long[] ringBits = ringOf.toArray();
    for (int i = 0; i < rings.length; i++) rings[i] = (byte) ringBits[i];
    return new Pass(
        first.atom.label(),
        second == null ? null : second.atom.label(),
        keysSplit,
        rings,
        Arrays.stream(stillOversized.toArray()).sorted().distinct().toArray());
  }

  /** What a run keeps of the hash of a key. */
  static long key(long hash) {
    return hash & ~RECORD;
  }

  static long entry(long hash, int record) {
    return key(hash) | record;
  }

  /** Where records are sampled, their keys alone were shown. */
  private boolean mayPair(SharedKeys shared, long hash) {
    return sampleMask == 0 ? shared.isSeenTwice(hash) : shared.isSeen(hash);
  }

  /** Pairs up blocks; returns the entries of blocks that are too large. */
  private LongBuffer emit(long[] entries) {
    LongBuffer large = new LongBuffer(16);
    for (int from = 0; from < entries.length; ) {
      long key = entries[from] & ~RECORD;
      int to = from + 1;
      while (to < entries.length && (entries[to] & ~RECORD) == key) to++;
      int size = to - from;
      if (size > 1) {
        blocks++;
        if (tooLarge(key, size)) {
          if (isLeft(key, size)) {
            left++;
            drop(entries, from, size, key);
          } else {
            split++;
            for (int i = from; i < to; i++) large.add(entries[i]);
          }
        } else {
          pairUp(entries, from, to);
        }
      }
      from = to;
    }
    return large;
  }

  private boolean tooLarge(long key, int size) {
    if (trained != null) {
      if (size > MOST_EVER && !trained.isOversized(key)) grown++;
      return trained.isOversized(key) || size > MOST_EVER;
    }
    if (size <= breadth.mostOfBlock) return false;
    oversized.add(key);
    ringOf.add(ringBits(size));
    return true;
  }

  /**
   * Whether a block that is too large is left to other passes: a tight pass is there for rare keys.
   */
  private boolean isLeft(long key, int size) {
    if (trained != null) return trained.isStillOversized(key);
    return !breadth.splits() || size > mostSplit();
  }

  private int mostSplit() {
    if (second != null) return MOST_SPLIT;
    return keys.isWhole() ? Integer.MAX_VALUE : MOST_SPLIT_ALONE;
  }

  /** Parts, as a power of two, that leave about half the largest block in each. */
  private static int ringBits(int size) {
    return 64 - Long.numberOfLeadingZeros(size / (MOST_OF_RING / 2));
  }

  private void pairUp(long[] entries, int from, int to) {
    for (int x = from; x < to; x++) {
      int i = (int) (entries[x] & RECORD);
      if ((records.keys()[i] & sampleMask) != 0) continue;
      for (int y = x + 1; y < to; y++) {
        int j = (int) (entries[y] & RECORD);
        if (i != j && competition.allows(i, j)) pairs.add(((long) i << 32) | j);
      }
    }
  }

  /** Entries of what a third thing that the records must share splits large blocks into. */
  private long[] splitBy(long[] big, int number) {
    SharedKeys shared = new SharedKeys(big.length);
    for (long entry : big) {
      int i = (int) (entry & RECORD);
      if ((records.keys()[i] & sampleMask) == 0) {
        keys.of(i, entry & ~RECORD, number, shared::see);
      }
    }
    LongBuffer out = new LongBuffer(big.length / 4);
    for (long entry : big) {
      int i = (int) (entry & RECORD);
      keys.of(
          i,
          entry & ~RECORD,
          number,
          hash -> {
            if (mayPair(shared, hash)) out.add(entry(hash, i));
          });
    }
    return out.distinct();
  }

  private void emitSplit(long[] entries) {
    for (int from = 0; from < entries.length; ) {
      long key = entries[from] & ~RECORD;
      int to = from + 1;
      while (to < entries.length && (entries[to] & ~RECORD) == key) to++;
      int size = to - from;
      if (size > 1) {
        boolean large =
            trained == null
                ? size > breadth.mostOfPart
                : trained.isStillOversized(key) || size > MOST_EVER;
        if (large) {
          dropped++;
          drop(entries, from, size, key);
        } else {
          pairUp(entries, from, to);
        }
      }
      from = to;
    }
  }

  private void drop(long[] entries, int from, int size, long key) {
    droppedPairs += (long) size * (size - 1) / 2;
    if (trained == null) stillOversized.add(key);
    sampleDropped(entries, from, size);
  }

  private void sampleDropped(long[] entries, int from, int size) {
    if (droppedSample.size() >= MOST_SAMPLED) return;
    int i = (int) (entries[from] & RECORD);
    int j = (int) (entries[from + size / 2] & RECORD);
    if (i == j || !competition.allows(i, j)) return;
    droppedSample.add(((long) i << 32) | j);
    droppedWeight.add((long) size * (size - 1) / 2);
  }

  /**
   * Splits records that share a whole value by the hash of their source keys, in two ways, so that
   * parts of one way are joined by the other.
   */
  private void splitByRing(long[] big) {
    long[] keysSplit = oversized.toArray();
    long[] bitsOf = ringOf.toArray();
    for (int way = 0; way < KeySplit.WAYS; way++) {
      LongBuffer out = new LongBuffer(big.length);
      for (long entry : big) {
        int i = (int) (entry & RECORD);
        long key = entry & ~RECORD;
        int at = Arrays.binarySearch(keysSplit, key);
        int bits = at >= 0 ? (int) bitsOf[at] : GROWN_RING;
        if (trained != null && trained.isOversized(key)) bits = trained.ring(key);
        out.add(entry(keys.ring(i, key, way, bits), i));
      }
      long[] entries = out.distinct();
      for (int from = 0; from < entries.length; ) {
        int to = from + 1;
        while (to < entries.length && (entries[to] & ~RECORD) == (entries[from] & ~RECORD)) to++;
        if (to - from <= MOST_EVER) pairUp(entries, from, to);
        else grown++;
        from = to;
      }
    }
  }
}
