package org.touchstonehub.match.block;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.standardise.Encoded;
import org.touchstonehub.match.standardise.Hashes;

/**
 * The keys that a pass makes of a record: of one kind of atom or of two, and those that split a key
 * that too many records share. Follow from the record alone.
 */
final class PassKeys {
  /** Ways to split what shares a whole value, so that parts of one way are joined by the other. */
  static final int WAYS = 2;

  private final Encoded records;
  private final List<AtomColumn> atoms;
  private final AtomColumn first;
  private final @Nullable AtomColumn second;
  private final long salt;

  PassKeys(Encoded records, List<AtomColumn> atoms, AtomColumn first, @Nullable AtomColumn second) {
    this.records = records;
    this.atoms = atoms;
    this.first = first;
    this.second = second;
    this.salt = Hashes.of(first.atom.label());
  }

  /** Takes in the keys of one record. */
  interface Keys {
    void add(long hash);
  }

  boolean isPaired() {
    return second != null;
  }

  /** Whether the key is a whole value, which is split by the hash of the source key. */
  boolean isWhole() {
    return first.atom.whole();
  }

  int atoms() {
    return first.size();
  }

  void of(int record, Keys keys) {
    if (second == null) alone(record, keys);
    else paired(record, second, keys);
  }

  private void alone(int record, Keys keys) {
    for (int k = first.from(record); k < first.to(record); k++) {
      long hash = first.hash(k);
      if (hash != 0) keys.add(Hashes.of(salt, hash));
    }
  }

  private void paired(int record, AtomColumn other, Keys keys) {
    boolean within = first == other;
    for (int k = first.from(record); k < first.to(record); k++) {
      long a = first.hash(k);
      if (a == 0) continue;
      for (int l = within ? k + 1 : other.from(record); l < other.to(record); l++) {
        long b = other.hash(l);
        if (b == 0 || (within && a == b)) continue;
        keys.add(within ? Hashes.of(Math.min(a, b), Math.max(a, b)) : Hashes.of(a, b));
      }
    }
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
  void split(int record, long key, int number, Keys keys) {
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
