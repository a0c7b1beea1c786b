package org.touchstonehub.match.engine;

import java.util.stream.IntStream;
import org.touchstonehub.match.block.RecordKeys;
import org.touchstonehub.match.record.LongBuffer;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.standardise.Hashes;

/** What places the records of a table, each by itself and the trained model alone. */
final class Placing {
  private final Bench bench;
  private final RecordKeys keys;
  private final int[] recordOf; // row

  Placing(TrainedModel trained, RecordTable table) {
    Knowledge knowledge = trained.knowledge();
    bench = new Bench(trained.model(), knowledge.plan(), table);
    keys = new RecordKeys(bench.layout, bench.records, knowledge.passes());
    recordOf = bench.records.numbers();
  }

  /** The block keys of a row, ascending. Not for more than one thread. */
  long[] blockKeys(int row) {
    LongBuffer buffer = new LongBuffer(64);
    keys.of(recordOf[row], buffer::add);
    return buffer.distinct();
  }

  /** What the rules of the model join a row by, the same in every table. */
  long[] ruleGroups(int row) {
    return IntStream.range(0, bench.equalKeys().size())
        .boxed()
        .flatMapToLong(
            rule ->
                bench
                    .equalKeys()
                    .get(rule)
                    .hashes(recordOf[row])
                    .map(hash -> Hashes.of(rule, hash)))
        .sorted()
        .distinct()
        .toArray();
  }
}
