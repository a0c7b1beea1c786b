package org.touchstonehub.mdm.stewardship;

import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.CodePoints;

/**
 * Two source records, written one way round only.
 *
 * @param a the smaller key
 */
public record RecordPair(SourceKey a, SourceKey b) {
  public RecordPair {
    if (!isBelow(a, b)) throw new IllegalArgumentException("use RecordPair.of");
  }

  /**
   * @throws InvalidInput if both are the same record
   */
  public static RecordPair of(SourceKey a, SourceKey b) {
    if (a.equals(b)) {
      throw new InvalidInput(
          "record-pair", "A record cannot be compared with itself; name two records.");
    }
    return isBelow(a, b) ? new RecordPair(a, b) : new RecordPair(b, a);
  }

  /**
   * The order of PostgreSQL, which checks it too; Java's own order of text differs beyond U+FFFF.
   */
  private static boolean isBelow(SourceKey a, SourceKey b) {
    int bySystem = CodePoints.compare(a.system(), b.system());
    return bySystem != 0 ? bySystem < 0 : CodePoints.compare(a.key(), b.key()) < 0;
  }
}
