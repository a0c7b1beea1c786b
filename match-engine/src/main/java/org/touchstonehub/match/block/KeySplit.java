package org.touchstonehub.match.block;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.standardise.Hashes;

/**
 * What the key of a pass is split by where too many records share it. Follows from the record
 * alone.
 */
final class KeySplit {
  /** Ways to split what shares a whole value, so that parts of one way are joined by the other. */
  static final int WAYS = 2;

  private final Encoded records;
  private final List<AtomColumn> atoms;
  private final AtomColumn first;
  private final @Nullable AtomColumn second;

  KeySplit(Encoded records, List<AtomColumn> atoms, PassAtoms pass) {
    this.records = records;
    this.atoms = atoms;
    this.first = pass.first();
    this.second = pass.second();
  }

  /** Whether the key is a whole value, which is split by the hash of the source key. */
  boolean isWhole() {
    return first.atom.whole();
  }

  /** Kinds of atoms there are, by which keys may be split. */
  int thirds() {
    return atoms.size();
  }

  /** Another family, another kind of name atom, or a third word of one title. */
  boolean splitsBy(int number) {
    AtomColumn third = atoms.get(number);
    if (!third.atom.splits()) return false;
    boolean used = third == first || third == second;
    if (used) return first == second && third.atom.alone();
    return !sameFamily(third) || third.atom.within();
  }

  private boolean sameFamily(AtomColumn third) {
    String family = third.atom.family();
    return family.equals(first.atom.family())
        || (second != null && family.equals(second.atom.family()));
  }

  /**
   * The keys of one record in what a third thing splits.
   *
   * @param key that is split, as it is in the pass
   * @param number of the kind of atom
   */
  void of(int record, long key, int number, PassKeys.Keys keys) {
    AtomColumn third = atoms.get(number);
    for (int k = third.from(record); k < third.to(record); k++) {
      long hash = third.hash(k);
      if (hash != 0) keys.add(Hashes.of(key + number, hash));
    }
  }

  /**
   * The key of one record in what its source key splits.
   *
   * @param bits base-2 logarithm of the parts
   */
  long ring(int record, long key, int way, int bits) {
    return Hashes.of(key + way, Hashes.of(way, records.keys()[record]) & ((1L << bits) - 1));
  }
}
