package org.touchstonehub.match.block;

import java.util.Arrays;

/** Atoms that are worked out once, record by record. */
final class StoredAtoms extends AtomColumn {
  private final int[] offset;
  private long[] hashes;
  private int record;

  StoredAtoms(Atom atom, int records) {
    super(atom);
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

  @Override
  int from(int of) {
    return offset[of];
  }

  @Override
  int to(int of) {
    return offset[of + 1];
  }

  @Override
  long hash(int place) {
    return hashes[place];
  }

  @Override
  int size() {
    return offset[offset.length - 1];
  }
}
