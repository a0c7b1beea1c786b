package org.touchstonehub.match.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.standardise.Hashes;
import org.touchstonehub.match.standardise.TokenKind;
import org.touchstonehub.match.standardise.Words;

/**
 * Words that some values of a column write together and others apart ("CocaCola", "Coca Cola"), and
 * which spelling stands for both. Learnt in training ({@link CompoundCount}) and kept as hashes, so
 * that how a value is cut depends on the value and the trained model alone.
 *
 * @param joined hashes of words written together that neighbours which make them become, ascending
 * @param cut hashes of words that are cut, ascending
 * @param lengths by word that is cut: the lengths of its two or three parts, a byte each, the first
 *     in the lowest
 * @param codes hashes of codes that some values write with signs and others without, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // read in the loop of encoding, compared by nobody
public record Compounds(long[] joined, long[] cut, int[] lengths, long[] codes) {
  public static final Compounds NONE =
      new Compounds(new long[0], new long[0], new int[0], new long[0]);

  /** Neighbours that may be one word. */
  static final int MOST_PARTS = 3;

  /** Characters of a compound: shorter ones arise by chance. */
  static final int SHORTEST = 5;

  private static final int LONGEST_PART = 255;

  /**
   * @throws IllegalArgumentException if hashes do not ascend, a word is in both lists, or lengths
   *     are not those of two or three parts
   */
  public Compounds {
    if (!ascend(joined) || !ascend(cut) || !ascend(codes) || cut.length != lengths.length) {
      throw new IllegalArgumentException("compounds are not in order");
    }
    for (long word : cut) {
      if (Arrays.binarySearch(joined, word) >= 0) {
        throw new IllegalArgumentException("a compound is both joined and cut");
      }
    }
    for (int parts : lengths) {
      if ((parts & 0xff) == 0 || (parts >>> 8 & 0xff) == 0 || parts >>> 24 != 0) {
        throw new IllegalArgumentException("a compound is not cut into two or three parts");
      }
    }
  }

  private static boolean ascend(long[] hashes) {
    for (int i = 1; i < hashes.length; i++) if (hashes[i - 1] >= hashes[i]) return false;
    return true;
  }

  /** Learns from the distinct values of a column of words. */
  static Compounds of(ColumnPlan column, RecordTable records) {
    return new CompoundCount(column, records).compounds();
  }

  public boolean areNone() {
    return joined.length == 0 && cut.length == 0 && codes.length == 0;
  }

  /** The words of a value, in the spelling that won. */
  List<String> words(TokenKind kind, String value) {
    return unify(Words.of(kind, value, codes));
  }

  /** An organisation's name, its words in the spelling that won. */
  Words.Organisation organisation(String value) {
    Words.Organisation name = Words.organisation(value, codes);
    return new Words.Organisation(unify(name.words()), name.forms());
  }

  /** Words in the spelling that won; to do so again changes nothing. */
  List<String> unify(List<String> words) {
    if (areNone()) return words;
    List<String> out = new ArrayList<>(words.size() + 2);
    for (String word : words) cut(word, out);
    int before;
    do {
      before = out.size();
      out = join(out);
    } while (out.size() < before);
    return out;
  }

  /** Parts may be words that are cut in turn; they get shorter, so this ends. */
  private void cut(String word, List<String> out) {
    int at = word.length() < SHORTEST ? -1 : Arrays.binarySearch(cut, Hashes.of(word));
    int length = 0;
    for (int rest = at < 0 ? 0 : lengths[at]; rest != 0; rest >>>= 8) length += rest & 0xff;
    // another word may have the same hash
    if (length != word.length()) {
      out.add(word);
      return;
    }
    int start = 0;
    for (int rest = lengths[at]; rest != 0; rest >>>= 8) {
      int end = start + (rest & 0xff);
      cut(word.substring(start, end), out);
      start = end;
    }
  }

  private List<String> join(List<String> words) {
    if (joined.length == 0) return words;
    List<String> out = new ArrayList<>(words.size());
    int i = 0;
    while (i < words.size()) {
      int parts = Math.min(MOST_PARTS, words.size() - i);
      while (parts > 1 && !isJoined(words, i, parts)) parts--;
      out.add(parts == 1 ? words.get(i) : String.join("", words.subList(i, i + parts)));
      i += Math.max(parts, 1);
    }
    return out;
  }

  private boolean isJoined(List<String> words, int from, int parts) {
    return mayBeOne(words, from, parts)
        && Arrays.binarySearch(joined, Hashes.ofJoined(words, from, parts)) >= 0;
  }

  /**
   * Whether neighbours are long enough for a compound and not numbers alone. A single letter is an
   * initial, an article or what a slip cut off, but for the "s" of "children s".
   */
  static boolean mayBeOne(List<String> words, int from, int parts) {
    int length = 0;
    boolean letters = false;
    for (int k = from; k < from + parts; k++) {
      String word = words.get(k);
      boolean possessive = parts == 2 && k > from && word.equals("s");
      if ((word.length() == 1 && !possessive) || word.length() > LONGEST_PART) return false;
      length += word.length();
      letters |= word.chars().anyMatch(Character::isLetter);
    }
    return letters && length >= SHORTEST;
  }
}
