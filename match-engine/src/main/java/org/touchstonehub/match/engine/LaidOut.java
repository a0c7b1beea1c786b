package org.touchstonehub.match.engine;

import org.touchstonehub.match.block.RecordKeys;
import org.touchstonehub.match.record.LongBuffer;
import org.touchstonehub.match.record.RecordTable;

/** A few records of a live table, laid out on a bench of their own. */
final class LaidOut {
  final Bench bench;
  final Matching matching;
  private final Knowledge knowledge;
  private final int[] recordOf; // row

  LaidOut(TrainedModel trained, RecordTable table, Constraints constraints) {
    knowledge = trained.knowledge();
    bench = new Bench(trained.model(), knowledge.plan(), table);
    matching = new Matching(bench, knowledge, table, constraints);
    recordOf = new int[table.size()];
    for (int i = 0; i < recordOf.length; i++) recordOf[bench.records.rows()[i]] = i;
  }

  /** The record that is in a row of the table. */
  int recordOf(int row) {
    return recordOf[row];
  }

  RecordKeys keys() {
    return new RecordKeys(bench.layout, bench.records, knowledge.passes());
  }

  /** The keys of a record, ascending. */
  static long[] distinct(RecordKeys keys, int record) {
    LongBuffer buffer = new LongBuffer(64);
    keys.of(record, buffer::add);
    return buffer.distinct();
  }

  double[] score(long[] pairs) {
    return bench.score(pairs, matching.workers);
  }

  /** By row: a row of its cluster. */
  int[] clusters(long[] pairs) {
    return matching.rows(matching.clustering().run(pairs, score(pairs)).label());
  }
}
