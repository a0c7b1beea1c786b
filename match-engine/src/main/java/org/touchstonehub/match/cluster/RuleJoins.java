package org.touchstonehub.match.cluster;

import java.util.Arrays;
import org.touchstonehub.match.rule.EqualKeys;

/**
 * Joins the records that a rule says are one thing, unless something stronger keeps them apart: a
 * steward, a rule that keeps apart, a source without duplicates. Halves of the records of a key are
 * joined first, so that each is moved a logarithmic number of times. Which are joined where not all
 * can be depends on the records of the component alone; ties go to the smaller record.
 */
final class RuleJoins {
  /** Groups that a record is offered to, where those of its key cannot all be one. */
  private static final int MOST_TRIES = 20;

  private final Partition partition;
  private final Told told;

  /** Hears of a join before it is made. */
  interface Told {
    void join(int a, int b);
  }

  RuleJoins(Partition partition, Told told) {
    this.partition = partition;
    this.told = told;
  }

  void run(EqualKeys keys) {
    for (int number = 0; number < keys.size(); number++) {
      int[] records = keys.records(number);
      joined(records, 0, records.length);
    }
  }

  /** Joins a stretch of the records; returns one record of each group that is left. */
  private int[] joined(int[] records, int from, int to) {
    if (to - from == 1) return new int[] {records[from]};
    int middle = (from + to) >>> 1;
    int[] first = joined(records, from, middle);
    int[] second = joined(records, middle, to);
    int[] left = Arrays.copyOf(first, first.length + second.length);
    int size = first.length;
    for (int record : second) {
      if (!isJoinedToOne(left, Math.min(first.length, MOST_TRIES), record)) left[size++] = record;
    }
    return Arrays.copyOf(left, size);
  }

  private boolean isJoinedToOne(int[] groups, int tries, int record) {
    for (int g = 0; g < tries; g++) {
      int a = partition.label(groups[g]);
      int b = partition.label(record);
      if (a == b) return true;
      if (!partition.allows(a, b)) continue;
      int smaller = Math.min(a, b);
      int larger = Math.max(a, b);
      told.join(smaller, larger);
      partition.join(smaller, larger);
      return true;
    }
    return false;
  }
}
