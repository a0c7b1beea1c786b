package org.touchstonehub.match.block;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.standardise.Hashes;

/**
 * The keys of records under trained passes, record by record: two records are a candidate pair if
 * they share a key, what {@link Blocking#follow} finds for a whole table. Only where a value has
 * become far more common than it was in training does a whole table split what this does not.
 */
public final class RecordKeys {
  /** Records that share a key beyond which it tells nothing: see {@link PassRun#MOST_EVER}. */
  public static final int MOST_RECORDS = PassRun.MOST_EVER;

  private static final int WAY_STAGE = 1 << 16;

  private final List<PassKeys> passKeys = new ArrayList<>();
  private final List<KeySplit> splits = new ArrayList<>();
  private final Collection<AtomWindow> windows;
  private final List<Pass> passes;

  /**
   * @throws IllegalArgumentException if the layout has not what a pass blocks by
   */
  public RecordKeys(Layout layout, Encoded records, List<Pass> passes) {
    this.passes = List.copyOf(passes);
    List<AtomColumn> atoms = Atoms.of(layout, records);
    Map<AtomColumn, AtomWindow> byColumn = PassAtoms.noWindows();
    for (Pass pass : passes) {
      PassAtoms ofPass = PassAtoms.of(pass, atoms);
      passKeys.add(ofPass.keys(byColumn));
      splits.add(new KeySplit(records, atoms, ofPass));
    }
    windows = byColumn.values();
  }

  /** Tells the keys of a record, some of them perhaps twice. */
  public void of(int record, LongConsumer told) {
    for (AtomWindow window : windows) window.lay(record, record + 1);
    for (int p = 0; p < passKeys.size(); p++) {
      int number = p;
      passKeys.get(p).of(record, hash -> tell(number, PassRun.key(hash), record, told));
    }
  }

  private void tell(int number, long key, int record, LongConsumer told) {
    Pass pass = passes.get(number);
    if (!pass.isOversized(key)) {
      told.accept(labelled(number, 0, key));
      return;
    }
    if (pass.isStillOversized(key)) return;
    KeySplit split = splits.get(number);
    if (split.isWhole()) {
      for (int way = 0; way < KeySplit.WAYS; way++) {
        long part = PassRun.key(split.ring(record, key, way, pass.ring(key)));
        told.accept(labelled(number, WAY_STAGE + way, part));
      }
      return;
    }
    for (int z = 0; z < split.thirds(); z++) {
      if (!split.splitsBy(z)) continue;
      int stage = 1 + z;
      split.of(
          record,
          key,
          z,
          hash -> {
            long part = PassRun.key(hash);
            if (!pass.isStillOversized(part)) told.accept(labelled(number, stage, part));
          });
    }
  }

  /**
   * Keys of different passes, and of different ways to split, have nothing to do with each other.
   */
  private static long labelled(int pass, int stage, long key) {
    return Hashes.of(((long) pass << 32) | stage, key);
  }
}
