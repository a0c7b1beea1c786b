package org.touchstonehub.match.block;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.standardise.Encoded;
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
  private final List<Pass> passes;

  /**
   * @throws IllegalArgumentException if the layout has not what a pass blocks by
   */
  public RecordKeys(Layout layout, Encoded records, List<Pass> passes) {
    this.passes = List.copyOf(passes);
    List<AtomColumn> atoms = Atoms.of(layout, records);
    for (Pass pass : passes) {
      AtomColumn first = Blocking.column(atoms, pass.first());
      @Nullable AtomColumn second =
          pass.second() == null ? null : Blocking.column(atoms, pass.second());
      passKeys.add(new PassKeys(records, atoms, first, second));
    }
  }

  /** Tells the keys of a record, some of them perhaps twice. */
  public void of(int record, LongConsumer told) {
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
    PassKeys keys = passKeys.get(number);
    if (keys.isWhole()) {
      for (int way = 0; way < PassKeys.WAYS; way++) {
        long part = PassRun.key(keys.ring(record, key, way, pass.ring(key)));
        told.accept(labelled(number, WAY_STAGE + way, part));
      }
      return;
    }
    for (int z = 0; z < keys.thirds(); z++) {
      if (!keys.splitsBy(z)) continue;
      int stage = 1 + z;
      keys.split(
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
