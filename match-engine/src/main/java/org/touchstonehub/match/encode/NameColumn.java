package org.touchstonehub.match.encode;

/**
 * The names of persons, all name attributes drawn together: each word once per role. Read only.
 *
 * @param offset words of record i sit from {@code offset[i]} to {@code offset[i + 1]}
 * @param role {@link #GIVEN}, {@link #MIDDLE} or {@link #FAMILY}, by word position
 * @param skeleton hash of the phonetic skeleton, by word number; 0 if it has none
 * @param nicknames families of nicknames, ascending, by word number; empty for most
 * @param generation 1 for the elder of a name ("Sr"), 2 for the younger, 3, 4, by record; 0 where
 *     nothing says so
 * @param ofTwo by record: whether it names two people, of whom the first is kept
 */
@SuppressWarnings("ArrayRecordComponent") // shared with the kernels, compared by nobody
public record NameColumn(
    Dictionary words,
    int[] offset,
    int[] word,
    byte[] role,
    long[] skeleton,
    int[][] nicknames,
    byte[] generation,
    boolean[] ofTwo)
    implements Column {
  public static final int GIVEN = 0;
  public static final int MIDDLE = 1;
  public static final int FAMILY = 2;
  public static final int ROLES = 3;

  /** Whether two records say that they mean the elder and the younger of a name. */
  public boolean areOfTwoGenerations(int i, int j) {
    return generation[i] > 0 && generation[j] > 0 && generation[i] != generation[j];
  }

  @Override
  public boolean has(int record) {
    return offset[record + 1] > offset[record];
  }
}
