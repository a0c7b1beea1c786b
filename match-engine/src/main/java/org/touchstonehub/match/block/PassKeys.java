package org.touchstonehub.match.block;

import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.standardise.Hashes;

/** The keys that a pass makes of a record that its windows show, out of the record alone. */
final class PassKeys {
  private final AtomWindow first;
  private final @Nullable AtomWindow second;
  private final long salt;

  /**
   * @param second null if the first stands alone, the same if two of it make a key
   */
  PassKeys(AtomWindow first, @Nullable AtomWindow second) {
    this.first = first;
    this.second = second;
    this.salt = Hashes.of(first.column.atom.label());
  }

  /** Takes in the keys of one record. */
  interface Keys {
    void add(long hash);
  }

  void of(int record, Keys keys) {
    if (second == null) alone(record, keys);
    else if (second == first) within(record, keys);
    else paired(record, second, keys);
  }

  private void alone(int record, Keys keys) {
    int end = first.to(record);
    for (int k = first.from(record); k < end; k++) keys.add(Hashes.of(salt, first.hash(k)));
  }

  private void within(int record, Keys keys) {
    int end = first.to(record);
    for (int k = first.from(record); k < end; k++) {
      long a = first.hash(k);
      for (int l = k + 1; l < end; l++) {
        long b = first.hash(l);
        if (a != b) keys.add(Hashes.of(Math.min(a, b), Math.max(a, b)));
      }
    }
  }

  private void paired(int record, AtomWindow other, Keys keys) {
    int end = first.to(record);
    int otherEnd = other.to(record);
    for (int k = first.from(record); k < end; k++) {
      long a = first.hash(k);
      for (int l = other.from(record); l < otherEnd; l++) keys.add(Hashes.of(a, other.hash(l)));
    }
  }
}
