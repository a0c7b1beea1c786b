package org.touchstonehub.match.cluster;

import org.touchstonehub.match.standardise.Hashes;

/**
 * What clustering a table tells of each record beyond its cluster, so that later a part of the
 * table can be clustered alone.
 *
 * <p>Two clusters have a say in what becomes of each other only if they were ready to join at some
 * time. Records whose clusters ever were, or became one, are tied: what becomes of a record depends
 * on those that it is tied to, at however many removes, and on nobody else. The course of a record
 * is the sequence of clusters that it was in, as a digest. Where a part is clustered anew and a
 * record has its former course, others saw of it just what they saw before.
 */
public final class Courses {
  /** By record: a hash of its key and values. */
  private final long[] contents;

  private final long[] courses;
  private final long[] sums; // by cluster, of the contents of its members
  private final Components tied;

  /**
   * @param contents by record: a hash of its key and values
   */
  public Courses(long[] contents) {
    this.contents = contents;
    courses = new long[contents.length];
    sums = contents.clone();
    tied = new Components(contents.length);
  }

  /** The course of a record that never met another, by the hash of its key and values. */
  public static long alone(long content) {
    return Hashes.of(0, content);
  }

  /** What stewards and rules say is done. */
  void begin(Partition partition) {
    for (int i = 0; i < contents.length; i++) {
      int cluster = partition.label(i);
      if (cluster == i) continue;
      tie(cluster, i);
      sums[cluster] += contents[i];
    }
    for (int i = 0; i < contents.length; i++) courses[i] = alone(sums[partition.label(i)]);
  }

  /** Two clusters are ready to join, by one record of each. */
  void tie(int a, int b) {
    tied.join(a, b);
  }

  /**
   * Told after b joined a.
   *
   * @param when names stage and round
   */
  void joined(int a, int b, int[] members, long when) {
    sums[a] += sums[b];
    long now = Hashes.of(when, sums[a]);
    for (int i : members) courses[i] = Hashes.of(courses[i], now);
  }

  /** The course of a record. */
  public long of(int record) {
    return courses[record];
  }

  /** Of the records that a record is tied to, and itself, the smallest. */
  public int tieOf(int record) {
    return tied.of(record);
  }
}
