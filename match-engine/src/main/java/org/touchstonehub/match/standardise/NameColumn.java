package org.touchstonehub.match.standardise;

/**
 * The names of persons, all name attributes drawn together: each word once per role. Read only.
 *
 * @param offset words of record i sit from {@code offset[i]} to {@code offset[i + 1]}
 * @param role {@link #GIVEN}, {@link #MIDDLE} or {@link #FAMILY}, by word position
 * @param skeleton hash of the phonetic skeleton, by word number; 0 if it has none
 * @param nicknames families of nicknames, ascending, by word number; empty for most
 */
@SuppressWarnings("ArrayRecordComponent") // shared with the kernels, compared by nobody
public record NameColumn(
    Dictionary words, int[] offset, int[] word, byte[] role, long[] skeleton, int[][] nicknames)
    implements Column {
  public static final int GIVEN = 0;
  public static final int MIDDLE = 1;
  public static final int FAMILY = 2;
  public static final int ROLES = 3;

  @Override
  public boolean has(int record) {
    return offset[record + 1] > offset[record];
  }
}
