package org.touchstonehub.match.block;

import java.util.Arrays;

/** The atoms of one kind of every record, as hashes. Read only once filled. */
final class AtomColumn {
  final Atom atom;
  final int[] offset;
  private long[] hashes;
  private int record;

  AtomColumn(Atom atom, int records) {
    this.atom = atom;
    offset = new int[records + 1];
    hashes = new long[Math.max(16, records)];
  }

  /** Adds an atom of the present record. */
  void add(long hash) {
    int at = offset[record + 1];
    if (at == hashes.length) hashes = Arrays.copyOf(hashes, at * 2);
    hashes[at] = hash;
    offset[record + 1]++;
  }

  void next() {
    record++;
    if (record + 1 < offset.length) offset[record + 1] = offset[record];
  }

  long hash(int at) {
    return hashes[at];
  }

  int size() {
    return offset[offset.length - 1];
  }
}
