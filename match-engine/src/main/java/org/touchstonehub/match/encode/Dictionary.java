package org.touchstonehub.match.encode;

import java.util.Arrays;
import org.touchstonehub.match.standardise.Hashes;

/**
 * The distinct values of a column as small numbers, their characters in one array for the kernels.
 * Numbers follow the order in which values were added, and so mean nothing outside one table; the
 * {@linkplain #hash hash} of a value is what artefacts keep.
 */
public final class Dictionary {
  private char[] characters = new char[256];
  private int[] starts = new int[64];
  private long[] hashes = new long[64];
  private int[] letters = new int[64];
  private int size;
  private int used;

  /** Open addressing: numbers plus one, 0 where nothing is. */
  private int[] places = new int[128];

  /** The number of a value, given one if it is new. */
  public int add(String text) {
    long hash = Hashes.of(text);
    int place = place(text, hash);
    if (places[place] != 0) return places[place] - 1;
    if (size + 1 >= starts.length) grow();
    if (used + text.length() > characters.length) {
      long wanted = Math.max(used + (long) text.length(), used + (used >> 1) + 256L);
      characters = Arrays.copyOf(characters, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
    }
    int id = size++;
    text.getChars(0, text.length(), characters, used);
    starts[id] = used;
    used += text.length();
    starts[id + 1] = used;
    hashes[id] = hash;
    letters[id] = lettersOf(text, 0, text.length());
    places[place] = id + 1;
    if (size * 2 > places.length) rehash();
    return id;
  }

  private void grow() {
    int length = starts.length + (starts.length >> 1);
    starts = Arrays.copyOf(starts, length);
    hashes = Arrays.copyOf(hashes, length);
    letters = Arrays.copyOf(letters, length);
  }

  private void rehash() {
    places = new int[places.length * 2];
    for (int id = 0; id < size; id++) {
      int place = (int) hashes[id] & places.length - 1;
      while (places[place] != 0) place = place + 1 & places.length - 1;
      places[place] = id + 1;
    }
  }

  /** Where a value is, or the empty place where it belongs. */
  private int place(String text, long hash) {
    int place = (int) hash & places.length - 1;
    while (places[place] != 0 && !is(places[place] - 1, text, hash)) {
      place = place + 1 & places.length - 1;
    }
    return place;
  }

  private boolean is(int id, String text, long hash) {
    if (hashes[id] != hash || length(id) != text.length()) return false;
    for (int i = 0; i < text.length(); i++) {
      if (characters[starts[id] + i] != text.charAt(i)) return false;
    }
    return true;
  }

  public int size() {
    return size;
  }

  public String text(int id) {
    return new String(characters, starts[id], length(id));
  }

  /** The number of a value, or -1. */
  public int find(String text) {
    return places[place(text, Hashes.of(text))] - 1;
  }

  /** All characters; value {@code id} sits from {@link #start} for {@link #length}. Read only. */
  public char[] characters() {
    return characters;
  }

  public int start(int id) {
    return starts[id];
  }

  public int length(int id) {
    return starts[id + 1] - starts[id];
  }

  /**
   * Which letters a value holds, as bits: a to z, one for blanks and signs, the rest for digits and
   * other letters, several sharing a bit. Two values whose sets differ in more than 2k bits are
   * more than k edits apart.
   */
  public int letters(int id) {
    return letters[id];
  }

  /** {@link #letters} of a stretch of a text. */
  static int lettersOf(String text, int from, int to) {
    int set = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      set |= c >= 'a' && c <= 'z' ? 1 << (c - 'a') : 1 << (26 + c % 6);
    }
    return set;
  }

  /**
   * An order of values that does not depend on which others there are: for what is computed of two
   * and is not the same both ways round.
   */
  public boolean isBefore(int x, int y) {
    return hashes[x] < hashes[y];
  }

  public long hash(int id) {
    return hashes[id];
  }
}
