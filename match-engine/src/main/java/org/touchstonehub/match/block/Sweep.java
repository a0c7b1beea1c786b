package org.touchstonehub.match.block;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.record.LongBuffer;

/**
 * Gathers the (key, record) entries of several passes in one walk over the records. What keeps a
 * pass waiting are the look-ups of atoms all over memory; here passes share them.
 */
final class Sweep {
  /** Records whose atoms are laid out at a time: they fit into the cache of a processor. */
  private static final int WINDOW = 1 << 11;

  /** A sampled record has more keys than one a pass, as a power of two. */
  private static final int ROOM_BITS = 2;

  private final long[] recordKeys;
  private final long sampleMask;
  private final List<Gatherer> gatherers = new ArrayList<>();
  private final Collection<AtomWindow> windows;

  private Sweep(Encoded records, List<PassAtoms> passes, long sampleMask) {
    this.recordKeys = records.keys();
    this.sampleMask = sampleMask;
    Map<AtomColumn, AtomWindow> byColumn = PassAtoms.noWindows();
    for (PassAtoms pass : passes) {
      int expected = pass.first().size() >> Math.max(0, Long.bitCount(sampleMask) - ROOM_BITS);
      gatherers.add(new Gatherer(pass.keys(byColumn), expected, sampleMask == 0));
    }
    this.windows = byColumn.values();
  }

  /**
   * Of every pass the entries of keys that may bring a pair that is kept, ascending, each once.
   *
   * @param sampleMask only pairs whose first record has none of these bits in its hash are kept; 0
   *     for all
   */
  static List<long[]> entries(Encoded records, List<PassAtoms> passes, long sampleMask) {
    Sweep sweep = new Sweep(records, passes, sampleMask);
    sweep.see();
    sweep.gather();
    List<long[]> entries = new ArrayList<>();
    for (Gatherer gatherer : sweep.gatherers) entries.add(gatherer.entries());
    return entries;
  }

  /** Shows the keys that records have, those of sampled records only where records are sampled. */
  private void see() {
    if (sampleMask == 0) {
      walk(false);
      return;
    }
    for (int i = 0; i < recordKeys.length; i++) {
      if ((recordKeys[i] & sampleMask) == 0) show(i, i + 1, false);
    }
  }

  private void gather() {
    walk(true);
  }

  private void walk(boolean gathers) {
    for (int from = 0; from < recordKeys.length; from += WINDOW) {
      show(from, Math.min(from + WINDOW, recordKeys.length), gathers);
    }
  }

  private void show(int from, int to, boolean gathers) {
    for (AtomWindow window : windows) window.lay(from, to);
    for (Gatherer gatherer : gatherers) {
      if (gathers) gatherer.gather(from, to);
      else gatherer.see(from, to);
    }
  }

  /** The entries of one pass. */
  private static final class Gatherer implements PassKeys.Keys {
    private final PassKeys keys;
    private final SharedKeys shared;

    /** Whether two records must have shown a key, not one of the sample. */
    private final boolean twice;

    private final LongBuffer entries;
    private int record;

    Gatherer(PassKeys keys, int expected, boolean twice) {
      this.keys = keys;
      this.shared = new SharedKeys(expected);
      this.twice = twice;
      this.entries = new LongBuffer(expected / 4);
    }

    void see(int from, int to) {
      for (int i = from; i < to; i++) keys.of(i, shared::see);
    }

    void gather(int from, int to) {
      for (int i = from; i < to; i++) {
        record = i;
        keys.of(i, this);
      }
    }

    @Override
    public void add(long hash) {
      if (twice ? shared.isSeenTwice(hash) : shared.isSeen(hash)) {
        entries.add(PassRun.entry(hash, record));
      }
    }

    long[] entries() {
      return entries.distinct();
    }
  }
}
