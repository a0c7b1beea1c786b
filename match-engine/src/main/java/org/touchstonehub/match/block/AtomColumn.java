package org.touchstonehub.match.block;

import java.util.function.IntToLongFunction;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.standardise.Hashes;

/** The atoms of one kind of every record, as hashes. Read only. */
abstract class AtomColumn {
  final Atom atom;

  AtomColumn(Atom atom) {
    this.atom = atom;
  }

  /** The first place of a record. */
  abstract int from(int record);

  /** Beyond the last place of a record. */
  abstract int to(int record);

  /** The hash in a place; 0 if nothing is there. */
  abstract long hash(int place);

  /** Places there are. */
  abstract int size();

  /** What follows from the one value of a record: nothing is stored. */
  static final class OfValues extends AtomColumn {
    private final int records;
    private final IntToLongFunction hash;

    /**
     * @param hash by record; 0 if there is none
     */
    OfValues(Atom atom, int records, IntToLongFunction hash) {
      super(atom);
      this.records = records;
      this.hash = hash;
    }

    @Override
    int from(int record) {
      return record;
    }

    @Override
    int to(int record) {
      return record + 1;
    }

    @Override
    long hash(int place) {
      return hash.applyAsLong(place);
    }

    @Override
    int size() {
      return records;
    }
  }

  /** What follows from several values of a record: the words of a name. */
  static final class OfMany extends AtomColumn {
    private final int[] offset;
    private final int[] value;
    private final IntToLongFunction hash;

    /**
     * @param offset values of record i sit from {@code offset[i]} to {@code offset[i + 1]}
     * @param hash by value; 0 if there is none
     */
    OfMany(Atom atom, int[] offset, int[] value, IntToLongFunction hash) {
      super(atom);
      this.offset = offset;
      this.value = value;
      this.hash = hash;
    }

    @Override
    int from(int record) {
      return offset[record];
    }

    @Override
    int to(int record) {
      return offset[record + 1];
    }

    @Override
    long hash(int place) {
      return hash.applyAsLong(value[place]);
    }

    @Override
    int size() {
      return value.length;
    }
  }

  /**
   * What of a kind of atom may bring a pair: what another record has too, or where records are
   * sampled a sampled one. No key is made of the rest, most e-mail addresses and telephone numbers,
   * and it is not even looked up.
   */
  static final class Shared extends AtomColumn {
    private final AtomColumn all;

    /** By place. */
    private final long[] shared;

    /**
     * @param sampleMask records are sampled whose hash has none of these bits; 0 for all
     */
    Shared(AtomColumn all, Encoded records, long sampleMask) {
      super(all.atom);
      this.all = all;
      this.shared = new long[(all.size() >>> 6) + 1];
      SharedKeys seen = new SharedKeys(all.size() >>> Long.bitCount(sampleMask));
      for (int record = 0; record < records.size(); record++) {
        if ((records.keys()[record] & sampleMask) == 0) see(record, seen);
      }
      for (int place = 0; place < all.size(); place++) {
        long hash = all.hash(place);
        if (hash == 0) continue;
        long key = Hashes.mix(hash);
        boolean has = sampleMask == 0 ? seen.isSeenTwice(key) : seen.isSeen(key);
        if (has) shared[place >>> 6] |= 1L << place;
      }
    }

    private void see(int record, SharedKeys seen) {
      for (int place = all.from(record); place < all.to(record); place++) {
        long hash = all.hash(place);
        if (hash != 0) seen.see(Hashes.mix(hash));
      }
    }

    @Override
    int from(int record) {
      return all.from(record);
    }

    @Override
    int to(int record) {
      return all.to(record);
    }

    @Override
    long hash(int place) {
      return (shared[place >>> 6] & 1L << place) == 0 ? 0 : all.hash(place);
    }

    @Override
    int size() {
      return all.size();
    }
  }
}
