package org.touchstonehub.match.standardise;

/**
 * A bag of words per record. Read only.
 *
 * @param offset words of record i sit from {@code offset[i]} to {@code offset[i + 1]}, ascending,
 *     each once
 * @param bag by record: the number of its bag of words, equal bags share it
 * @param numeric by word: whether it holds a digit
 */
@SuppressWarnings("ArrayRecordComponent") // shared with the kernels, compared by nobody
public record WordColumn(
    TokenKind kind, Dictionary words, int[] offset, int[] word, int[] bag, boolean[] numeric)
    implements Column {
  @Override
  public boolean has(int record) {
    return offset[record + 1] > offset[record];
  }
}
