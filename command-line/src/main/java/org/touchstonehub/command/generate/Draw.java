package org.touchstonehub.command.generate;

import java.util.List;

/**
 * A stream of draws that is the same on every JDK: SplitMix64 (Steele, Lea and Flood, "Fast
 * splittable pseudorandom number generators", 2014), and nothing but addition, multiplication and
 * division of doubles on top of it.
 */
final class Draw {
  private long state;

  Draw(long seed, String stream) {
    long mixed = 0xcbf29ce484222325L; // FNV-1a of the stream's name
    for (int i = 0; i < stream.length(); i++) mixed = (mixed ^ stream.charAt(i)) * 0x100000001b3L;
    state = seed * 0x9e3779b97f4a7c15L ^ mixed;
  }

  private long bits() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** From 0, included, to 1, excluded. */
  double fraction() {
    return (bits() >>> 11) * 0x1.0p-53;
  }

  /** From 0, included, to the bound, excluded. */
  int below(int bound) {
    return (int) (fraction() * bound);
  }

  boolean chance(double probability) {
    return fraction() < probability;
  }

  <T> T from(List<T> values) {
    return values.get(below(values.size()));
  }

  char from(String letters) {
    return letters.charAt(below(letters.length()));
  }

  /** The pattern with every {@code #} a digit and every {@code @} a capital letter. */
  String fill(String pattern) {
    StringBuilder text = new StringBuilder(pattern.length());
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      text.append(c == '#' ? from("0123456789") : c == '@' ? from("ABDEFGHJLNPQRSTUWXYZ") : c);
    }
    return text.toString();
  }

  /** Fisher and Yates. */
  <T> void shuffle(List<T> values) {
    for (int i = values.size() - 1; i > 0; i--) {
      int j = below(i + 1);
      T swapped = values.get(i);
      values.set(i, values.get(j));
      values.set(j, swapped);
    }
  }
}
