package org.touchstonehub.match.standardise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct values of a column as small numbers, their characters in one array for the kernels.
 * Numbers follow the order in which values were added, and so mean nothing outside one table; the
 * {@linkplain #hash hash} of a value is what artefacts keep.
 */
public final class Dictionary {
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private char[] characters = new char[256];
  private int[] starts = new int[64];
  private long[] hashes = new long[64];
  private int[] letters = new int[64];
  private int used;

  /** The number of a value, given one if it is new. */
  public int add(String text) {
    Integer known = ids.get(text);
    if (known != null) return known;
    int id = texts.size();
    if (id + 1 >= starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
      hashes = Arrays.copyOf(hashes, hashes.length * 2);
      letters = Arrays.copyOf(letters, letters.length * 2);
    }
    while (used + text.length() > characters.length) {
      characters = Arrays.copyOf(characters, characters.length * 2);
    }
    text.getChars(0, text.length(), characters, used);
    starts[id] = used;
    used += text.length();
    starts[id + 1] = used;
    hashes[id] = Hashes.of(text);
    letters[id] = lettersOf(text, 0, text.length());
    ids.put(text, id);
    texts.add(text);
    return id;
  }

  public int size() {
    return texts.size();
  }

  public String text(int id) {
    return texts.get(id);
  }

  /** The number of a value, or -1. */
  public int find(String text) {
    return ids.getOrDefault(text, -1);
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

  public long hash(int id) {
    return hashes[id];
  }
}
