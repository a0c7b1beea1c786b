package org.touchstonehub.match.block;

import java.util.function.IntToLongFunction;
import org.touchstonehub.match.standardise.NameColumn;

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

  /** What follows from the words of a name. */
  static final class OfNames extends AtomColumn {
    private final NameColumn names;
    private final IntToLongFunction hash;

    /**
     * @param hash by word; 0 if there is none
     */
    OfNames(Atom atom, NameColumn names, IntToLongFunction hash) {
      super(atom);
      this.names = names;
      this.hash = hash;
    }

    @Override
    int from(int record) {
      return names.offset()[record];
    }

    @Override
    int to(int record) {
      return names.offset()[record + 1];
    }

    @Override
    long hash(int place) {
      return hash.applyAsLong(names.word()[place]);
    }

    @Override
    int size() {
      return names.word().length;
    }
  }
}
