package org.touchstonehub.match.encode;

import org.touchstonehub.match.standardise.TokenKind;

/**
 * A bag of words per record. Read only.
 *
 * @param offset words of record i sit from {@code offset[i]} to {@code offset[i + 1]}, ascending,
 *     each once
 * @param bag by record: the number of its bag of words, equal bags share it
 * @param form by record: a number for the legal forms that it names, the same for the same forms,
 *     or -1; empty but for organisations
 * @param numeric by word: whether it holds a digit
 * @param place where in the text each of {@code word} first stands, as an unsigned byte; {@link
 *     #NOWHERE} beyond; empty where initials are of no use
 * @param acronym by word: whether it may be the initials of others
 * @param small by word: whether initials may leave it out, as "of" in "Bank of America"
 */
@SuppressWarnings("ArrayRecordComponent") // shared with the kernels, compared by nobody
public record WordColumn(
    TokenKind kind,
    Dictionary words,
    int[] offset,
    int[] word,
    int[] bag,
    int[] form,
    boolean[] numeric,
    byte[] place,
    boolean[] acronym,
    boolean[] small)
    implements Column {
  /** The place of words that stand further back than a byte can tell. */
  public static final int NOWHERE = 255;

  /** Whether the places of words are known. */
  public boolean hasPlaces() {
    return place.length > 0;
  }

  @Override
  public boolean has(int record) {
    return offset[record + 1] > offset[record];
  }
}
